package jieli.deployment.compliance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.Sheet;
import jieli.pairing.PairingId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the rules are kept: all pairings in a year, one pairing with every rule. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class CompliancePages {

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2200;

    private final ComplianceViews views;
    private final ComplianceDeeds deeds;

    CompliancePages(ComplianceViews views, ComplianceDeeds deeds) {
        this.views = views;
        this.deeds = deeds;
    }

    @GetMapping("/deployment/compliance")
    String list(@RequestParam(defaultValue = "") String year, Me me, Model model) {
        var number = year(year, model);
        model.addAttribute("year", number);
        model.addAttribute("pairings", views.glances(number, me));
        return "deployment/standings";
    }

    @GetMapping("/deployment/compliance.xlsx")
    void sheet(
            @RequestParam(defaultValue = "") String year,
            Me me,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var headings =
                Stream.concat(
                                Stream.of("column.pairing", "rules"),
                                Stream.of("MET", "AT_RISK", "BROKEN", "UNKNOWN")
                                        .map(state -> "state." + state))
                        .map(key -> views.say(key, locale))
                        .toList();
        new Sheet(views.say("compliance", locale), headings)
                .send(
                        response,
                        views.glances(year(year, model), me).iterator(),
                        one ->
                                List.of(
                                        one.name(),
                                        one.rules(),
                                        one.met(),
                                        one.atRisk(),
                                        one.broken(),
                                        one.unknown()));
    }

    @GetMapping("/deployment/compliance/{pairing}")
    String show(
            @PathVariable PairingId pairing,
            @RequestParam(defaultValue = "") String year,
            Me me,
            Model model,
            Locale locale) {
        model.addAttribute("page", views.page(pairing, year(year, model), me, locale));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "deployment/compliance";
    }

    @GetMapping("/deployment/compliance/{pairing}.xlsx")
    void sheet(
            @PathVariable PairingId pairing,
            @RequestParam(defaultValue = "") String year,
            Me me,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var page = views.page(pairing, year(year, model), me, locale);
        var headings =
                Stream.of("rule", "state", "sentence", "parameters", "rows", "waiver")
                        .map(key -> views.say("compliance." + key, locale))
                        .toList();
        new Sheet(views.say("compliance", locale) + " " + page.year(), headings)
                .send(response, page.rows().iterator(), row -> views.cells(row, locale));
    }

    @PostMapping("/deployment/compliance/{pairing}/{deed:ambiguities|waivers|rules}")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String change(
            @PathVariable PairingId pairing,
            @PathVariable String deed,
            @RequestParam Map<String, String> typed,
            Me me,
            RedirectAttributes flash) {
        var refusal =
                switch (deed) {
                    case "ambiguities" -> deeds.choose(pairing, typed, me);
                    case "waivers" -> deeds.waive(pairing, typed, me);
                    default -> deeds.bind(pairing, typed, me);
                };
        if (refusal.isEmpty()) {
            flash.addFlashAttribute("done", "deployment.compliance.done." + deed);
        } else {
            flash.addFlashAttribute("refusal", "deployment.compliance.refusal." + refusal);
            flash.addFlashAttribute("typed", Map.copyOf(typed));
        }
        return back(pairing, typed);
    }

    @PostMapping("/deployment/compliance/{pairing}/waivers/{waiver}/end")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String end(
            @PathVariable PairingId pairing,
            @PathVariable UUID waiver,
            @RequestParam Map<String, String> typed,
            Me me,
            RedirectAttributes flash) {
        deeds.end(pairing, waiver, me.reach(Right.PROGRAMME_WRITE), me.name());
        flash.addFlashAttribute("done", "deployment.compliance.done.end");
        return back(pairing, typed);
    }

    private static String back(PairingId pairing, Map<String, String> typed) {
        var year = typed.getOrDefault("year", "");
        return "redirect:/deployment/compliance/"
                + pairing
                + (year.matches("\\d{4}") ? "?year=" + year : "");
    }

    /** The year asked for; this year, with a word of refusal, when it cannot be read. */
    private int year(String typed, Model model) {
        if (typed.isBlank()) {
            return views.thisYear();
        }
        if (typed.strip().matches("\\d{4}")) {
            var year = Integer.parseInt(typed.strip());
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return year;
            }
        }
        model.addAttribute("refusal", "deployment.compliance.refusal.year");
        return views.thisYear();
    }
}
