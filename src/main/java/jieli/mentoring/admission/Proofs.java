package jieli.mentoring.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.identity.AccountId;
import jieli.identity.Me;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.mentoring.Deed;
import jieli.mentoring.admission.CaseHistory.Case;
import jieli.mentoring.admission.EvidenceSearch.Evidence;
import jieli.mentoring.admission.FirstBook.Confirmation;
import jieli.mentoring.admission.FirstClaim.State;
import jieli.terms.Terms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people decide about claims: a claim becomes a fact, one of two stands. */
@Service
@Transactional
class Proofs {

    /** Tells the house which firsts count, the trail who decided so. */
    @Component
    static class News {

        private final Areas areas;
        private final ApplicationEventPublisher events;
        private final Trail trail;

        News(Areas areas, ApplicationEventPublisher events, Trail trail) {
            this.areas = areas;
            this.events = events;
            this.trail = trail;
        }

        /** Notes what a person decided. */
        void note(FirstClaim claim, String after, String reason) {
            trail.add(
                    Entry.of(Action.CHANGED, "first", claim.id().value())
                            .at(claim.institution().value())
                            .change(claim.state().name(), after)
                            .because(reason));
        }

        /**
         * @param number which proof of that first it is
         */
        void proven(FirstClaim claim, Case it, int number, String by) {
            var own = it.pairing() == null ? claim.pairing() : it.pairing();
            var pairing = own == null ? areas.pairing(claim.institution()) : Optional.of(own);
            pairing.ifPresent(one ->
                    events.publishEvent(
                            new Deed(
                                    deed(claim, number),
                                    Deed.Kind.FIRST,
                                    one,
                                    claim.institution(),
                                    it.day(),
                                    Terms.get("techniques").name(claim.technique(), Locale.CHINESE),
                                    "",
                                    "/mentoring/firsts/" + claim.id(),
                                    by,
                                    it.simulated())));
        }

        void fallen(FirstClaim claim, int number, String reason, String by) {
            events.publishEvent(new Deed.Undone(deed(claim, number), reason, by));
        }

        /** Of the first, not of the claim: it counts once whoever speaks of it. */
        static UUID deed(FirstClaim claim, int number) {
            return FirstClaim.Id.derived("proof", claim.first(), number).value();
        }
    }

    private final FirstDecisions decisions;
    private final EvidenceSearch search;
    private final News news;
    private final Clock clock;

    Proofs(FirstDecisions decisions, EvidenceSearch search, News news, Clock clock) {
        this.decisions = decisions;
        this.search = search;
        this.news = news;
        this.clock = clock;
    }

    /** What a claim has, what it lacks. */
    Evidence evidence(FirstClaim claim, Locale locale) {
        return search.of(claim, locale);
    }

    Optional<FirstDecisions.Proof> proof(FirstClaim claim) {
        return decisions.proof(claim.id());
    }

    /** Why it is proven no longer; empty if it still is, or never was. */
    String disproof(FirstClaim claim) {
        return decisions.disproof(claim.id()).orElse("");
    }

    /** Makes a claim a fact, if everything it needs is there. */
    Optional<Refusal> prove(FirstClaim claim, Me me) {
        var why = prove(claim, me.account(), me.name());
        if (why.isEmpty()) {
            news.note(claim, State.PROVEN.name(), "");
        }
        return why;
    }

    /** For the house itself too: the demonstration. */
    Optional<Refusal> prove(FirstClaim claim, AccountId by, String name) {
        if (decisions.isProven(claim)) {
            return Optional.of(
                    Refusal.of(claim.state() == State.PROVEN ? "proven" : "proven.same"));
        }
        var evidence = search.of(claim, Locale.CHINESE);
        var it = evidence.it();
        if (it == null || !evidence.isWhole()) {
            return Optional.of(Refusal.of("evidence"));
        }
        var words =
                evidence.items().stream()
                        .map(item -> item.need() + ": " + item.words())
                        .collect(Collectors.joining("\n"));
        var number = decisions.prove(claim, it.id(), words, by, clock.instant());
        news.proven(claim, it, number, name);
        return Optional.empty();
    }

    /** Notes that the authority of the level confirmed a claim. */
    Optional<Refusal> confirm(FirstClaim claim, Confirmation word, Me me) {
        if (!claim.scope().isConfirmed()) {
            return Optional.of(Refusal.of("unconfirmed"));
        }
        if (word.number().isEmpty()
                || word.authority().isEmpty()
                || word.number().length() > 100
                || word.authority().length() > 200) {
            return Optional.of(Refusal.of("filing"));
        }
        if (word.day().isAfter(LocalDate.now(clock))) {
            return Optional.of(Refusal.of("future", word.day()));
        }
        decisions.confirm(claim.id(), word, me.account(), clock.instant());
        news.note(claim, "confirmed " + word.number() + " " + word.day(), "");
        return Optional.empty();
    }

    /** Decides which of two stands. */
    Optional<Refusal> resolve(FirstClaim stands, FirstClaim yields, String reason, Me me) {
        if (!Firsts.isAgainst(stands, yields)) {
            return Optional.of(Refusal.of("undisputed"));
        }
        if (reason.isEmpty() || reason.length() > 1000) {
            return Optional.of(Refusal.of("said"));
        }
        if (yields.state() == State.PROVEN) {
            return Optional.of(Refusal.of("proven"));
        }
        decisions.resolve(stands, yields, reason, me.account(), clock.instant());
        news.note(stands, "stands against " + yields.id(), reason);
        news.note(yields, State.YIELDED + " to " + stands.id(), reason);
        return Optional.empty();
    }

    /** Its case was taken back: what was proven is a claim again. */
    void gone(FirstClaim claim, String by) {
        withdraw(claim, "病例已退回或更正", by);
    }

    /** An earlier case came to light. */
    void overtaken(FirstClaim claim, Case earlier, String by) {
        withdraw(claim, "有更早的病例:" + earlier.day(), by);
    }

    private void withdraw(FirstClaim claim, String reason, String by) {
        if (claim.state() == FirstClaim.State.PROVEN) {
            var number = decisions.disprove(claim, reason, clock.instant());
            news.fallen(claim, number, reason, by);
        }
    }
}
