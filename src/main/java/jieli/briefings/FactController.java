package jieli.briefings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import jieli.identity.Me;
import jieli.ledger.DocumentRef;
import jieli.pairing.Pairings;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One fact: its quote in its passage, what it says, the decision about it. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class FactController {

    private final DocumentShelf shelf;
    private final ReviewBook book;
    private final Reviews reviews;
    private final Booking booking;
    private final Pairings pairings;

    FactController(
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

    @GetMapping("/briefings/{id}/facts/{number}")
    String fact(@PathVariable DocumentRef id, @PathVariable int number, Me me, Model model) {
        var document = shelf.get(id, Reviewer.readable(me, pairings));
        var review = book.get(id, number);
        return show(document, review, FactPage.Form.of(review, booking), me, model);
    }

    @PostMapping("/briefings/{id}/facts/{number}/acceptance")
    @PreAuthorize("hasAuthority('BRIEFING_WRITE')")
    String accept(
            @PathVariable DocumentRef id,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int from,
            Me me,
            RedirectAttributes flash) {
        var refusal = reviews.accept(id, number, Reviewer.of(me, pairings));
        return DocumentController.back(id, from, "fact-" + number, refusal, flash);
    }

    /** Accepts the fact in the words the person put right. */
    @PostMapping("/briefings/{id}/facts/{number}/correction")
    @PreAuthorize("hasAuthority('BRIEFING_WRITE')")
    String correct(
            @PathVariable DocumentRef id,
            @PathVariable int number,
            @ModelAttribute FactPage.Form form,
            Me me,
            Model model,
            HttpServletResponse response) {
        var reviewer = Reviewer.of(me, pairings);
        var kind = BringForm.said(form.lineKind());
        var refusal = reviews.accept(id, number, kind, form.statement(), reviewer);
        if (refusal.isEmpty()) {
            return "redirect:" + id.link() + "/facts/" + number;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refusal.get().key());
        var document = shelf.get(id, reviewer.within());
        return show(document, book.get(id, number), form, me, model);
    }

    @PostMapping("/briefings/{id}/facts/{number}/rejection")
    @PreAuthorize("hasAuthority('BRIEFING_WRITE')")
    String reject(
            @PathVariable DocumentRef id,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int from,
            Me me,
            RedirectAttributes flash) {
        var refusal = reviews.reject(id, number, Reviewer.of(me, pairings));
        return DocumentController.back(id, from, "fact-" + number, refusal, flash);
    }

    @PostMapping("/briefings/{id}/facts/{number}/reopening")
    @PreAuthorize("hasAuthority('BRIEFING_WRITE')")
    String reopen(
            @PathVariable DocumentRef id,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int from,
            Me me,
            RedirectAttributes flash) {
        var refusal = reviews.reopen(id, number, Reviewer.of(me, pairings));
        return DocumentController.back(id, from, "fact-" + number, refusal, flash);
    }

    private String show(Document document, Review review, FactPage.Form form, Me me, Model model) {
        var locale = LocaleContextHolder.getLocale();
        var fact = FactView.of(review, booking, locale);
        var mayDecide = Reviewer.of(me, pairings).mayDecide(document);
        var kinds = mayDecide ? booking.choices(locale) : List.<FactPage.Choice>of();
        model.addAttribute("page", FactPage.of(document, fact, form, kinds));
        return "briefings/fact";
    }
}
