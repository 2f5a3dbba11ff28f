package jieli.briefings;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jieli.ledger.DocumentRef;
import jieli.pairing.Pairing;
import jieli.pairing.Pairings;
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
            HttpSession session,
            Locale locale,
            Model model) {
        var document = shelf.get(id);
        var name = pairings.find(document.pairing()).map(Pairing::name).orElse("");
        model.addAttribute(
                "page",
                DocumentPage.of(document, name, facts(id, locale), from, Reviewer.of(session)));
        return "briefings/document";
    }

    /** Accepts all that is still open in one line of the document. */
    @PostMapping("/briefings/{id}/acceptances")
    String acceptLine(
            @PathVariable DocumentRef id,
            @RequestParam int line,
            @RequestParam(defaultValue = "0") int from,
            HttpSession session,
            RedirectAttributes flash) {
        var refusal = reviews.acceptLine(id, line, Reviewer.of(session));
        return back(id, from, "line-" + line, refusal, flash);
    }

    /** Rejects all that is still open in one line of the document. */
    @PostMapping("/briefings/{id}/rejections")
    String rejectLine(
            @PathVariable DocumentRef id,
            @RequestParam int line,
            @RequestParam(defaultValue = "0") int from,
            HttpSession session,
            RedirectAttributes flash) {
        var refusal = reviews.rejectLine(id, line, Reviewer.of(session));
        return back(id, from, "line-" + line, refusal, flash);
    }

    @PostMapping("/briefings/{id}/withdrawal")
    String withdraw(
            @PathVariable DocumentRef id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String by,
            HttpSession session,
            RedirectAttributes flash) {
        Reviewer.remember(session, by);
        var refusal = reviews.withdraw(id, Reviewer.of(session), shortened(reason.strip(), 500));
        flash.addFlashAttribute("reason", reason);
        if (refusal.isEmpty()) {
            flash.addFlashAttribute("done", "briefings.withdrawn");
        }
        refusal.ifPresent(why -> flash.addFlashAttribute("refusal", why.key()));
        return "redirect:" + id.link();
    }

    /** The person says who they are; decisions carry the name. */
    @PostMapping("/briefings/{id}/reviewer")
    String reviewer(@PathVariable DocumentRef id, @RequestParam String by, HttpSession session) {
        Reviewer.remember(session, by);
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
