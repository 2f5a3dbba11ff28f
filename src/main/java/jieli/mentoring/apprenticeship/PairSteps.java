package jieli.mentoring.apprenticeship;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jieli.identity.AccountId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.apprenticeship.Agreement.Goal;
import jieli.mentoring.apprenticeship.Pair.Step;
import jieli.terms.Terms;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done about a pair, one step after another. */
@Service
@Transactional
class PairSteps {

    private static final int LONGEST = 2000;

    private final Pairs pairs;
    private final PairBook book;
    private final Progress progress;
    private final Consequences consequences;
    private final Clock clock;

    PairSteps(
            Pairs pairs, PairBook book, Progress progress, Consequences consequences, Clock clock) {
        this.pairs = pairs;
        this.book = book;
        this.progress = progress;
        this.consequences = consequences;
        this.clock = clock;
    }

    /**
     * Takes a pair one step further.
     *
     * @return why not, or nothing once it is done
     */
    Optional<Refusal> step(PairId id, PairState next, LocalDate day, String words, Me me) {
        var pair = pairs.get(id, me, Right.PROGRAMME_WRITE);
        if (words.length() > LONGEST) {
            return Optional.of(Refusal.of("long"));
        }
        var why =
                PairRules.self(pair, next, me.person())
                        .or(() -> PairRules.step(pair, next, day, words, LocalDate.now(clock)))
                        .or(() -> begin(pair, next, day))
                        .or(() -> graduate(pair, next, day, words));
        if (why.isEmpty()) {
            go(pair, next, day, words, me.account(), me.name());
        }
        return why;
    }

    private Optional<Refusal> begin(Pair pair, PairState next, LocalDate day) {
        return next == PairState.ACTIVE ? pairs.mayBegin(pair.agreed(), day) : Optional.empty();
    }

    private Optional<Refusal> graduate(Pair pair, PairState next, LocalDate day, String words) {
        return next == PairState.GRADUATED
                ? PairRules.graduated(pair.agreed(), day, words, names(missing(pair, day)))
                : Optional.empty();
    }

    /** The techniques of which cases or the grant at the level promised are missing. */
    List<Goal> missing(Pair pair, LocalDate day) {
        return PairRules.missing(pair.agreed(), progress.of(pair, day));
    }

    private static String names(List<Goal> goals) {
        var locale = LocaleContextHolder.getLocale();
        return goals.stream()
                .map(goal -> Terms.get("techniques").name(goal.technique(), locale))
                .collect(Collectors.joining(", "));
    }

    /** For the house itself: the demonstration's past. */
    Pair go(Pair pair, PairState next, LocalDate day, String words, AccountId by, String name) {
        var step =
                new Step(pair.steps() + 1, next, day, words, by, clock.instant(), pair.simulated());
        book.add(pair.id(), step);
        var after = pair.after(step);
        consequences.follow(after, day, name);
        return after;
    }
}
