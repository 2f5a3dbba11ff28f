package jieli.deployment.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Posting.Part;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.deployment.SeatId;
import jieli.deployment.planning.Named.Names;
import jieli.deployment.planning.PlanBook.Stay;
import jieli.deployment.planning.round.Round;
import jieli.directory.PersonId;
import jieli.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Stays of a plan become planned postings: all that were chosen, or none. */
@Service
class Acceptance {

    private final PlanBook plans;
    private final AcceptanceBook book;
    private final Postings postings;
    private final Choices choices;
    private final TransactionTemplate transaction;

    Acceptance(
            PlanBook plans,
            AcceptanceBook book,
            Postings postings,
            Choices choices,
            TransactionTemplate transaction) {
        this.plans = plans;
        this.book = book;
        this.postings = postings;
        this.choices = choices;
        this.transaction = transaction;
    }

    /**
     * Accepts the stays of these keys.
     *
     * @return one sentence for each stay that cannot be; empty once all of them are done
     */
    List<String> accept(Round round, Run run, Set<String> keys, Names names, Me me) {
        var chosen =
                plans.stays(run.id()).stream()
                        .filter(stay -> stay.posting() == null)
                        .filter(stay -> keys.contains(PlanPage.key(stay)))
                        .toList();
        if (chosen.isEmpty()) {
            return List.of(choices.word("accept.none", names.locale()));
        }
        var refusals = new ArrayList<String>();
        try {
            transaction.executeWithoutResult(status -> {
                for (var stay : chosen) {
                    var refusal = accept(round, run, stay, names, me);
                    if (!refusal.isEmpty()) {
                        refusals.add(refusal);
                    }
                }
                if (!refusals.isEmpty()) {
                    status.setRollbackOnly();
                }
            });
        } catch (DataIntegrityViolationException somebodyWasQuicker) {
            refusals.add(choices.word("accept.quicker", names.locale()));
        }
        return refusals;
    }

    /** Why not, in a sentence that names the stay; empty once it is done. */
    private String accept(Round round, Run run, Stay stay, Names names, Me me) {
        var post = names.posts().get(stay.post());
        var nominee = names.nominees().get(stay.nominee());
        if (post == null || nominee == null) {
            return choices.word("accept.gone", names.locale());
        }
        var person = nominee.person();
        if (person == null) {
            return refusal(stay, names, choices.word("accept.person", names.locale()));
        }
        if (book.isTaken(stay.post(), stay.duty())) {
            return refusal(stay, names, choices.word("accept.taken", names.locale()));
        }
        var posting = posting(round, stay, names, person);
        var stop = postings.post(posting, me);
        if (stop.isPresent()) {
            var sentence = choices.sentence(stop.get().key(), stop.get().words(), names.locale());
            return refusal(stay, names, sentence);
        }
        book.accept(round.id(), run.id(), stay, posting.id(), me.name());
        return "";
    }

    private String refusal(Stay stay, Names names, String why) {
        return choices.word(
                "accept.refused",
                names.locale(),
                names.nominee(stay.nominee()),
                names.post(stay.post()),
                words(stay.duty(), names.locale()),
                why);
    }

    private String words(Period period, Locale locale) {
        return choices.word(
                "period", locale, period.from().toString(), String.valueOf(period.lastDay()));
    }

    private Posting posting(Round round, Stay stay, Names names, PersonId person) {
        var post = names.posts().get(stay.post());
        var nominee = names.nominees().get(stay.nominee());
        if (post == null || nominee == null) {
            throw new IllegalArgumentException("not of the round: " + stay);
        }
        @Nullable SeatId seat = post.seat() == null ? null : new SeatId(post.seat());
        return new Posting(
                book.next(),
                post.pairing(),
                person,
                post.recipient(),
                seat,
                "",
                post.specialty(),
                Part.SPECIALIST,
                jieli.deployment.Posting.Stay.POSTING,
                "",
                nominee.employer(),
                round.batch(),
                stay.presence(),
                PostingState.PLANNED,
                round.simulated());
    }
}
