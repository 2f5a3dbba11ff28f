package jieli.identity.consent;

import java.util.UUID;
import jieli.identity.LocalPath;
import jieli.identity.Me;
import jieli.identity.consent.ConsentForm.Refusal;
import jieli.terms.NotFound;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Takes the forms of {@code identity/consents}, which stand on other pages, and goes back there.
 */
@Controller
class ConsentController {

    private final Consents consents;

    ConsentController(Consents consents) {
        this.consents = consents;
    }

    @PostMapping("/consents")
    @PreAuthorize("isAuthenticated()")
    String give(
            @ModelAttribute ConsentForm typed,
            @RequestParam(defaultValue = "") String back,
            Me me,
            RedirectAttributes flash) {
        var subject = typed.readSubject().orElseThrow(() -> new NotFound("subject"));
        var institution = typed.readInstitution().orElseThrow(() -> new NotFound("institution"));
        if (!Consents.mayWrite(subject, institution, me)) {
            throw new NotFound(subject.id());
        }
        var refusal = typed.refusal();
        if (refusal.isPresent()) {
            refuse(refusal.get(), flash);
            flash.addFlashAttribute("consentTyped", typed);
        } else {
            consents.give(typed.terms());
            flash.addFlashAttribute("done", "identity.consent.done.given");
        }
        return new LocalPath(back).redirect();
    }

    @PostMapping("/consents/{id}/withdrawal")
    @PreAuthorize("isAuthenticated()")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back,
            Me me,
            RedirectAttributes flash) {
        var consent = consents.get(id);
        var why = reason.replace("\u0000", "").strip();
        if (!Consents.mayWrite(consent.terms().subject(), consent.terms().institution(), me)) {
            throw new NotFound(id);
        }
        if (consent.withdrawal() != null) {
            refuse(Refusal.WITHDRAWN_ALREADY, flash);
        } else if (why.isEmpty() || why.length() > 1000) {
            refuse(Refusal.REASON_MISSING, flash);
            flash.addFlashAttribute("consentReason", reason);
        } else {
            consents.withdraw(id, why);
            flash.addFlashAttribute("done", "identity.consent.done.withdrawn");
        }
        return new LocalPath(back).redirect();
    }

    private static void refuse(Refusal why, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", "identity.consent.refusal." + why);
    }
}
