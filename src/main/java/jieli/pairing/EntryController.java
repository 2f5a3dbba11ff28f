package jieli.pairing;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is written down under a pairing: needs, their steps, the timeline. */
@Controller
class EntryController {

    private final Pairings pairings;
    private final Clock clock;

    EntryController(Pairings pairings, Clock clock) {
        this.pairings = pairings;
        this.clock = clock;
    }

    @PostMapping("/pairings/{id}/needs")
    String addNeed(
            @PathVariable PairingId id,
            NeedDraft draft,
            HttpSession session,
            RedirectAttributes flash) {
        pairings.get(id);
        switch (draft.check(PairingId.next(clock.instant()), id, clock.instant())) {
            case NeedDraft.Checked.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("need", draft);
            }
            case NeedDraft.Checked.Good(var need) -> {
                session.setAttribute(PairingController.BY, need.raisedBy());
                pairings.add(need);
                flash.addFlashAttribute("done", "pairing.done.need");
            }
        }
        return "redirect:/pairings/" + id + "#needs";
    }

    @PostMapping("/pairings/{id}/needs/{need}/steps")
    String step(
            @PathVariable PairingId id,
            @PathVariable UUID need,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String by,
            HttpSession session,
            RedirectAttributes flash) {
        var typed = new NeedDraft.Step(need, state, note, by);
        if (by.isBlank()) {
            refuse("pairing.refusal.by", typed, flash);
        } else {
            session.setAttribute(PairingController.BY, by.strip());
            if (pairings.step(need, state, note.strip(), by.strip())) {
                flash.addFlashAttribute("done", "pairing.done.step");
            } else {
                refuse("pairing.refusal.step", typed, flash);
            }
        }
        return "redirect:/pairings/" + id + "#need-" + need;
    }

    private static void refuse(String why, NeedDraft.Step typed, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", why);
        flash.addFlashAttribute("typedStep", typed);
    }

    @PostMapping("/pairings/{id}/timeline")
    String addEntry(
            @PathVariable PairingId id,
            EntryDraft draft,
            HttpSession session,
            RedirectAttributes flash) {
        pairings.get(id);
        switch (draft.check(PairingId.next(clock.instant()), id, clock.instant())) {
            case EntryDraft.Checked.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("entry", draft);
            }
            case EntryDraft.Checked.Good(var entry) -> {
                session.setAttribute(PairingController.BY, entry.by());
                pairings.add(entry);
                flash.addFlashAttribute("done", "pairing.done.entry");
            }
        }
        return "redirect:/pairings/" + id + "#timeline";
    }
}
