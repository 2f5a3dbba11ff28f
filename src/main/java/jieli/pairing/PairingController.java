package jieli.pairing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of pairings, the page of one, the form for a new one. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class PairingController {

    private static final int NAMESAKES = 20;

    private final Pairings pairings;
    private final RuleSets ruleSets;
    private final ProgrammePages pages;
    private final Directory directory;

    PairingController(
            Pairings pairings, RuleSets ruleSets, ProgrammePages pages, Directory directory) {
        this.pairings = pairings;
        this.ruleSets = ruleSets;
        this.pages = pages;
        this.directory = directory;
    }

    @GetMapping("/pairings")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model) {
        var request = PairingBook.LISTING.request(parameters);
        model.addAttribute("page", pages.list(request, me.reach(Right.PROGRAMME_READ)));
        return "pairing/pairings";
    }

    @GetMapping("/pairings.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = PairingBook.LISTING.request(parameters);
        pages.send(request, me.reach(Right.PROGRAMME_READ), locale, response);
    }

    @GetMapping("/pairings/{id}")
    String show(@PathVariable PairingId id, Me me, Model model, Locale locale) {
        model.addAttribute("page", pages.programme(id, me, locale));
        if (!model.containsAttribute("need")) {
            model.addAttribute("need", NeedDraft.empty());
        }
        if (!model.containsAttribute("entry")) {
            model.addAttribute("entry", EntryDraft.empty());
        }
        return "pairing/programme";
    }

    @GetMapping("/pairings/new")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String form(Model model) {
        if (!model.containsAttribute("draft")) {
            model.addAttribute("draft", PairingDraft.empty());
        }
        model.addAttribute("programmes", ProgrammeType.values());
        model.addAttribute("ruleSets", ruleSets.list());
        return "pairing/new";
    }

    @PostMapping("/pairings")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String add(PairingDraft draft, Me me, RedirectAttributes flash) {
        var id = pages.nextId();
        var reach = me.reach(Right.PROGRAMME_WRITE);
        return switch (draft.check(id, this::called, ruleSets::find).within(reach)) {
            case PairingDraft.Checked.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("draft", draft);
                yield "redirect:/pairings/new";
            }
            case PairingDraft.Checked.Good(var pairing, var rules) -> {
                pairings.add(pairing, rules, me.name());
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
}
