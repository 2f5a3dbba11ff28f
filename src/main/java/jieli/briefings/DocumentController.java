package jieli.briefings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.ledger.DocumentRef;
import jieli.pairing.Pairing;
import jieli.pairing.Pairings;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One document: its text with the marks, the facts beside it, what may be done to it as a whole.
 */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class DocumentController {

    private final DocumentShelf shelf;
    private final ReviewBook book;
    private final Reviews reviews;
    private final Booking booking;
    private final Pairings pairings;

    DocumentController(
            DocumentShelf shelf,
            ReviewBook book,
            Reviews reviews,
            Booking booking,
            Pairings pairings) {
        this.shelf = shelf;
        this.book = book;
        this.reviews = reviews;
        this.booking = booking;
        this.pairings = pairings;
    }

    @GetMapping("/briefings/{id}")
    String document(
            @PathVariable DocumentRef id,
            @RequestParam(defaultValue = "0") int from,
            Me me,
            Locale locale,
            Model model) {
        var document = shelf.get(id, Reviewer.readable(me, pairings));
        var name =
                pairings.find(document.pairing(), Reach.EVERYWHERE).map(Pairing::name).orElse("");
        var mayDecide = Reviewer.of(me, pairings).mayDecide(document);
        model.addAttribute(
                "page", DocumentPage.of(document, name, facts(id, locale), from, mayDecide));
        return "briefings/document";
    }

    /** Accepts all that is still open in one line of the document. */
    @PostMapping("/briefings/{id}/acceptances")
    @PreAuthorize("hasAuthority('BRIEFING_WRITE')")
    String acceptLine(
            @PathVariable DocumentRef id,
            @RequestParam int line,
            @RequestParam(defaultValue = "0") int from,
            Me me,
            RedirectAttributes flash) {
        var refusal = reviews.acceptLine(id, line, Reviewer.of(me, pairings));
        return back(id, from, "line-" + line, refusal, flash);
    }

    /** Rejects all that is still open in one line of the document. */
    @PostMapping("/briefings/{id}/rejections")
    @PreAuthorize("hasAuthority('BRIEFING_WRITE')")
    String rejectLine(
            @PathVariable DocumentRef id,
            @RequestParam int line,
            @RequestParam(defaultValue = "0") int from,
            Me me,
            RedirectAttributes flash) {
        var refusal = reviews.rejectLine(id, line, Reviewer.of(me, pairings));
        return back(id, from, "line-" + line, refusal, flash);
    }

    @PostMapping("/briefings/{id}/withdrawal")
    @PreAuthorize("hasAuthority('BRIEFING_WRITE')")
    String withdraw(
            @PathVariable DocumentRef id,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        var refusal =
                reviews.withdraw(id, Reviewer.of(me, pairings), shortened(reason.strip(), 500));
        flash.addFlashAttribute("reason", reason);
        if (refusal.isEmpty()) {
            flash.addFlashAttribute("done", "briefings.withdrawn");
        }
        refusal.ifPresent(why -> flash.addFlashAttribute("refusal", why.key()));
        return "redirect:" + id.link();
    }

    static String back(
            DocumentRef id,
            int from,
            String anchor,
            Optional<Why> refusal,
            RedirectAttributes flash) {
        refusal.ifPresent(why -> flash.addFlashAttribute("refusal", why.key()));
        return "redirect:" + id.link() + "?from=" + from + "#" + anchor;
    }

    private List<FactView> facts(DocumentRef id, Locale locale) {
        return book.list(id).stream().map(review -> FactView.of(review, booking, locale)).toList();
    }

    private static String shortened(String text, int longest) {
        return text.substring(0, Math.min(longest, text.length()));
    }
}
