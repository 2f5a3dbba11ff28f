package jieli.mentoring.competence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.Awaiting;
import jieli.mentoring.Places;
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

    @Override
    public List<Item> items(Me me) {
        var within = names.places().within(me, Right.SKILL_GRANT);
        var items = new ArrayList<Item>();
        for (var one : relapses.open(me)) {
            items.add(
                    item(
                            "relapse",
                            true,
                            one.person(),
                            one.institution(),
                            one.technique(),
                            List.of()));
        }
        ending(me, within.parameters(), items);
        if (within.everywhere() || !within.institutions().isEmpty()) {
            proposals(me, within.parameters(), items);
        }
        return items.stream().limit(MOST).toList();
    }

    private void ending(Me me, Map<String, Object> within, List<Item> items) {
        var today = skills.today();
        for (var one : grants.ending(me.person(), within, today, today.plusDays(AHEAD_DAYS))) {
            items.add(
                    item(
                            "ending",
                            false,
                            one.person(),
                            one.institution(),
                            one.technique(),
                            List.of(String.valueOf(one.level()), one.until().toString())));
        }
    }

    private void proposals(Me me, Map<String, Object> within, List<Item> items) {
        for (var one : book.candidates(within, skills.today())) {
            var skill = skills.get(one.person(), one.institution(), one.technique());
            if (!one.person().equals(me.person()) && skill.isProposed()) {
                items.add(
                        item(
                                "proposal",
                                false,
                                one.person(),
                                one.institution(),
                                one.technique(),
                                List.of()));
            }
        }
    }

    private Item item(
            String key,
            boolean pressing,
            PersonId person,
            InstitutionId institution,
            String technique,
            List<String> further) {
        var words = new ArrayList<String>();
        words.add(
                names.words().people(Set.of(person)).values().stream()
                        .map(each -> each.name())
                        .findFirst()
                        .orElse(""));
        words.add(SkillWords.technique(technique, LocaleContextHolder.getLocale()));
        words.addAll(further);
        return new Item(
                "mentoring.await." + key,
                words,
                "/mentoring/people/%s/%s?institution=%s".formatted(person, technique, institution),
                pressing);
    }
}
