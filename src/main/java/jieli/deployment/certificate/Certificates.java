package jieli.deployment.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.pairing.Pairings;
import jieli.pairing.Pairings.Within;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Certificates of service. A person reads their own; an office those whose postings all lie in its
 * reach. What lies elsewhere is answered like what does not exist.
 */
@Service
@Transactional
class Certificates {

    private static final int LONGEST = 1000;

    /** Why nothing was done; {@code deployment.certificate.refusal.…} says it in words. */
    enum Refusal {
        NOTHING_SERVED,
        REASON_MISSING,
        TOO_LONG,
        WITHDRAWN_ALREADY,
        NO_LETTERS_FOR
    }

    /** What anyone may learn who holds a code. */
    record Verdict(Certificate it, State state) {

        enum State {
            AS_ISSUED,
            /** What it states was corrected since. */
            CORRECTED,
            WITHDRAWN,
            /** The row itself was tampered with. */
            FORGED
        }
    }

    private final CertificateBook book;
    private final Statements statements;
    private final Pairings pairings;
    private final Trail trail;
    private final Clock clock;

    Certificates(
            CertificateBook book,
            Statements statements,
            Pairings pairings,
            Trail trail,
            Clock clock) {
        this.book = book;
        this.statements = statements;
        this.pairings = pairings;
        this.trail = trail;
        this.clock = clock;
    }

    /** What could be certified today, to whoever may know it. */
    Statement draft(PersonId person, Me me) {
        return statement(person, readable(person, me), LocalDate.now(clock));
    }

    List<Certificate> of(PersonId person, Me me) {
        var within = readable(person, me);
        return book.of(person).stream().filter(one -> covers(within, one)).toList();
    }

    Certificate get(PersonId person, CertificateId id, Me me) {
        var within = readable(person, me);
        return book.find(person, id)
                .filter(one -> covers(within, one))
                .orElseThrow(() -> new NotFound(id));
    }

    /** Whether someone may issue and take back for a person; nobody certifies themselves. */
    boolean mayIssue(PersonId person, Me me) {
        return !me.person().equals(person)
                && statements.knows(person, pairings.within(me.reach(Right.PROGRAMME_WRITE)));
    }

    /**
     * Certifies whatever of the service lies in the issuer's reach.
     *
     * @param issuer who vouches, in words
     */
    Optional<Refusal> issue(PersonId person, String issuer, Me me, boolean simulated) {
        var within = writable(person, me);
        var asOf = LocalDate.now(clock);
        var served = statements.served(person, within, asOf, clock);
        if (served.isEmpty()) {
            return Optional.of(Refusal.NOTHING_SERVED);
        }
        if (issuer.length() > LONGEST) {
            return Optional.of(Refusal.TOO_LONG);
        }
        var statement =
                statements.of(person, served, asOf).by(issuer.isEmpty() ? me.name() : issuer);
        var one =
                Certificate.issue(
                        new CertificateId(FreshId.at(clock)),
                        person,
                        served.stream()
                                .map(each -> each.posting().pairing())
                                .collect(Collectors.toSet()),
                        statement,
                        me.account(),
                        clock.instant());
        book.add(one, statement.simulated() || simulated);
        trail.add(trace(one).change("", "issued, SHA-256 " + one.digest()));
        return Optional.empty();
    }

    /** Takes a certificate back, with a reason; whoever checks its code is told. */
    Optional<Refusal> withdraw(PersonId person, CertificateId id, String reason, Me me) {
        var within = writable(person, me);
        var one =
                book.find(person, id)
                        .filter(found -> covers(within, found))
                        .orElseThrow(() -> new NotFound(id));
        if (reason.isEmpty()) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        if (reason.length() > LONGEST) {
            return Optional.of(Refusal.TOO_LONG);
        }
        if (!book.withdraw(id, reason, me.account(), clock.instant())) {
            return Optional.of(Refusal.WITHDRAWN_ALREADY);
        }
        trail.add(trace(one).change("issued", "withdrawn").because(reason));
        return Optional.empty();
    }

    /** What the house answers to a code; empty if no certificate carries it. */
    Optional<Verdict> verify(VerificationCode code) {
        return book.find(code).map(one -> new Verdict(one, state(one)));
    }

    private Verdict.State state(Certificate one) {
        if (!one.isWhole()) {
            return Verdict.State.FORGED;
        }
        if (one.isWithdrawn()) {
            return Verdict.State.WITHDRAWN;
        }
        var issued = one.statement();
        var within = new Within(false, one.pairings());
        var now = statement(one.person(), within, issued.asOf());
        return issued.tellsTheSame(now) ? Verdict.State.AS_ISSUED : Verdict.State.CORRECTED;
    }

    private Statement statement(PersonId person, Within within, LocalDate asOf) {
        return statements.of(person, statements.served(person, within, asOf, clock), asOf);
    }

    private Within readable(PersonId person, Me me) {
        return me.person().equals(person)
                ? Within.EVERYWHERE
                : within(person, pairings.within(me.reach(Right.PROGRAMME_READ)));
    }

    private Within writable(PersonId person, Me me) {
        if (me.person().equals(person)) {
            throw new NotFound(person);
        }
        return within(person, pairings.within(me.reach(Right.PROGRAMME_WRITE)));
    }

    private Within within(PersonId person, Within within) {
        if (!statements.knows(person, within)) {
            throw new NotFound(person);
        }
        return within;
    }

    private static boolean covers(Within within, Certificate one) {
        return one.pairings().stream().allMatch(within::covers);
    }

    private static Entry trace(Certificate one) {
        return Entry.of(Action.CHANGED, "certificate", one.id().value());
    }
}
