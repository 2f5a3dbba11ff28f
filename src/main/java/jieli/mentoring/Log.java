package jieli.mentoring;

import java.util.Optional;
import java.util.regex.Pattern;
import jieli.identity.AccountId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Trail;
import jieli.mentoring.Entry.Role;
import jieli.mentoring.EntryBook.Booked;
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
                            add(possible, patient, again, me.account(), me.name())
                                    ? Optional.empty()
                                    : Optional.of(Refusal.of("alike"));
                };
    }

    /**
     * What stands may be corrected once, where it was done, by whoever was there or keeps the log.
     */
    private Optional<Refusal> corrects(Entry draft, Me me) {
        var replaces = draft.replaces();
        if (replaces == null) {
            return Optional.empty();
        }
        book.hold(replaces);
        var wrong = get(replaces, me);
        if (wrong.correctedBy() != null) {
            return Optional.of(Refusal.of("corrected"));
        }
        if (!wrong.entry().institution().equals(draft.institution())) {
            return Optional.of(Refusal.of("elsewhere"));
        }
        return mayCorrect(wrong, me) ? Optional.empty() : Optional.of(Refusal.of("not-yours"));
    }

    boolean mayCorrect(Booked one, Me me) {
        var within = me.reach(Right.LOG_WRITE).covers(one.entry().institution());
        return one.correctedBy() == null
                && within
                && (one.by().equals(me.account())
                        || one.entry().team().stream()
                                .anyMatch(member -> member.person().equals(me.person()))
                        || me.reach(Right.SKILL_GRANT).covers(one.entry().institution()));
    }

    /**
     * For the house itself too: the demonstration. What is there already adds nothing.
     *
     * @return false if one alike is there
     */
    boolean add(Possible possible, String patient, boolean again, AccountId by, String name) {
        var added = book.add(possible.entry(), patient, again, by);
        var unadmitted = added.unadmitted();
        if (unadmitted != null) {
            var entry = possible.entry().with(unadmitted);
            if (!patient.isEmpty()) {
                book.addPatient(entry, patient);
            }
            news.entered(entry, possible.operators(), name);
        }
        return unadmitted != null || !added.alike();
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

    /**
     * Whoever supervised the case, teaches the operator the technique, or keeps the log; never who
     * operated.
     */
    boolean mayReview(Booked one, Me me) {
        var entry = one.entry();
        if (entry.people(Role.OPERATOR).contains(me.person())) {
            return false;
        }
        return me.reach(Right.SKILL_GRANT).covers(entry.institution())
                || me.reach(Right.LOG_WRITE).covers(entry.institution())
                        && rules.answersFor(entry, me.person());
    }
}
