package jieli.pairing;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of pairings, the page of one, the form for a new one. */
@Controller
class PairingController {

    /** Where the session keeps the name of whoever enters things. */
    static final String BY = "by";

    private static final int NAMESAKES = 20;

    private final Pairings pairings;
    private final PairingBook book;
    private final RuleSets ruleSets;
    private final ProgrammePages pages;
    private final Directory directory;

    PairingController(
            Pairings pairings,
            PairingBook book,
            RuleSets ruleSets,
            ProgrammePages pages,
            Directory directory) {
        this.pairings = pairings;
        this.book = book;
        this.ruleSets = ruleSets;
        this.pages = pages;
        this.directory = directory;
    }

    @GetMapping("/pairings")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        model.addAttribute("page", pages.list(PairingBook.LISTING.request(parameters)));
        return "pairing/pairings";
    }

    @GetMapping("/pairings.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        pages.send(PairingBook.LISTING.request(parameters), locale, response);
    }

    @GetMapping("/pairings/{id}")
    String show(@PathVariable PairingId id, Model model, Locale locale, HttpSession session) {
        model.addAttribute("page", pages.programme(id, name(session), locale));
        if (!model.containsAttribute("need")) {
            model.addAttribute("need", NeedDraft.empty());
        }
        if (!model.containsAttribute("entry")) {
            model.addAttribute("entry", EntryDraft.empty());
        }
        return "pairing/programme";
    }

    @GetMapping("/pairings/new")
    String form(Model model, HttpSession session) {
        if (!model.containsAttribute("draft")) {
            model.addAttribute("draft", PairingDraft.empty());
        }
        model.addAttribute("by", name(session));
        model.addAttribute("programmes", ProgrammeType.values());
        model.addAttribute("ruleSets", ruleSets.list());
        return "pairing/new";
    }

    @PostMapping("/pairings")
    String add(PairingDraft draft, HttpSession session, RedirectAttributes flash) {
        var id = pages.nextId();
        return switch (draft.check(id, this::called, ruleSets::find)) {
            case PairingDraft.Checked.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("draft", draft);
                yield "redirect:/pairings/new";
            }
            case PairingDraft.Checked.Good(var pairing, var rules) -> {
                var by = PairingDraft.text(draft.by());
                session.setAttribute(BY, by);
                pairings.add(pairing, rules, by);
                flash.addFlashAttribute("done", "pairing.done.added");
                yield "redirect:/pairings/" + id;
            }
        };
    }

    private Optional<InstitutionId> called(String name) {
        return directory.searchInstitutions(name, NAMESAKES).stream()
                .filter(found -> found.name().equals(name) || found.otherNames().contains(name))
                .map(found -> found.id())
                .findFirst();
    }

    static String name(HttpSession session) {
        return session.getAttribute(BY) instanceof String name ? name : "";
    }
}
