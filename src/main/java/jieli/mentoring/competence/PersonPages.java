package jieli.mentoring.competence;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.mentoring.Places.Within;
import jieli.terms.NotFound;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What one person can do, technique by technique; {@link Sight} says who reads it. */
@Controller
@PreAuthorize("isAuthenticated()")
class PersonPages {

    /**
     * Everything {@code mentoring/person.html} shows.
     *
     * @param institutions where a technique could be looked at, by id
     */
    record Page(
            Person person,
            List<SkillViews.Card> cards,
            Map<String, String> institutions,
            Map<String, String> techniques,
            boolean self) {}

    private final Sight sight;
    private final Skills skills;
    private final SkillViews views;
    private final SkillWords words;
    private final Directory directory;

    PersonPages(
            Sight sight, Skills skills, SkillViews views, SkillWords words, Directory directory) {
        this.sight = sight;
        this.skills = skills;
        this.views = views;
        this.words = words;
        this.directory = directory;
    }

    /** With a technique: on to its curve. */
    @GetMapping("/mentoring/people/{person}")
    String person(
            @PathVariable PersonId person,
            @RequestParam(defaultValue = "") String technique,
            @RequestParam(defaultValue = "") String institution,
            Me me,
            Locale locale,
            Model model) {
        var within = sight.of(person, me);
        if (!technique.isEmpty()) {
            var where = institution.isEmpty() ? "" : "?institution=" + at(institution, within);
            return "redirect:/mentoring/people/%s/%s%s"
                    .formatted(person, SkillWords.known(technique), where);
        }
        var known = skills.of(person, within::covers);
        model.addAttribute(
                "page",
                new Page(
                        directory.get(person),
                        views.cards(known, me, locale),
                        institutions(person, known, within),
                        SkillViews.techniques(locale),
                        me.person().equals(person)));
        return "mentoring/person";
    }

    private Map<String, String> institutions(PersonId person, List<Skill> known, Within within) {
        var ids =
                Stream.concat(
                                directory.employed(Set.of(person)).stream()
                                        .map(Directory.Employed::institution),
                                known.stream().map(Skill::institution))
                        .filter(within::covers)
                        .collect(Collectors.toSet());
        var names = new LinkedHashMap<String, String>();
        words.institutions(ids).values().stream()
                .sorted(Comparator.comparing(Institution::name))
                .forEach(place -> names.put(place.id().toString(), place.name()));
        return names;
    }

    /** Without a hospital: the one where the person did it last, else where they work. */
    @GetMapping("/mentoring/people/{person}/{technique}")
    String curve(
            @PathVariable PersonId person,
            @PathVariable String technique,
            @RequestParam(defaultValue = "") String institution,
            Me me,
            Locale locale,
            Model model) {
        var code = SkillWords.known(technique);
        var within = sight.of(person, me);
        var where = institution.isEmpty() ? usual(person, code, within) : at(institution, within);
        model.addAttribute("page", views.page(skills.get(person, where, code), me, locale));
        return "mentoring/curve";
    }

    private InstitutionId at(String institution, Within within) {
        var id = InstitutionId.of(institution);
        if (!within.covers(id)) {
            throw new NotFound(institution);
        }
        return directory.get(id).id();
    }

    private InstitutionId usual(PersonId person, String technique, Within within) {
        return skills.of(person, within::covers).stream()
                .filter(skill -> skill.technique().equals(technique))
                .map(Skill::institution)
                .findFirst()
                .or(() -> directory.find(person).map(Person::workplace).filter(within::covers))
                .orElseThrow(() -> new NotFound(technique));
    }
}
