package jieli.ledger;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jieli.identity.Me;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lines, one line, the conflicts between them. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class LedgerController {

    private final LedgerPages pages;
    private final ConflictBook conflicts;
    private final Clock clock;

    LedgerController(LedgerPages pages, ConflictBook conflicts, Clock clock) {
        this.pages = pages;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    @GetMapping("/ledger")
    String lines(@RequestParam Map<String, String> parameters, Me me, Model model, Locale locale) {
        model.addAttribute("page", pages.lines(LineBook.LISTING.request(parameters), me, locale));
        return "ledger/ledger";
    }

    @GetMapping("/ledger.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var within = pages.readable(me);
        var rows =
                LineBook.LISTING
                        .request(parameters)
                        .all(request -> pages.rows(request, within, locale));
        pages.sheet(locale).send(response, rows, row -> pages.cells(row, locale));
    }

    @GetMapping("/ledger/lines/{id}")
    String line(@PathVariable LineId id, Me me, Model model, Locale locale) {
        model.addAttribute("page", pages.line(id, me, locale));
        return "ledger/line";
    }

    @GetMapping("/ledger/conflicts")
    String conflicts(
            @RequestParam(required = false) @Nullable PairingId pairing,
            @RequestParam(defaultValue = "false") boolean all,
            Me me,
            Model model,
            Locale locale) {
        model.addAttribute("page", pages.conflicts(pairing, all, me, locale));
        return "ledger/conflicts";
    }

    /**
     * @param choice the line that stands, or {@code ALL}
     */
    @PostMapping("/ledger/conflicts/{id}/decision")
    @PreAuthorize("hasAuthority('LEDGER_DECIDE')")
    String decide(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        var conflict = pages.conflict(id, me);
        var standing =
                conflict.lines().stream()
                        .filter(line -> line.toString().equals(choice))
                        .findFirst();
        var decision =
                new Conflict.Decision(
                        standing.orElse(null), reason.strip(), me.name(), clock.instant());
        var refusal =
                standing.isEmpty() && !choice.equals("ALL")
                        ? "ledger.refusal.choice"
                        : conflict.refusal(decision);
        if (refusal != null) {
            flash.addFlashAttribute("refusal", refusal);
            flash.addFlashAttribute("typed", new Conflict.Typed(id, choice, reason));
            return back(conflict) + "#conflict-" + id;
        }
        conflicts.decide(id, decision);
        flash.addFlashAttribute("done", "ledger.done.decided");
        return back(conflict);
    }

    private static String back(Conflict conflict) {
        return "redirect:/ledger/conflicts?pairing=" + conflict.pairing();
    }
}
