package jieli.ledger;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lines, one line, the conflicts between them. */
@Controller
class LedgerController {

    /** Where the session keeps the name of whoever decides things. */
    private static final String BY = "by";

    private final LedgerPages pages;
    private final ConflictBook conflicts;
    private final Clock clock;

    LedgerController(LedgerPages pages, ConflictBook conflicts, Clock clock) {
        this.pages = pages;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    @GetMapping("/ledger")
    String lines(@RequestParam Map<String, String> parameters, Model model, Locale locale) {
        model.addAttribute("page", pages.lines(LineBook.LISTING.request(parameters), locale));
        return "ledger/ledger";
    }

    @GetMapping("/ledger.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var rows = LineBook.LISTING.request(parameters).all(request -> pages.rows(request, locale));
        pages.sheet(locale).send(response, rows, row -> pages.cells(row, locale));
    }

    @GetMapping("/ledger/lines/{id}")
    String line(@PathVariable LineId id, Model model, Locale locale, HttpSession session) {
        model.addAttribute("by", name(session));
        model.addAttribute("page", pages.line(id, locale));
        return "ledger/line";
    }

    @GetMapping("/ledger/conflicts")
    String conflicts(
            @RequestParam(required = false) @Nullable PairingId pairing,
            @RequestParam(defaultValue = "false") boolean all,
            Model model,
            Locale locale,
            HttpSession session) {
        model.addAttribute("page", pages.conflicts(pairing, all, name(session), locale));
        return "ledger/conflicts";
    }

    /**
     * @param choice the line that stands, or {@code ALL}
     */
    @PostMapping("/ledger/conflicts/{id}/decision")
    String decide(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String by,
            HttpSession session,
            RedirectAttributes flash) {
        var conflict = pages.conflict(id);
        var standing =
                conflict.lines().stream()
                        .filter(line -> line.toString().equals(choice))
                        .findFirst();
        var decision =
                new Conflict.Decision(
                        standing.orElse(null), reason.strip(), by.strip(), clock.instant());
        var refusal =
                standing.isEmpty() && !choice.equals("ALL")
                        ? "ledger.refusal.choice"
                        : conflict.refusal(decision);
        if (refusal != null) {
            flash.addFlashAttribute("refusal", refusal);
            flash.addFlashAttribute("typed", new Conflict.Typed(id, choice, reason, by));
            return back(conflict) + "#conflict-" + id;
        }
        session.setAttribute(BY, decision.by());
        conflicts.decide(id, decision);
        flash.addFlashAttribute("done", "ledger.done.decided");
        return back(conflict);
    }

    private static String name(HttpSession session) {
        return session.getAttribute(BY) instanceof String name ? name : "";
    }

    private static String back(Conflict conflict) {
        return "redirect:/ledger/conflicts?pairing=" + conflict.pairing();
    }
}
