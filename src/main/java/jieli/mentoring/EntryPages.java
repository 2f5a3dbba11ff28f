package jieli.mentoring;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.mentoring.EntryForm.Reading;
import jieli.mentoring.EntryForm.Row;
import jieli.terms.FreshId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form for a case. */
@Controller
@PreAuthorize("hasAuthority('LOG_WRITE')")
class EntryPages {

    /**
     * Everything {@code mentoring/entry-form.html} shows.
     *
     * @param others who is named and is neither staff nor visitor
     * @param asks whether it waits for a word that it is another case than the one alike
     */
    record Page(
            EntryForm form,
            List<Row> rows,
            EntryChoices.Offer offer,
            Map<String, String> others,
            boolean asks) {

        public Entry.Role[] roles() {
            return Entry.Role.values();
        }
    }

    private final Log log;
    private final EntryChoices choices;
    private final Clock clock;

    EntryPages(Log log, EntryChoices choices, Clock clock) {
        this.log = log;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/mentoring/log/new")
    String blank(
            @RequestParam(defaultValue = "") String institution,
            @RequestParam(defaultValue = "") String technique,
            @RequestParam(defaultValue = "") String replaces,
            Me me,
            Model model,
            Locale locale) {
        var id = FreshId.at(clock).toString();
        if (!replaces.isEmpty()) {
            var wrong = log.get(EntryId.of(replaces), me);
            return form(choices.correction(id, wrong), false, me, model, locale);
        }
        var asked = institution.isEmpty() ? null : InstitutionId.of(institution);
        var place = choices.place(asked, me);
        return form(choices.blank(id, place, technique, me), false, me, model, locale);
    }

    /**
     * A refused form is answered at once instead of after a redirect: it may hold a patient's
     * number, which no session may keep.
     */
    @PostMapping("/mentoring/log")
    String enter(
            @ModelAttribute("typed") EntryForm typed,
            Me me,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var refusal =
                switch (typed.read()) {
                    case Reading.Wrong(var why) -> Optional.of(why);
                    case Reading.Draft(var draft) ->
                            log.enter(draft, typed.number(), typed.isAnother(), me);
                };
        if (refusal.isEmpty()) {
            flash.addFlashAttribute("done", "mentoring.log.done.entered");
            return "redirect:/mentoring/entries/" + EntryForm.text(typed.id());
        }
        var why = refusal.get();
        response.setStatus(422);
        model.addAttribute("refusal", why.key());
        model.addAttribute("refusalWords", why.words().toArray());
        return form(typed, why.key().endsWith(".alike"), me, model, locale);
    }

    private String form(EntryForm form, boolean asks, Me me, Model model, Locale locale) {
        var offer = choices.offer(choices.place(form.where(), me), me, locale);
        model.addAttribute(
                "page",
                new Page(form, EntryChoices.rows(form), offer, choices.others(form, offer), asks));
        return "mentoring/entry-form";
    }
}
