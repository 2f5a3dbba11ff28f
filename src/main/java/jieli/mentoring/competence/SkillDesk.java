package jieli.mentoring.competence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.Awaiting;
import jieli.mentoring.Places;
import jieli.mentoring.competence.Skills.Where;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Alarms to be answered, grants that end soon, grants the numbers propose. */
@Component
@Order(20)
class SkillDesk implements Awaiting {

    private static final int AHEAD_DAYS = 60;
    private static final int MOST = 100;

    private final Relapses relapses;
    private final GrantBook grants;
    private final SkillBook book;
    private final Skills skills;
    private final Names names;

    /** What to call things, how far somebody reaches. */
    @Component
    record Names(SkillWords words, Places places) {}

    SkillDesk(Relapses relapses, GrantBook grants, SkillBook book, Skills skills, Names names) {
        this.relapses = relapses;
        this.grants = grants;
        this.book = book;
        this.skills = skills;
        this.names = names;
    }

    /** What awaits somebody, before anybody is called by name. */
    private record Draft(
            String key, boolean pressing, PersonId person, Where where, List<String> further) {}

    @Override
    public List<Item> items(Me me) {
        var within = names.places().within(me, Right.SKILL_GRANT);
        var drafts = new ArrayList<Draft>();
        for (var one : relapses.open(me)) {
            var where = new Where(one.institution(), one.technique());
            drafts.add(new Draft("relapse", true, one.person(), where, List.of()));
        }
        ending(me, within.parameters(), drafts);
        if (within.everywhere() || !within.institutions().isEmpty()) {
            proposals(me, within.parameters(), drafts);
        }
        return named(drafts.stream().limit(MOST).toList());
    }

    private void ending(Me me, Map<String, Object> within, List<Draft> drafts) {
        var today = skills.today();
        for (var one : grants.ending(me.person(), within, today, today.plusDays(AHEAD_DAYS))) {
            drafts.add(
                    new Draft(
                            "ending",
                            false,
                            one.person(),
                            new Where(one.institution(), one.technique()),
                            List.of(String.valueOf(one.level()), one.until().toString())));
        }
    }

    /** Whoever could be proposed is looked at some at a time, until the page is full. */
    private void proposals(Me me, Map<String, Object> within, List<Draft> drafts) {
        var candidates =
                book.candidates(within, skills.today()).stream()
                        .filter(one -> !one.person().equals(me.person()))
                        .toList();
        for (var from = 0; from < candidates.size() && drafts.size() < MOST; from += MOST) {
            var some = candidates.subList(from, Math.min(from + MOST, candidates.size()));
            skills.of(some).stream()
                    .filter(Skill::isProposed)
                    .map(one ->
                            new Draft(
                                    "proposal",
                                    false,
                                    one.person(),
                                    new Where(one.institution(), one.technique()),
                                    List.of()))
                    .forEach(drafts::add);
        }
    }

    private List<Item> named(List<Draft> drafts) {
        var people =
                names.words()
                        .people(drafts.stream().map(Draft::person).collect(Collectors.toSet()));
        return drafts.stream()
                .map(one -> {
                    var person = people.get(one.person());
                    return item(one, person == null ? "" : person.name());
                })
                .toList();
    }

    private static Item item(Draft one, String name) {
        var technique = one.where().technique();
        var words = new ArrayList<String>();
        words.add(name);
        words.add(SkillWords.technique(technique, LocaleContextHolder.getLocale()));
        words.addAll(one.further());
        return new Item(
                "mentoring.await." + one.key(),
                words,
                "/mentoring/people/%s/%s?institution=%s"
                        .formatted(one.person(), technique, one.where().institution()),
                one.pressing());
    }
}
