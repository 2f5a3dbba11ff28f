package jieli.mentoring.competence.criterion;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.competence.Odds.Meaning;
import jieli.mentoring.competence.Requirement;
import jieli.mentoring.competence.SkillWords;
import jieli.mentoring.competence.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a hospital's committee asks of a technique, with what the numbers mean before they hold. */
@Controller
class CriterionPages {

    /** A version in words. */
    record Version(Requirement it, Meaning meaning) {

        public String p0() {
            return Typed.perCent(it.numbers().acceptable());
        }

        public String p1() {
            return Typed.perCent(it.numbers().inadequate());
        }
    }

    /** Everything {@code mentoring/criterion.html} shows. */
    record Page(
            String institution,
            String technique,
            Version now,
            String source,
            List<Version> versions,
            boolean writable,
            CriterionForm form) {

        /** Of the numbers typed, 0 if they decide nothing. */
        public int fewest() {
            return form.numbersRefusal() == null ? form.numbers().fewest() : 0;
        }

        /** Of the numbers typed, null if they decide nothing. */
        public @Nullable Meaning meaning() {
            return form.numbersRefusal() == null ? Meaning.of(form.numbers()) : null;
        }

        /** The numbers shown, to be saved as they are. */
        public Map<String, String> typed() {
            return Map.of(
                    "p0",
                    form.p0(),
                    "p1",
                    form.p1(),
                    "h",
                    form.h(),
                    "alarm",
                    form.alarm(),
                    "least",
                    form.least());
        }

        public String path() {
            return "/mentoring/criteria/%s/%s"
                    .formatted(now.it().institution(), now.it().technique());
        }

        public Requirement.Failure[] failures() {
            return Requirement.Failure.values();
        }
    }

    private final Criteria criteria;
    private final SkillWords words;

    CriterionPages(Criteria criteria, SkillWords words) {
        this.criteria = criteria;
        this.words = words;
    }

    /** With numbers in the address: what they would mean. Nothing is saved. */
    @GetMapping("/mentoring/criteria/{institution}/{technique}")
    @PreAuthorize("hasAuthority('PROGRAMME_READ')")
    String show(
            @PathVariable InstitutionId institution,
            @PathVariable String technique,
            @RequestParam MultiValueMap<String, String> parameters,
            Me me,
            Locale locale,
            Model model) {
        var code = SkillWords.known(technique);
        var versions = criteria.versions(institution, code, me);
        var now = versions.isEmpty() ? Requirement.usual(institution, code) : versions.getFirst();
        var form = form(model.getAttribute("typedCriterion"), parameters, now);
        var why = form.numbersRefusal();
        if (why != null && !model.containsAttribute("refusal")) {
            model.addAttribute("refusal", "mentoring.criterion.refusal." + why);
        }
        model.addAttribute(
                "page",
                new Page(
                        words.institution(institution),
                        SkillWords.technique(code, locale),
                        version(now),
                        words.source(now, locale),
                        versions.stream().map(CriterionPages::version).toList(),
                        criteria.may(me, Right.SKILL_GRANT, institution),
                        form));
        return "mentoring/criterion";
    }

    /** What was refused, else what the address says, else what holds now. */
    private CriterionForm form(
            @Nullable Object refused, MultiValueMap<String, String> parameters, Requirement now) {
        if (refused instanceof CriterionForm typed) {
            return typed;
        }
        return parameters.containsKey("p0")
                ? CriterionForm.of(parameters)
                : CriterionForm.of(now, criteria.today());
    }

    private static Version version(Requirement one) {
        return new Version(one, Meaning.of(one.numbers()));
    }

    @PostMapping("/mentoring/criteria/{institution}/{technique}")
    @PreAuthorize("hasAuthority('SKILL_GRANT')")
    String set(
            @PathVariable InstitutionId institution,
            @PathVariable String technique,
            @RequestParam MultiValueMap<String, String> parameters,
            Me me,
            RedirectAttributes flash) {
        var code = SkillWords.known(technique);
        var form = CriterionForm.of(parameters);
        var why = criteria.set(institution, code, form, me);
        if (why == null) {
            flash.addFlashAttribute("done", "mentoring.criterion.done");
        } else {
            flash.addFlashAttribute("refusal", "mentoring.criterion.refusal." + why);
            flash.addFlashAttribute("typedCriterion", form);
        }
        return "redirect:/mentoring/criteria/" + institution + "/" + code;
    }
}
