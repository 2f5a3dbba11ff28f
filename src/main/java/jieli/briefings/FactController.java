package jieli.briefings;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jieli.ledger.DocumentRef;
import jieli.ledger.LineKinds;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
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
class FactController {

    private final DocumentShelf shelf;
    private final ReviewBook book;
    private final Reviews reviews;
    private final Booking booking;
    private final LineKinds kinds;

    FactController(
            DocumentShelf shelf,
            ReviewBook book,
            Reviews reviews,
            Booking booking,
            LineKinds kinds) {
        this.shelf = shelf;
        this.book = book;
        this.reviews = reviews;
        this.booking = booking;
        this.kinds = kinds;
    }

    @GetMapping("/briefings/{id}/facts/{number}")
    String fact(
            @PathVariable DocumentRef id,
            @PathVariable int number,
            HttpSession session,
            Model model) {
        var review = book.get(id, number);
        return show(id, review, FactPage.Form.of(review, booking, Reviewer.of(session)), model);
    }

    @PostMapping("/briefings/{id}/facts/{number}/acceptance")
    String accept(
            @PathVariable DocumentRef id,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int from,
            HttpSession session,
            RedirectAttributes flash) {
        var refusal = reviews.accept(id, number, Reviewer.of(session));
        return DocumentController.back(id, from, "fact-" + number, refusal, flash);
    }

    /** Accepts the fact in the words the person put right. */
    @PostMapping("/briefings/{id}/facts/{number}/correction")
    String correct(
            @PathVariable DocumentRef id,
            @PathVariable int number,
            @ModelAttribute FactPage.Form form,
            HttpSession session,
            Model model,
            HttpServletResponse response) {
        Reviewer.remember(session, BringForm.said(form.by()));
        var refusal =
                reviews.accept(
                        id,
                        number,
                        BringForm.said(form.lineKind()),
                        form.statement(),
                        Reviewer.of(session));
        if (refusal.isEmpty()) {
            return "redirect:" + id.link() + "/facts/" + number;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("refusal", refusal.get().key());
        return show(id, book.get(id, number), form, model);
    }

    @PostMapping("/briefings/{id}/facts/{number}/rejection")
    String reject(
            @PathVariable DocumentRef id,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int from,
            HttpSession session,
            RedirectAttributes flash) {
        var refusal = reviews.reject(id, number, Reviewer.of(session));
        return DocumentController.back(id, from, "fact-" + number, refusal, flash);
    }

    @PostMapping("/briefings/{id}/facts/{number}/reopening")
    String reopen(
            @PathVariable DocumentRef id,
            @PathVariable int number,
            @RequestParam(defaultValue = "0") int from,
            HttpSession session,
            RedirectAttributes flash) {
        var refusal = reviews.reopen(id, number, Reviewer.of(session));
        return DocumentController.back(id, from, "fact-" + number, refusal, flash);
    }

    private String show(DocumentRef id, Review review, FactPage.Form form, Model model) {
        var locale = LocaleContextHolder.getLocale();
        var fact = FactView.of(review, booking, locale);
        var choices =
                kinds.list().stream()
                        .map(kind -> new FactPage.Choice(kind.code(), kind.name(locale)))
                        .toList();
        model.addAttribute("page", FactPage.of(shelf.get(id), fact, form, choices));
        return "briefings/fact";
    }
}
