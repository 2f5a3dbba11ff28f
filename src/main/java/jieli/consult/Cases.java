package jieli.consult;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jieli.consult.Case.Entry;
import jieli.consult.Case.Outcome;
import jieli.consult.Case.Party;
import jieli.consult.Patient.Field;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Trail;
import jieli.identity.emergency.Emergencies;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The cases someone may see, with what may be done about them. A case outside one's scope is
 * answered like one that does not exist.
 */
@Service
@Transactional
class Cases {

    /** Digits with capitals that nobody mixes up on paper. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A case with all that was done about it. */
    record Folder(Case it, List<Entry> entries, List<Party> parties) {}

    private final CaseBook book;
    private final DeedBook deeds;
    private final Emergencies emergencies;
    private final Trail trail;
    private final Clock clock;

    Cases(CaseBook book, DeedBook deeds, Emergencies emergencies, Trail trail, Clock clock) {
        this.book = book;
        this.deeds = deeds;
        this.emergencies = emergencies;
        this.trail = trail;
        this.clock = clock;
    }

    Slice<Case> list(ListRequest request, Me me) {
        return book.list(request, sight(me));
    }

    Optional<Case> find(CaseId id, Me me) {
        return book.find(id, sight(me));
    }

    Case get(CaseId id, Me me) {
        return find(id, me).orElseThrow(() -> new NotFound(id));
    }

    /**
     * Opens the folder and writes that into the trail.
     *
     * @param action {@code VIEWED} or {@code PRINTED}
     */
    Folder folder(CaseId id, Action action, Me me) {
        var one = get(id, me);
        trail.add(trace(action, one));
        return new Folder(one, deeds.entries(id), deeds.parties(id));
    }

    CaseId open(Opening opening, Me me, boolean simulated) {
        var id = new CaseId(FreshId.at(clock));
        var one =
                new Case(
                        id,
                        CaseNumber.of(LocalDate.now(clock).getYear(), book.nextNumber()),
                        opening.institution(),
                        opening.pairing(),
                        pseudonym(opening),
                        opening.patient(),
                        opening.reason(),
                        me.account(),
                        clock.instant(),
                        simulated,
                        null);
        if (!one.within(me.reach(Right.CASE_WRITE))) {
            throw new NotFound(opening.institution());
        }
        book.add(one);
        trail.add(trace(Action.CHANGED, one).change("", "opened"));
        return id;
    }

    Optional<Refusal> note(CaseId id, String words, Me me) {
        var one = own(id, me);
        if (one.isClosed()) {
            return Optional.of(Refusal.CLOSED_ALREADY);
        }
        if (words.isEmpty()) {
            return Optional.of(Refusal.WORDS_MISSING);
        }
        return add(one, new Entry(words, null, me.account(), clock.instant()), "note");
    }

    Optional<Refusal> close(CaseId id, @Nullable Outcome outcome, String words, Me me) {
        var one = own(id, me);
        if (one.isClosed()) {
            return Optional.of(Refusal.CLOSED_ALREADY);
        }
        if (outcome == null) {
            return Optional.of(Refusal.OUTCOME_MISSING);
        }
        return add(one, new Entry(words, outcome, me.account(), clock.instant()), "closed");
    }

    private Optional<Refusal> add(Case one, Entry entry, String deed) {
        if (entry.words().length() > CaseForm.LONGEST) {
            return Optional.of(Refusal.TOO_LONG);
        }
        deeds.add(FreshId.at(clock), one.id(), entry);
        trail.add(trace(Action.CHANGED, one).change("", deed));
        return Optional.empty();
    }

    /** Asks an expert: from now on they may read the case. */
    Optional<Refusal> ask(CaseId id, PersonId person, Me me) {
        var one = own(id, me);
        if (one.isClosed()) {
            return Optional.of(Refusal.CLOSED_ALREADY);
        }
        if (deeds.parties(id).stream().anyMatch(party -> party.person().equals(person))) {
            return Optional.of(Refusal.ASKED_ALREADY);
        }
        deeds.add(id, new Party(person, me.account(), clock.instant()));
        trail.add(trace(Action.CHANGED, one).change("", "asked " + person));
        return Optional.empty();
    }

    /** Whether someone may see what is masked, once they give a reason. */
    boolean mayUnmask(Case one, Me me) {
        return me.may(Right.UNMASK)
                && (one.within(me.reach(Right.UNMASK))
                        || sight(me).emergencies().contains(one.id().value()));
    }

    /** Writes into the trail that something masked is shown now. */
    Case unmask(CaseId id, Field field, String reason, Me me) {
        var one = get(id, me);
        trail.add(trace(Action.UNMASKED, one).change("", field.name()).because(reason));
        return one;
    }

    /** Whether someone may add to a case they see. */
    boolean mayWrite(Case one, Me me) {
        return one.within(me.reach(Right.CASE_WRITE));
    }

    private Case own(CaseId id, Me me) {
        var one = get(id, me);
        if (!mayWrite(one, me)) {
            throw new NotFound(id);
        }
        return one;
    }

    private Sight sight(Me me) {
        return Sight.of(me, emergencies.standing(me));
    }

    private String pseudonym(Opening opening) {
        var number = opening.patient().identityNumber();
        var earlier =
                number == null
                        ? Optional.<String>empty()
                        : book.findPseudonym(opening.institution(), number);
        return earlier.orElseGet(() ->
                RANDOM.ints(8, 0, LETTERS.length())
                        .mapToObj(each -> LETTERS.substring(each, each + 1))
                        .reduce("", String::concat));
    }

    private static jieli.identity.audit.Entry trace(Action action, Case one) {
        return jieli.identity.audit.Entry.of(action, "case", one.id().value())
                .at(one.institution().value());
    }
}
