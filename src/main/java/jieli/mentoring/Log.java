package jieli.mentoring;

import java.util.Optional;
import java.util.regex.Pattern;
import jieli.identity.AccountId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Trail;
import jieli.mentoring.Entry.Role;
import jieli.mentoring.EntryRules.Outcome.Possible;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The procedure log: a case is entered once; all else is worked out of it. */
@Service
@Transactional
class Log {

    /** A number of the hospital; whatever could be a name or an identity number is none. */
    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9-]{0,40}");

    private static final Pattern SOMEBODY = Pattern.compile("\\d{17}[\\dXx]|1\\d{10}|\\d{15}");

    private final EntryBook book;
    private final EntryRules rules;
    private final Places places;
    private final EntryNews news;
    private final Trail trail;

    Log(EntryBook book, EntryRules rules, Places places, EntryNews news, Trail trail) {
        this.book = book;
        this.rules = rules;
        this.places = places;
        this.news = news;
        this.trail = trail;
    }

    /**
     * An entry with what became of it.
     *
     * @throws NotFound when there is none in scope
     */
    Booked get(EntryId id, Me me) {
        return book.find(id, places.within(me, Right.PROGRAMME_READ))
                .orElseThrow(() -> new NotFound(id));
    }

    /**
     * Enters a case. One whose id is there already adds nothing: the same form sent twice.
     *
     * @param draft as typed
     * @param patient the hospital's number of the patient; empty if none was given
     * @param again whether somebody said that it is another case than the one alike
     * @return why not, or nothing once it is there
     */
    Optional<Refusal> enter(Entry draft, String patient, boolean again, Me me) {
        if (!me.reach(Right.LOG_WRITE).covers(draft.institution())) {
            throw new NotFound(draft.institution());
        }
        if (!PSEUDONYM.matcher(patient).matches() || SOMEBODY.matcher(patient).matches()) {
            return Optional.of(Refusal.of("patient"));
        }
        var refusal = corrects(draft, me);
        return refusal.isPresent()
                ? refusal
                : switch (rules.look(draft)) {
                    case EntryRules.Outcome.Refused(var why) -> Optional.of(why);
                    case Possible possible ->
                            add(possible, patient, again, me.account(), me.name());
                };
    }

    /**
     * What stands may be corrected once, where it was done, by whoever was there or keeps the log.
     * A supervisor who was there is not corrected away behind their back.
     */
    private Optional<Refusal> corrects(Entry draft, Me me) {
        var replaces = draft.replaces();
        if (replaces == null) {
            return Optional.empty();
        }
        book.hold(replaces);
        var wrong = get(replaces, me);
        if (wrong.correctedBy() != null) {
            return wrong.correctedBy().equals(draft.id())
                    ? Optional.empty()
                    : Optional.of(Refusal.of("corrected"));
        }
        if (!wrong.entry().institution().equals(draft.institution())) {
            return Optional.of(Refusal.of("elsewhere"));
        }
        if (!mayCorrect(wrong, me)) {
            return Optional.of(Refusal.of(wrong.isSigned() ? "signed" : "not-yours"));
        }
        return wrong.isOpen() && !mayReview(wrong, me) && loses(wrong.entry(), draft)
                ? Optional.of(Refusal.of("supervisor"))
                : Optional.empty();
    }

    private static boolean loses(Entry wrong, Entry draft) {
        return wrong.team().stream()
                .filter(one -> one.role().supervises())
                .anyMatch(one ->
                        draft.team().stream()
                                .noneMatch(other ->
                                        other.role().supervises()
                                                && other.person().equals(one.person())));
    }

    /** What is signed off is corrected only by who may judge it, or keeps the log. */
    boolean mayCorrect(Booked one, Me me) {
        var entry = one.entry();
        if (one.correctedBy() != null || !me.reach(Right.LOG_WRITE).covers(entry.institution())) {
            return false;
        }
        var present =
                one.by().equals(me.account())
                        || entry.team().stream()
                                .anyMatch(member -> member.person().equals(me.person()));
        return mayReview(one, me) || (present && !one.isSigned());
    }

    /**
     * For the house itself too: the demonstration. What is there already adds nothing.
     *
     * @return why not, or nothing once it is there
     */
    Optional<Refusal> add(
            Possible possible, String patient, boolean again, AccountId by, String name) {
        var entry = possible.entry();
        var added = book.add(entry, patient, again, by);
        var unadmitted = added.unadmitted();
        if (unadmitted == null) {
            return added.alike() ? Optional.of(Refusal.of("alike")) : taken(entry);
        }
        if (!patient.isEmpty()) {
            book.addPatient(entry, patient);
        }
        var replaces = entry.replaces();
        if (replaces != null) {
            replace(
                    book.find(replaces, Places.Within.EVERYWHERE).orElseThrow().entry(),
                    entry,
                    name);
        }
        news.entered(entry.with(unadmitted), possible.operators(), name, added.seen());
        return Optional.empty();
    }

    /** Sent twice, or something else under an id that is there. */
    private Optional<Refusal> taken(Entry entry) {
        var there = book.find(entry.id(), Places.Within.EVERYWHERE).orElseThrow().entry();
        return there.tellsTheSame(entry) ? Optional.empty() : Optional.of(Refusal.of("taken"));
    }

    private void replace(Entry wrong, Entry right, String name) {
        news.returned(wrong, "corrected " + right.id(), name);
        trail.add(
                jieli.identity.audit.Entry.of(Action.CHANGED, "entry", wrong.id().value())
                        .at(wrong.institution().value())
                        .change("", "corrected by " + right.id()));
    }

    /**
     * Signs an entry off, or returns it.
     *
     * @param level as observed; null to return it
     * @param reason why it is returned
     */
    Optional<Refusal> review(EntryId id, @Nullable Entrustment level, String reason, Me me) {
        book.hold(id);
        var one = reviewable(id, me);
        if (!one.isOpen()) {
            return Optional.of(Refusal.of("decided"));
        }
        if (level != null && !maySign(one, me)) {
            return Optional.of(Refusal.of("not-there-then"));
        }
        if (level == null && reason.isEmpty()) {
            return Optional.of(Refusal.of("reason"));
        }
        decide(one.entry(), level, reason, me);
        trail.add(
                jieli.identity.audit.Entry.of(Action.CHANGED, "entry", id.value())
                        .at(one.entry().institution().value())
                        .change("", level == null ? "returned" : "signed " + level.code())
                        .because(reason));
        return Optional.empty();
    }

    /**
     * An entry somebody may sign off or return, or may have.
     *
     * @throws NotFound when there is none
     */
    Booked reviewable(EntryId id, Me me) {
        var one = get(id, me);
        if (!mayReview(one, me)) {
            throw new NotFound(id);
        }
        return one;
    }

    /** For the house itself too: the demonstration. */
    void decide(Entry entry, @Nullable Entrustment level, String reason, Me me) {
        book.add(entry.id(), level, reason, me);
        if (level == null) {
            news.returned(entry, reason, me.name());
        } else {
            news.signed(entry, me.name());
        }
    }

    /** Whoever supervised the case or teaches the operator, never who operated. */
    boolean maySign(Booked one, Me me) {
        var entry = one.entry();
        return !entry.people(Role.OPERATOR).contains(me.person())
                && me.reach(Right.LOG_WRITE).covers(entry.institution())
                && rules.answersFor(entry, me.person());
    }

    /** Who may sign an entry off may return it; so may whoever keeps the log. */
    boolean mayReview(Booked one, Me me) {
        var entry = one.entry();
        return maySign(one, me)
                || !entry.people(Role.OPERATOR).contains(me.person())
                        && me.reach(Right.SKILL_GRANT).covers(entry.institution());
    }
}
