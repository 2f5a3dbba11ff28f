package jieli.deployment.handover;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.deployment.handover.Signature.Side;
import jieli.identity.Me;
import jieli.listing.Sheet;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The hand-over pack of a posting: seen, completed, signed, printed. Leaver and successor need no
 * role for theirs, because a role ends with the posting.
 */
@Controller
@RequestMapping("/deployment/postings/{id}")
@PreAuthorize("isAuthenticated()")
class HandoverPages {

    private static final List<String> HEADINGS =
            List.of("section", "title", "words", "version", "struck", "by", "at");

    private final Handovers handovers;
    private final HandoverWords words;

    HandoverPages(Handovers handovers, HandoverWords words) {
        this.handovers = handovers;
        this.words = words;
    }

    @GetMapping("/handover")
    String page(@PathVariable PostingId id, Me me, Model model) {
        model.addAttribute("page", words.page(handovers.get(id, me)));
        return "deployment/handover";
    }

    @GetMapping("/handover/print")
    String print(@PathVariable PostingId id, Me me, Model model) {
        model.addAttribute("page", words.page(handovers.get(id, me)));
        return "deployment/handover-print";
    }

    /** What was typed with its whole history. */
    @GetMapping("/handover.xlsx")
    void sheet(@PathVariable PostingId id, Me me, Locale locale, HttpServletResponse response)
            throws IOException {
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        new Sheet(words.of("title", locale), headings)
                .send(
                        response,
                        handovers.history(id, me).iterator(),
                        item ->
                                Arrays.asList(
                                        words.of("section." + item.section(), locale),
                                        item.title(),
                                        item.words(),
                                        item.version(),
                                        item.struck() ? words.of("struck", locale) : "",
                                        words.person(item.by()),
                                        words.local(item.at()).toString()));
    }

    @PostMapping("/handover/items")
    String add(
            @PathVariable PostingId id,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(name = "words", defaultValue = "") String text,
            Me me,
            RedirectAttributes flash) {
        var typed = new Typed(section, title, text, false);
        return back(id, handovers.add(id, typed, me), typed, section, "added", flash);
    }

    @PostMapping("/handover/items/{item}")
    String change(
            @PathVariable PostingId id,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(name = "words", defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean struck,
            Me me,
            RedirectAttributes flash) {
        var typed = new Typed("", title, text, struck);
        var refusal = handovers.change(id, item, version, typed, me);
        return back(id, refusal, typed, item.toString(), "changed", flash);
    }

    @PostMapping("/handover/signatures")
    String sign(
            @PathVariable PostingId id,
            @RequestParam(defaultValue = "LEAVER") Side side,
            @RequestParam(defaultValue = "") String digest,
            @RequestParam(defaultValue = "") String capacity,
            Me me,
            RedirectAttributes flash) {
        var refusal = handovers.sign(id, side, digest, capacity.strip(), me);
        return back(id, refusal, new Typed("", capacity, "", false), "sign", "signed", flash);
    }

    @PostMapping("/handover/waiver")
    String waive(
            @PathVariable PostingId id,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        var refusal = handovers.waive(id, reason.strip(), me);
        return back(id, refusal, new Typed("", "", reason, false), "waiver", "waived", flash);
    }

    private static String back(
            PostingId id,
            Optional<Refusal> refusal,
            Typed typed,
            String form,
            String done,
            RedirectAttributes flash) {
        refusal.ifPresentOrElse(
                why -> {
                    flash.addFlashAttribute("refusal", "deployment.handover.refusal." + why);
                    flash.addFlashAttribute("typed", typed);
                    flash.addFlashAttribute("form", form);
                },
                () -> flash.addFlashAttribute("done", "deployment.handover.done." + done));
        return "redirect:/deployment/postings/" + id + "/handover";
    }
}
