package jieli.deployment.handover;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Posting.Part;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import org.springframework.stereotype.Component;

/** Who takes a seat over. */
@Component
class Successors {

    /** How far before the end somebody may have come to be a successor, how far after. */
    private static final int MONTHS_BEFORE = 2;

    private static final int MONTHS_AFTER = 6;

    private static final Set<PostingState> GONE =
            EnumSet.of(PostingState.WITHDRAWN, PostingState.POSTPONED);

    private final Postings postings;

    Successors(Postings postings) {
        this.postings = postings;
    }

    /**
     * The next at the same seat; without one, the next of the same discipline and part at the same
     * hospital. Empty when the department takes over itself.
     */
    Optional<Posting> of(Posting posting) {
        var end = posting.during().until();
        if (end == null) {
            return Optional.empty();
        }
        var around = new Period(end.minusMonths(MONTHS_BEFORE), end.plusMonths(MONTHS_AFTER));
        return postings.at(posting.recipient(), around).stream()
                .filter(each -> !each.person().equals(posting.person()))
                .filter(each -> !GONE.contains(each.state()))
                .filter(each -> each.during().from().isAfter(posting.during().from()))
                .filter(each -> !each.during().from().isBefore(end.minusMonths(MONTHS_BEFORE)))
                .filter(each -> follows(each, posting))
                .min(Comparator.comparing(each -> each.during().from()));
    }

    private static boolean follows(Posting next, Posting posting) {
        return posting.seat() != null && next.seat() != null
                ? posting.seat().equals(next.seat())
                : next.specialty().equals(posting.specialty()) && next.part() == posting.part();
    }

    /** Who else was sent there and is there on the last day, the leaders first. */
    List<Posting> beside(Posting posting) {
        var end = posting.during().until();
        if (end == null) {
            return List.of();
        }
        return postings.at(posting.recipient(), new Period(end.minusDays(1), end)).stream()
                .filter(each -> !each.person().equals(posting.person()))
                .sorted(Comparator.comparing(each -> each.part() != Part.LEADER))
                .toList();
    }
}
