package jieli.identity.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.identity.Acting;
import jieli.identity.LocalPath;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.identity.consent.Consent.Subject;
import jieli.identity.consent.Consent.Terms;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people agreed to. Only consents within the scope of the acting account are seen: to anyone
 * else nothing was given.
 */
@Service
@Transactional
public class Consents {

    private final ConsentBook book;
    private final Trail trail;
    private final Clock clock;

    Consents(ConsentBook book, Trail trail, Clock clock) {
        this.book = book;
        this.trail = trail;
        this.clock = clock;
    }

    /** Keeps a consent in the name of the acting account; returns its id. */
    public UUID give(Terms terms) {
        var id = FreshId.at(clock);
        book.add(id, terms, acting(), clock.instant());
        trail.add(
                Entry.of(Action.CONSENT_GIVEN, "consent", id)
                        .at(terms.institution().value())
                        .change("", terms.purpose().name()));
        return id;
    }

    /**
     * Ends a consent from today on; what was done under it before stays lawful.
     *
     * @throws org.springframework.dao.DuplicateKeyException if it was withdrawn already
     */
    public void withdraw(UUID id, String reason) {
        var terms = get(id).terms();
        book.withdraw(id, reason, acting(), clock.instant());
        trail.add(
                Entry.of(Action.CONSENT_WITHDRAWN, "consent", id)
                        .at(terms.institution().value())
                        .change(terms.purpose().name(), "")
                        .because(reason));
    }

    public Consent get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound(id));
    }

    public Optional<Consent> find(UUID id) {
        return book.find(id);
    }

    /** The newest first. */
    public List<Consent> list(Subject subject) {
        return book.list(subject);
    }

    /** Whether a consent covers that day; on the day of a withdrawal none does any more. */
    public boolean isGiven(Subject subject, Purpose purpose, LocalDate day) {
        return book.isGiven(subject, purpose, day);
    }

    /**
     * What {@code identity/consents :: list} needs to stand on a page.
     *
     * @param institution the data owner of a consent that is entered there
     */
    public ConsentList page(Subject subject, InstitutionId institution, LocalPath back, Me me) {
        return new ConsentList(
                subject, institution, list(subject), mayWrite(subject, institution, me), back);
    }

    static boolean mayWrite(Subject subject, InstitutionId institution, Me me) {
        return switch (subject.kind()) {
            case PATIENT -> me.reach(Right.CASE_WRITE).covers(institution);
            case PERSON ->
                    me.person().value().equals(subject.id())
                            || me.reach(Right.CONTACT_WRITE).covers(institution);
        };
    }

    private static AccountId acting() {
        return Acting.current().orElseThrow(() -> new IllegalStateException("nobody is acting"));
    }
}
