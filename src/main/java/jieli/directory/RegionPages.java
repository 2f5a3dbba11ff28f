package jieli.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.directory.Region.Kind;
import jieli.directory.Typed.Reading;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages about regions. */
@Controller
@PreAuthorize("hasAuthority('DIRECTORY_READ')")
class RegionPages {

    private static final List<String> HEADINGS =
            List.of(
                    "directory.region.code",
                    "directory.region.name",
                    "directory.region.kind",
                    "directory.region.altitude",
                    "directory.region.altitude.confirmed",
                    "directory.region.altitude.source",
                    "directory.region.population",
                    "directory.region.population.year");

    /** Everything {@code directory/regions.html} shows. */
    record ListPage(
            ListRequest request, Slice<Region> slice, List<Kind> kinds, boolean mayChange) {}

    /** Everything {@code directory/region.html} shows. */
    record Page(
            Region region,
            List<Region> around,
            List<Region> inside,
            List<Institution> institutions,
            boolean mayChange) {}

    private final Regions regions;
    private final Institutions institutions;
    private final Directory directory;
    private final Stewardship stewardship;
    private final MessageSource messages;

    RegionPages(
            Regions regions,
            Institutions institutions,
            Directory directory,
            Stewardship stewardship,
            MessageSource messages) {
        this.stewardship = stewardship;
        this.regions = regions;
        this.institutions = institutions;
        this.directory = directory;
        this.messages = messages;
    }

    @GetMapping("/directory/regions")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var request = Regions.LISTING.request(parameters);
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        regions.list(request),
                        Arrays.asList(Kind.values()),
                        stewardship.overEverything()));
        return "directory/regions";
    }

    @GetMapping("/directory/regions.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = Regions.LISTING.request(parameters);
        var headings =
                HEADINGS.stream().map(key -> messages.getMessage(key, null, locale)).toList();
        new Sheet(messages.getMessage("directory.regions", null, locale), headings)
                .send(response, request.all(regions::list), region -> cells(region, locale));
    }

    private List<@Nullable Object> cells(Region region, Locale locale) {
        var population = region.population();
        return Arrays.asList(
                region.code().value(),
                region.name(),
                messages.getMessage("directory.region.kind." + region.kind(), null, locale),
                region.altitudeMetres(),
                region.altitude().confirmed(),
                region.altitude().source(),
                population == null ? null : population.people(),
                population == null ? null : population.year());
    }

    @GetMapping("/directory/regions/{code}")
    String page(@PathVariable RegionCode code, Model model) {
        var region = regions.get(code);
        model.addAttribute(
                "page",
                new Page(
                        region,
                        regions.path(code),
                        regions.inside(code),
                        institutions.in(code),
                        stewardship.overEverything()));
        return "directory/region";
    }

    @GetMapping("/directory/regions/new")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String blank(Model model) {
        return form(model, RegionForm.BLANK, true);
    }

    @GetMapping("/directory/regions/{code}/edit")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String edit(@PathVariable RegionCode code, Model model) {
        return form(model, RegionForm.of(regions.get(code)), false);
    }

    @PostMapping("/directory/regions")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String add(@ModelAttribute RegionForm typed, RedirectAttributes flash) {
        Stewardship.demand(stewardship.overEverything());
        return switch (typed.read(regions, true)) {
            case Reading.Accepted(var region) -> {
                directory.add(region);
                flash.addFlashAttribute("done", "directory.done.added");
                yield "redirect:/directory/regions/" + region.code();
            }
            case Reading.Refused(var why) ->
                    refused(typed, why, flash, "redirect:/directory/regions/new");
        };
    }

    @PostMapping("/directory/regions/{code}")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String change(
            @PathVariable RegionCode code,
            @ModelAttribute RegionForm typed,
            RedirectAttributes flash) {
        Stewardship.demand(stewardship.overEverything());
        var address = "redirect:/directory/regions/" + regions.get(code).code();
        return switch (typed.at(code).read(regions, false)) {
            case Reading.Accepted(var region) -> {
                directory.change(region);
                flash.addFlashAttribute("done", "directory.done.changed");
                yield address;
            }
            case Reading.Refused(var why) -> refused(typed, why, flash, address + "/edit");
        };
    }

    private static String refused(
            RegionForm typed, Refusal why, RedirectAttributes flash, String address) {
        flash.addFlashAttribute("refusal", "directory.refusal." + why);
        flash.addFlashAttribute("typed", typed);
        return address;
    }

    /** A form that was refused comes back as it was typed. */
    private String form(Model model, RegionForm form, boolean isNew) {
        Stewardship.demand(stewardship.overEverything());
        var typed = model.getAttribute("typed");
        model.addAttribute("form", typed instanceof RegionForm back ? back : form);
        model.addAttribute("isNew", isNew);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("regions", regions.choices());
        return "directory/region-form";
    }
}
