package jieli.deployment.altitude.clearance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.clearance.Clearance.Result;
import jieli.deployment.altitude.clearance.Clearance.Standing;
import jieli.deployment.altitude.clearance.Sights.Seen;
import jieli.deployment.altitude.clearance.Sights.Sight;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questionnaires filled in, proposals made, decisions taken by a physician. */
@Service
@Transactional
public class Clearances {

    private static final int MONTHS_VALID = 6;
    private static final int LONGEST = 1000;

    /** A form as it was filled in, with what it proposes. */
    record Filled(UUID id, HealthForm form, Proposal proposal, Instant at) {}

    private final ClearanceBook book;
    private final Sites sites;
    private final Trail trail;
    private final Clock clock;

    Clearances(ClearanceBook book, Sites sites, Trail trail, Clock clock) {
        this.book = book;
        this.sites = sites;
        this.trail = trail;
        this.clock = clock;
    }

    /** Takes in a form: one's own, or that of somebody one looks after. */
    Optional<String> fill(Seen seen, HealthForm form, Me me) {
        if (!seen.sight().seesValues()) {
            throw new NotFound(seen.posting().id());
        }
        var wrong = form.wrong();
        if (wrong.isEmpty()) {
            enter(seen.posting(), form, me);
        }
        return wrong;
    }

    UUID enter(Posting posting, HealthForm form, Me me) {
        var filled = new Filled(FreshId.at(clock), form, Proposal.of(form), clock.instant());
        book.add(posting, filled, me.account());
        trail.add(trace(Action.CHANGED, posting).change("", "questionnaire filled in"));
        return filled.id();
    }

    /** The form filled in last, for whoever may see values. */
    Optional<Filled> lastForm(PostingId posting) {
        return book.forms(posting).stream().findFirst();
    }

    /** The form filled in last; looking at another person's is written to the trail. */
    Optional<Filled> open(Seen seen) {
        if (seen.sight() != Sight.OWN) {
            trail.add(trace(Action.VIEWED, seen.posting()));
        }
        return lastForm(seen.posting().id());
    }

    /** Every decision with its words, the newest first, for whoever may see values. */
    public List<Clearance> list(PostingId posting) {
        return book.list(posting);
    }

    /** What may be known of everyone's clearance by whoever asks. */
    public Map<PostingId, Standing> standings() {
        var floors = new HashMap<InstitutionId, Optional<Integer>>();
        return book.standings(place ->
                floors.computeIfAbsent(
                                place,
                                one -> Optional.ofNullable(sites.get(one).band().fromMetres()))
                        .orElse(null));
    }

    /**
     * A physician decides upon the form filled in last; returns why not.
     *
     * @param read the form they have read, null if they say nothing of it
     */
    Optional<String> decide(
            Seen seen, @Nullable UUID read, @Nullable Result result, String reason, Me me) {
        if (seen.sight() != Sight.DOCTOR) {
            throw new NotFound(seen.posting().id());
        }
        var filled = lastForm(seen.posting().id());
        if (filled.isEmpty()) {
            return Optional.of("form");
        }
        if (!filled.get().id().equals(read)) {
            return Optional.of("newer");
        }
        if (result == null) {
            return Optional.of("result");
        }
        var overrides = filled.get().proposal().isOverriddenBy(result);
        if (reason.isEmpty() && (overrides || result.wantsWords())) {
            return Optional.of(overrides ? "override" : "words");
        }
        if (reason.length() > LONGEST) {
            return Optional.of("long");
        }
        add(seen.posting(), filled.get(), result, reason, me);
        return Optional.empty();
    }

    private void add(Posting posting, Filled filled, Result result, String reason, Me me) {
        var today = LocalDate.now(clock);
        var overrides = filled.proposal().isOverriddenBy(result);
        var decided =
                new Clearance(
                        FreshId.at(clock),
                        posting.id(),
                        filled.id(),
                        result,
                        reason,
                        sites.get(posting.recipient()).metres(),
                        overrides,
                        new Period(today, today.plusMonths(MONTHS_VALID)),
                        me.person(),
                        clock.instant());
        book.add(posting, decided, me.account());
        trail.add(
                trace(overrides ? Action.SAFETY_OVERRIDDEN : Action.CHANGED, posting)
                        .change("", overrides ? "decided against the proposal" : "decided"));
    }

    private static Entry trace(Action action, Posting posting) {
        return Entry.of(action, "health", posting.id().value()).at(posting.recipient().value());
    }
}
