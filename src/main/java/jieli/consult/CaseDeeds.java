package jieli.consult;

import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import jieli.consult.Case.Outcome;
import jieli.consult.Patient.Field;
import jieli.directory.Directory;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.audit.Action;
import jieli.terms.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done about a case from its page. */
@Controller
class CaseDeeds {

    /** What was typed into a refused form of a case. */
    record Typed(String form, String words, String choice) implements Serializable {}

    /** What the page of the case shows once. */
    record Unmasked(Field field, String text) {}

    private final Cases cases;
    private final CaseViews views;
    private final CaseWords words;
    private final Directory directory;

    CaseDeeds(Cases cases, CaseViews views, CaseWords words, Directory directory) {
        this.cases = cases;
        this.views = views;
        this.words = words;
        this.directory = directory;
    }

    @PostMapping("/cases/{id}/notes")
    @PreAuthorize("hasAuthority('CASE_WRITE')")
    String note(
            @PathVariable CaseId id,
            @RequestParam(name = "words", defaultValue = "") String typed,
            Me me,
            RedirectAttributes flash) {
        var refusal = cases.note(id, typed.strip(), me);
        return back(id, refusal, new Typed("note", typed, ""), "noted", flash);
    }

    @PostMapping("/cases/{id}/closing")
    @PreAuthorize("hasAuthority('CASE_WRITE')")
    String close(
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(name = "words", defaultValue = "") String typed,
            Me me,
            RedirectAttributes flash) {
        var chosen =
                Arrays.stream(Outcome.values())
                        .filter(one -> one.name().equals(outcome))
                        .findFirst()
                        .orElse(null);
        var refusal = cases.close(id, chosen, typed.strip(), me);
        return back(id, refusal, new Typed("closing", typed, outcome), "closed", flash);
    }

    @PostMapping("/cases/{id}/parties")
    @PreAuthorize("hasAuthority('CASE_WRITE')")
    String ask(
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "") String person,
            Me me,
            RedirectAttributes flash) {
        var one = cases.get(id, me);
        var expert =
                personId(person).flatMap(directory::find).filter(who -> words.answers(who, one));
        var refusal =
                expert.isEmpty()
                        ? Optional.of(Refusal.NO_EXPERT)
                        : cases.ask(id, expert.get().id(), me);
        return back(id, refusal, new Typed("party", "", ""), "asked", flash);
    }

    /**
     * Shows one thing that is masked, once: in the answer itself, so that it lies in no session, no
     * address, no cache.
     */
    @PostMapping("/cases/{id}/unmasking")
    @PreAuthorize("hasAuthority('UNMASK') and hasAnyAuthority('CASE_READ','CASE_ANSWER')")
    String unmask(
            @PathVariable CaseId id,
            @RequestParam Field field,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var one = cases.get(id, me);
        var text = one.patient().shown(field);
        var refusal = unmaskingRefusal(one, text != null, reason.strip(), me);
        if (refusal.isPresent() || text == null) {
            return back(id, refusal, new Typed("unmasking", reason, field.name()), "", flash);
        }
        cases.unmask(id, field, reason.strip(), me);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("unmasked", new Unmasked(field, text));
        model.addAttribute("page", views.page(cases.folder(id, Action.VIEWED, me), "", me));
        return "consult/case";
    }

    private Optional<Refusal> unmaskingRefusal(Case one, boolean there, String reason, Me me) {
        if (!cases.mayUnmask(one, me)) {
            return Optional.of(Refusal.OUT_OF_SCOPE);
        }
        if (!there) {
            return Optional.of(Refusal.NOTHING_THERE);
        }
        if (reason.isEmpty()) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        return reason.length() > 1000 ? Optional.of(Refusal.TOO_LONG) : Optional.empty();
    }

    private static String back(
            CaseId id,
            Optional<Refusal> refusal,
            Typed typed,
            String done,
            RedirectAttributes flash) {
        refusal.ifPresentOrElse(
                why -> {
                    flash.addFlashAttribute("refusal", "consult.refusal." + why);
                    flash.addFlashAttribute("typed", typed);
                },
                () -> flash.addFlashAttribute("done", "consult.done." + done));
        return "redirect:/cases/" + id;
    }

    private static Optional<PersonId> personId(String text) {
        try {
            return Optional.of(PersonId.of(text));
        } catch (NotFound noId) {
            return Optional.empty();
        }
    }
}
