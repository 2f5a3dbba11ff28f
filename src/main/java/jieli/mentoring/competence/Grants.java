package jieli.mentoring.competence;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.mentoring.Places;
import jieli.mentoring.competence.Grant.Suspension;
import jieli.mentoring.competence.GrantForm.Why;
import jieli.mentoring.competence.SkillBook.Stamp;
import jieli.mentoring.competence.SkillWords.Sentence;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Levels granted, suspended, taken back. */
@Service
@Transactional
class Grants {

    private static final int LONGEST = 1000;

    /** How many days back a grant may begin: a committee's decision is entered within the month. */
    private static final int BACK_DAYS = 31;

    private final GrantBook book;
    private final Relapses relapses;
    private final Places places;
    private final Directory directory;
    private final Hand hand;

    /** Who wrote what when, for the trail. */
    @org.springframework.stereotype.Component
    record Hand(Trail trail, Clock clock, SkillWords words) {}

    Grants(GrantBook book, Relapses relapses, Places places, Directory directory, Hand hand) {
        this.book = book;
        this.relapses = relapses;
        this.places = places;
        this.directory = directory;
        this.hand = hand;
    }

    /**
     * Grants a level, with the evidence of today kept word for word.
     *
     * @throws NotFound if the hospital is not in the grantor's reach
     */
    Optional<Sentence> grant(Skill skill, GrantForm form, Me me) {
        within(skill.institution(), me);
        var refusal = refusal(skill, form, me);
        if (refusal.isPresent()) {
            return refusal;
        }
        var grant = granted(skill, form, me);
        book.add(grant, Stamp.of(me, hand.clock()));
        hand.trail()
                .add(
                        trace(grant)
                                .change(
                                        "",
                                        "%s level %d, %s – %s"
                                                .formatted(
                                                        grant.technique(),
                                                        grant.level(),
                                                        grant.from(),
                                                        grant.until())));
        relapses.granted(grant);
        return Optional.empty();
    }

    private Grant granted(Skill skill, GrantForm form, Me me) {
        var evidence = Evidence.of(skill);
        return new Grant(
                FreshId.at(hand.clock()),
                skill.person(),
                skill.institution(),
                skill.technique(),
                form.levelNumber(),
                form.scope(),
                form.first(),
                Objects.requireNonNull(form.end()),
                hand.words().evidence(evidence, skill.requirement(), skill.today()),
                me.person(),
                java.util.List.of(),
                directory.get(skill.person()).simulated());
    }

    private Optional<Sentence> refusal(Skill skill, GrantForm form, Me me) {
        if (me.person().equals(skill.person())) {
            return Optional.of(no(Why.SELF));
        }
        var why = form.refusal();
        if (why != null) {
            return Optional.of(no(why));
        }
        if (!worksThere(skill.person(), skill.institution(), form)) {
            return Optional.of(no(Why.NOT_EMPLOYED, form.from()));
        }
        var end = Objects.requireNonNull(form.end());
        var level = form.levelNumber();
        var repeated =
                skill.grants().stream()
                        .filter(grant -> grant.repeats(level, form.first(), end))
                        .findFirst();
        if (repeated.isPresent()) {
            return repeated.map(one -> no(Why.REPEATED, one.from(), one.until()));
        }
        return unfounded(skill, level, form.first(), me.person());
    }

    /**
     * Why what was done does not bear a level from a day on, decided by somebody. Two people stand
     * behind a grant of level 4: whoever signed all of its cases does not decide it too.
     */
    static Optional<Sentence> unfounded(Skill skill, int level, LocalDate from, PersonId grantor) {
        var evidence = Evidence.of(skill);
        var missing = evidence.missing(level);
        if (missing != null) {
            return Optional.of(
                    Sentence.refusal(missing, "grant", evidence.signed(), evidence.least()));
        }
        if (level >= Grant.ALONE && skill.isSignedOnlyBy(grantor)) {
            return Optional.of(no(Why.SIGNED_ONLY_BY_YOU));
        }
        var earliest = skill.today().minusDays(BACK_DAYS);
        if (from.isBefore(earliest)) {
            return Optional.of(no(Why.LONG_AGO, earliest));
        }
        return skill.ripe()
                .filter(day -> level >= Grant.ALONE && from.isBefore(day))
                .map(day -> no(Why.BEFORE_ITS_CASES, day));
    }

    private boolean worksThere(PersonId person, InstitutionId institution, GrantForm form) {
        return directory.employed(Set.of(person)).stream()
                .anyMatch(each ->
                        each.institution().equals(institution) && each.contains(form.first()));
    }

    /** A grant, if its hospital is in reach. */
    Grant get(UUID id, Me me) {
        var grant = book.find(id).orElseThrow(() -> new NotFound(id));
        within(grant.institution(), me);
        return grant;
    }

    /**
     * Suspends a grant from today on.
     *
     * @param until the first day it holds again; empty: for good
     */
    Optional<Sentence> suspend(Grant grant, String until, String reason, Me me) {
        var today = relapses.today();
        var end = Typed.day(until);
        if (reason.isEmpty()) {
            return Optional.of(no(Why.REASON_MISSING));
        }
        if (reason.length() > LONGEST) {
            return Optional.of(no(Why.TOO_LONG));
        }
        if (end == null && !until.isEmpty()) {
            return Optional.of(no(Why.DAY_WRONG));
        }
        if (grant.suspensions().stream().anyMatch(Suspension::isForGood)) {
            return Optional.of(no(Why.WITHDRAWN_ALREADY));
        }
        if (!today.isBefore(grant.until()) || (end != null && !end.isAfter(today))) {
            return Optional.of(no(Why.OUTSIDE));
        }
        var one = new Suspension(today, end, reason);
        book.suspend(FreshId.at(hand.clock()), grant.id(), one, Stamp.of(me, hand.clock()));
        hand.trail()
                .add(
                        trace(grant)
                                .change(
                                        "level " + grant.level(),
                                        end == null ? "withdrawn" : "suspended until " + end)
                                .because(reason));
        relapses.granted(grant);
        return Optional.empty();
    }

    /** Whether somebody may grant at a hospital. */
    boolean mayGrant(InstitutionId institution, Me me) {
        return places.within(me, Right.SKILL_GRANT).covers(institution);
    }

    private void within(InstitutionId institution, Me me) {
        if (!mayGrant(institution, me)) {
            throw new NotFound(institution);
        }
    }

    private static Sentence no(Why why, Object... words) {
        return Sentence.refusal(why, "grant", words);
    }

    private static Entry trace(Grant grant) {
        return Entry.of(Action.CHANGED, "skill-grant", grant.id()).at(grant.institution().value());
    }
}
