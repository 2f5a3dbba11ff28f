package jieli.mentoring.competence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.Entry;
import jieli.mentoring.Places;
import jieli.mentoring.Stale;
import jieli.mentoring.competence.Relapse.Answer;
import jieli.mentoring.competence.SkillBook.Stamp;
import jieli.mentoring.competence.SkillWords.Sentence;
import jieli.terms.NotFound;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Watches whoever holds a grant of level 4 or 5. The watch is worked out anew from the cases
 * whenever one of them changes; the alarm kept is the one it gives then.
 */
@Service
@Transactional
class Relapses {

    private static final int LONGEST = 1000;

    /** Why an answer is refused; {@code mentoring.relapse.refusal.…} says it in words. */
    enum Why {
        WORDS_MISSING,
        TOO_LONG,
        SELF,
        NOT_YOURS,
        ANSWERED_ALREADY
    }

    private final RelapseBook book;
    private final SkillBook log;
    private final Skills skills;
    private final Stale stale;
    private final Office office;

    /** Where somebody decides, by which clock. */
    @org.springframework.stereotype.Component
    record Office(Places places, Clock clock) {}

    Relapses(RelapseBook book, SkillBook log, Skills skills, Stale stale, Office office) {
        this.book = book;
        this.log = log;
        this.skills = skills;
        this.stale = stale;
        this.office = office;
    }

    LocalDate today() {
        return skills.today();
    }

    /**
     * A case was added, decided about or corrected. The cases are read only if the operator is
     * watched and the change could move the alarm: a case done well that is added raises none.
     */
    @EventListener
    void on(Entry.Changed changed) {
        var entry = changed.entry();
        var harmless = changed.counts() && wentWell(entry);
        if (harmless && !changed.seen().watched()) {
            return;
        }
        var where = entry.institution();
        var technique = entry.technique();
        for (var person :
                book.watched(where, technique, entry.people(Entry.Role.OPERATOR), today())) {
            book.hold(person, where, technique);
            if (!harmless || book.alarmed(person, where, technique)) {
                review(person, where, technique);
            }
        }
    }

    private static boolean wentWell(Entry entry) {
        return !entry.takenOver()
                && entry.complication().isEmpty()
                && (entry.outcome() == null || entry.outcome() == Entry.Outcome.SUCCESSFUL);
    }

    /** A grant was given, suspended or taken back. */
    void granted(Grant grant) {
        stale.mark(grant.institution(), grant.technique());
        review(grant.person(), grant.institution(), grant.technique());
    }

    /** Keeps exactly the alarm that the cases give now. */
    void review(PersonId person, InstitutionId institution, String technique) {
        book.hold(person, institution, technique);
        var skill = skills.get(person, institution, technique);
        if (skill.watch().isEmpty()) {
            return;
        }
        var alarm = skill.alarm().map(entry -> alarm(skill, entry));
        var open = skill.relapses().stream().filter(Relapse::isOpen).toList();
        var gone = open.stream().filter(one -> !isSame(one, alarm)).toList();
        gone.forEach(one -> book.lift(one.id()));
        alarm.ifPresent(book::add);
        if (!gone.isEmpty() || (alarm.isPresent() && open.isEmpty())) {
            stale.mark(institution, technique);
        }
    }

    private static boolean isSame(Relapse one, Optional<Relapse> other) {
        return other.isPresent() && other.get().id().equals(one.id());
    }

    private Relapse alarm(Skill skill, jieli.mentoring.EntryId entry) {
        return new Relapse(
                Relapse.id(skill, entry),
                skill.person(),
                skill.institution(),
                skill.technique(),
                entry,
                skill.watchedSince().orElse(skill.today()),
                office.clock().instant(),
                null);
    }

    /** An alarm, to whoever may answer it or read of the person. */
    Relapse get(UUID id) {
        return book.find(id).orElseThrow(() -> new NotFound(id));
    }

    /** Those somebody has to see to. */
    List<Relapse> open(Me me) {
        return book.open(
                me.person(), office.places().within(me, Right.SKILL_GRANT).parameters(), today());
    }

    /** Whether somebody may say what was done: the mentors, or whoever grants there. */
    boolean mayAnswer(Relapse relapse, Me me) {
        if (me.person().equals(relapse.person())) {
            return false;
        }
        return office.places().within(me, Right.SKILL_GRANT).covers(relapse.institution())
                || log.teachers(
                                skills.get(
                                        relapse.person(),
                                        relapse.institution(),
                                        relapse.technique()))
                        .contains(me.person());
    }

    /**
     * Says what was done about an alarm; the watch starts anew on the day after.
     *
     * @throws NotFound if a correction took it away meanwhile
     */
    Optional<Sentence> answer(Relapse asked, String words, Me me) {
        book.hold(asked.person(), asked.institution(), asked.technique());
        var relapse = get(asked.id());
        var why = why(relapse, words, me);
        if (why.isEmpty()) {
            book.answer(
                    relapse.id(),
                    new Answer(words, today(), me.person()),
                    Stamp.of(me, office.clock()));
            stale.mark(relapse.institution(), relapse.technique());
        }
        return why.map(one -> Sentence.refusal(one, "relapse"));
    }

    private Optional<Why> why(Relapse relapse, String words, Me me) {
        if (me.person().equals(relapse.person())) {
            return Optional.of(Why.SELF);
        }
        if (!mayAnswer(relapse, me)) {
            return Optional.of(Why.NOT_YOURS);
        }
        if (!relapse.isOpen()) {
            return Optional.of(Why.ANSWERED_ALREADY);
        }
        if (words.isEmpty()) {
            return Optional.of(Why.WORDS_MISSING);
        }
        return words.length() > LONGEST ? Optional.of(Why.TOO_LONG) : Optional.empty();
    }
}
