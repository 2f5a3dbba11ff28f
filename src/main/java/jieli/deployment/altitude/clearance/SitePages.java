package jieli.deployment.altitude.clearance;

import java.io.Serializable;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.terms.NotFound;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How high people sleep, as a physician who looks after them confirms it. */
@Controller
@PreAuthorize("isAuthenticated()")
class SitePages {

    /**
     * The altitude of a place as it was typed.
     *
     * @param milder whether it asks to be confirmed once more
     */
    record Typed(String recipient, String metres, boolean milder) implements Serializable {}

    private final Officers officers;
    private final Sites sites;

    SitePages(Officers officers, Sites sites) {
        this.officers = officers;
        this.sites = sites;
    }

    @PostMapping("/deployment/altitude/sites")
    String confirm(
            @RequestParam(defaultValue = "") String recipient,
            @RequestParam(defaultValue = "") String metres,
            @RequestParam(defaultValue = "false") boolean sure,
            Me me,
            RedirectAttributes flash) {
        var place = InstitutionId.of(recipient);
        if (!officers.places(me.person()).contains(place)) {
            throw new NotFound(place);
        }
        var text = metres.strip();
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > 6000) {
            flash.addFlashAttribute("site", new Typed(recipient, text, false));
            return OfficerPages.back("metres", "", flash);
        }
        if (!sure && sites.isMilder(place, Integer.parseInt(text))) {
            flash.addFlashAttribute("site", new Typed(recipient, text, true));
            return OfficerPages.back("milder", "", flash);
        }
        sites.confirm(place, Integer.parseInt(text), me, false);
        return OfficerPages.back("", "confirmed", flash);
    }
}
