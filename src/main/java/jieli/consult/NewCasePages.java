package jieli.consult;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jieli.consult.CaseForm.Reading;
import jieli.consult.Patient.Sex;
import jieli.identity.Me;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that opens a case. */
@Controller
@PreAuthorize("hasAuthority('CASE_WRITE')")
class NewCasePages {

    /** Everything {@code consult/case-form.html} shows. */
    record Page(CaseForm form, CaseChoices choices, Sex[] sexes, List<String> languages) {}

    private final Cases cases;
    private final CaseWords words;
    private final Clock clock;

    NewCasePages(Cases cases, CaseWords words, Clock clock) {
        this.cases = cases;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/cases/new")
    String blank(Me me, Model model) {
        return form(CaseForm.BLANK, me, model);
    }

    /**
     * A refused form is answered at once instead of after a redirect: what was typed holds an
     * identity number, which no session may keep.
     */
    @PostMapping("/cases")
    String open(
            @ModelAttribute("typed") CaseForm typed,
            Me me,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        return switch (typed.read(words.choices(me), LocalDate.now(clock))) {
            case Reading.Accepted(var opening) -> {
                var id = cases.open(opening, me, false);
                flash.addFlashAttribute("done", "consult.done.opened");
                yield "redirect:/cases/" + id;
            }
            case Reading.Refused(var why) -> {
                response.setStatus(422);
                model.addAttribute("refusal", "consult.refusal." + why);
                yield form(typed, me, model);
            }
        };
    }

    private String form(CaseForm form, Me me, Model model) {
        model.addAttribute(
                "page", new Page(form, words.choices(me), Sex.values(), Patient.LANGUAGES));
        return "consult/case-form";
    }
}
