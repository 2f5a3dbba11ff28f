package jieli.consult;

import jieli.consult.EmergencyDoor.Answer;
import jieli.consult.EmergencyDoor.Typed;
import jieli.identity.Me;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that opens a case in an emergency. */
@Controller
@PreAuthorize("hasAuthority('CASE_EMERGENCY')")
class EmergencyDoorPages {

    /** Everything {@code consult/emergency.html} shows. */
    record Page(Typed typed, int mostWrong, int longestReason) {}

    private final EmergencyDoor door;

    EmergencyDoorPages(EmergencyDoor door) {
        this.door = door;
    }

    @GetMapping("/cases/emergency")
    String form(@RequestParam(defaultValue = "") String number, Model model) {
        var typed =
                model.getAttribute("typed") instanceof Typed back ? back : new Typed(number, "");
        model.addAttribute(
                "page", new Page(typed, EmergencyDoor.MOST_WRONG, EmergencyDoor.LONGEST_REASON));
        return "consult/emergency";
    }

    @PostMapping("/cases/emergency")
    String open(
            @RequestParam(name = "case", defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        var typed = new Typed(number, reason);
        return switch (door.open(typed, me)) {
            case Answer.Opened(var id, var inScope) -> {
                if (inScope) {
                    flash.addFlashAttribute("done", "consult.done.inScope");
                }
                yield "redirect:/cases/" + id;
            }
            case Answer.Refused(var why) -> {
                flash.addFlashAttribute("refusal", "consult.refusal." + why);
                flash.addFlashAttribute("typed", typed);
                yield "redirect:/cases/emergency";
            }
        };
    }
}
