package jieli.briefings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.briefings.intake.Intake;
import jieli.briefings.intake.Opened;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.listing.Listing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The documents, and the form that brings one in. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class ShelfController {

    static final Listing DOCUMENTS =
            new Listing(
                    "/briefings",
                    List.of("pairing", "state", "words"),
                    List.of("newest", "heading", "published", "open"));

    private final DocumentShelf shelf;
    private final Uploads uploads;
    private final Pairings pairings;
    private final MessageSource messages;

    ShelfController(
            DocumentShelf shelf, Uploads uploads, Pairings pairings, MessageSource messages) {
        this.shelf = shelf;
        this.uploads = uploads;
        this.pairings = pairings;
        this.messages = messages;
    }

    @GetMapping("/briefings")
    String shelf(@RequestParam Map<String, String> parameters, Me me, Model model) {
        show(parameters, BringForm.empty(parameters.get("pairing")), null, me, model);
        return "briefings/shelf";
    }

    @PostMapping("/briefings")
    @PreAuthorize("hasAuthority('BRIEFING_WRITE')")
    String bring(
            @ModelAttribute BringForm form,
            Me me,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException {
        var receipt = receive(form, me);
        return switch (receipt) {
            case Receipt.Shelved(var document) -> "redirect:" + document.link();
            case Receipt.Known(var document) -> {
                flash.addFlashAttribute("done", "briefings.known");
                yield "redirect:" + document.link();
            }
            case Receipt.NotOpened(var refusal) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                show(Map.of(), form, refusal.sentence(locale), me, model);
                yield "briefings/shelf";
            }
            case Receipt.Refused(var why) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                show(Map.of(), form, messages.getMessage(why.key(), null, locale), me, model);
                yield "briefings/shelf";
            }
        };
    }

    private Receipt receive(BringForm form, Me me) throws IOException {
        var writable = me.reach(Right.BRIEFING_WRITE);
        var pairing = form.pairingId().flatMap(id -> pairings.find(new PairingId(id), writable));
        if (pairing.isEmpty()) {
            return new Receipt.Refused(Why.UNKNOWN_PAIRING);
        }
        var label =
                new Uploads.Label(
                        form.label(),
                        BringForm.said(form.publisher()),
                        pairing.get().id(),
                        me.name());
        if (form.hasFile() && form.hasText()) {
            return new Receipt.Refused(Why.FILE_AND_TEXT);
        }
        return form.hasFile() || form.hasText()
                ? uploads.bring(label, open(form), Reviewer.readable(me, pairings))
                : new Receipt.Refused(Why.NOTHING_TO_READ);
    }

    private static Opened open(BringForm form) throws IOException {
        var file = form.file();
        if (file == null || !form.hasFile()) {
            return Intake.standard().paste(BringForm.said(form.text()));
        }
        try (var in = file.getInputStream()) {
            return Intake.standard().open(BringForm.said(file.getOriginalFilename()), in, null);
        }
    }

    private void show(
            Map<String, String> parameters,
            BringForm form,
            @Nullable String refusal,
            Me me,
            Model model) {
        var request = DOCUMENTS.request(parameters);
        var slice = shelf.list(request, Reviewer.readable(me, pairings));
        var readable = choices(me.reach(Right.PROGRAMME_READ));
        var writable = choices(me.reach(Right.BRIEFING_WRITE));
        model.addAttribute("request", request);
        model.addAttribute("slice", slice);
        model.addAttribute("page", new ShelfPage(slice.items(), readable, writable, form, refusal));
    }

    private List<ShelfPage.Choice> choices(Reach reach) {
        return pairings.list(reach).stream()
                .map(pairing -> new ShelfPage.Choice(pairing.id().value(), pairing.name()))
                .toList();
    }
}
