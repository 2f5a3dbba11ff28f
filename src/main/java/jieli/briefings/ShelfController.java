package jieli.briefings;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.briefings.intake.Intake;
import jieli.briefings.intake.Opened;
import jieli.listing.Listing;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The documents, and the form that brings one in. */
@Controller
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
    String shelf(@RequestParam Map<String, String> parameters, HttpSession session, Model model) {
        var form = BringForm.empty(Reviewer.of(session), parameters.get("pairing"));
        return show(parameters, form, null, model);
    }

    @PostMapping("/briefings")
    String bring(
            @ModelAttribute BringForm form,
            HttpSession session,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException {
        Reviewer.remember(session, form.reviewer());
        var receipt = receive(form);
        return switch (receipt) {
            case Receipt.Shelved(var document) -> "redirect:" + document.link();
            case Receipt.Known(var document) -> {
                flash.addFlashAttribute("done", "briefings.known");
                yield "redirect:" + document.link();
            }
            case Receipt.NotOpened(var refusal) ->
                    refuse(form, refusal.sentence(locale), model, response);
            case Receipt.Refused(var why) ->
                    refuse(form, messages.getMessage(why.key(), null, locale), model, response);
        };
    }

    private Receipt receive(BringForm form) throws IOException {
        if (form.reviewer().isEmpty()) {
            return new Receipt.Refused(Why.NO_NAME);
        }
        var pairing = form.pairingId().flatMap(id -> pairings.find(new PairingId(id)));
        if (pairing.isEmpty()) {
            return new Receipt.Refused(Why.UNKNOWN_PAIRING);
        }
        var label =
                new Uploads.Label(
                        form.label(),
                        BringForm.said(form.publisher()),
                        pairing.get().id(),
                        form.reviewer());
        if (form.hasFile() && form.hasText()) {
            return new Receipt.Refused(Why.FILE_AND_TEXT);
        }
        return form.hasFile() || form.hasText()
                ? uploads.bring(label, open(form))
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

    private String refuse(
            BringForm form, String sentence, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(Map.of(), form, sentence, model);
    }

    private String show(
            Map<String, String> parameters, BringForm form, @Nullable String refusal, Model model) {
        var request = DOCUMENTS.request(parameters);
        var slice = shelf.list(request);
        var all = pairings.list();
        model.addAttribute("request", request);
        model.addAttribute("slice", slice);
        model.addAttribute("page", new ShelfPage(slice.items(), choices(all), form, refusal));
        return "briefings/shelf";
    }

    private static List<ShelfPage.Choice> choices(List<Pairing> all) {
        return all.stream()
                .map(pairing -> new ShelfPage.Choice(pairing.id().value(), pairing.name()))
                .toList();
    }
}
