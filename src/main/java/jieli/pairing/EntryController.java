package jieli.pairing;

import java.time.Clock;
import java.util.UUID;
import jieli.identity.Me;
import jieli.identity.Right;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is written down under a pairing: needs, their steps, the timeline. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
class EntryController {

    private final Pairings pairings;
    private final Clock clock;

    EntryController(Pairings pairings, Clock clock) {
        this.pairings = pairings;
        this.clock = clock;
    }

    @PostMapping("/pairings/{id}/needs")
    String addNeed(@PathVariable PairingId id, NeedDraft draft, Me me, RedirectAttributes flash) {
        writable(id, me);
        var now = clock.instant();
        switch (draft.check(PairingId.next(now), id, me.name(), now)) {
            case NeedDraft.Checked.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("need", draft);
            }
            case NeedDraft.Checked.Good(var need) -> {
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
            Me me,
            RedirectAttributes flash) {
        writable(id, me);
        var step = new Need.Step(note.strip(), me.name(), clock.instant());
        if (pairings.step(id, need, state, step)) {
            flash.addFlashAttribute("done", "pairing.done.step");
        } else {
            flash.addFlashAttribute("refusal", "pairing.refusal.step");
            flash.addFlashAttribute("typedStep", new NeedDraft.Step(need, state, note));
        }
        return "redirect:/pairings/" + id + "#need-" + need;
    }

    @PostMapping("/pairings/{id}/timeline")
    String addEntry(@PathVariable PairingId id, EntryDraft draft, Me me, RedirectAttributes flash) {
        writable(id, me);
        var now = clock.instant();
        switch (draft.check(PairingId.next(now), id, me.name(), now)) {
            case EntryDraft.Checked.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("entry", draft);
            }
            case EntryDraft.Checked.Good(var entry) -> {
                pairings.add(entry);
                flash.addFlashAttribute("done", "pairing.done.entry");
            }
        }
        return "redirect:/pairings/" + id + "#timeline";
    }

    /** Nobody deletes a pairing or its parties, so it stays writable until the entry is in. */
    private void writable(PairingId id, Me me) {
        pairings.get(id, me.reach(Right.PROGRAMME_WRITE));
    }
}
