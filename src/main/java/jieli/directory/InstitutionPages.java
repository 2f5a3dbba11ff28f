package jieli.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jieli.directory.Institution.Grade;
import jieli.directory.Institution.Kind;
import jieli.directory.Institution.Level;
import jieli.directory.Institutions.Department;
import jieli.directory.Typed.Reading;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.terms.Term;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages about institutions with their departments. */
@Controller
@PreAuthorize("hasAuthority('DIRECTORY_READ')")
class InstitutionPages {

    private static final List<String> HEADINGS =
            List.of("name", "otherNames", "kind", "level", "grade", "region.code", "region");

    /** Everything {@code directory/institutions.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<Institution> slice,
            List<Kind> kinds,
            List<Region> regions,
            boolean mayAdd) {}

    /** Everything {@code directory/institution.html} shows. */
    record Page(
            Institution institution,
            List<Region> around,
            @Nullable Institution community,
            List<Institution> members,
            List<Department> departments,
            List<Person> people,
            List<Term> specialties,
            boolean mayChange) {}

    /**
     * Everything {@code directory/institution-form.html} shows; no id is a new institution.
     *
     * @param communities to choose from
     * @param alone whether it may belong to no community
     */
    record FormPage(
            @Nullable InstitutionId id,
            InstitutionForm form,
            List<Kind> kinds,
            List<Level> levels,
            List<Grade> grades,
            List<Region> regions,
            List<Institution> communities,
            boolean alone) {}

    private final Regions regions;
    private final Institutions institutions;
    private final Directory directory;
    private final Stewardship stewardship;
    private final Wording wording;

    InstitutionPages(
            Regions regions,
            Institutions institutions,
            Directory directory,
            Stewardship stewardship,
            Wording wording) {
        this.regions = regions;
        this.institutions = institutions;
        this.stewardship = stewardship;
        this.directory = directory;
        this.wording = wording;
    }

    @GetMapping("/directory/institutions")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var request = Institutions.LISTING.request(parameters);
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        institutions.list(request),
                        List.of(Kind.values()),
                        regions.choices(),
                        !joinable().isEmpty() || stewardship.overEverything()));
        return "directory/institutions";
    }

    @GetMapping("/directory/institutions.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = Institutions.LISTING.request(parameters);
        new Sheet(
                        wording.of("institutions", locale),
                        wording.all("institution.column.", HEADINGS, locale))
                .send(response, request.all(institutions::list), one -> cells(one, locale));
    }

    private List<@Nullable Object> cells(Institution institution, Locale locale) {
        return Arrays.asList(
                institution.name(),
                String.join("; ", institution.otherNames()),
                wording.of("institution.kind." + institution.kind(), locale),
                wording.choice("institution.level.", institution.level(), locale),
                wording.choice("institution.grade.", institution.grade(), locale),
                institution.region().value(),
                institution.regionName());
    }

    @GetMapping("/directory/institutions/{id}")
    String page(@PathVariable InstitutionId id, Model model) {
        var institution = institutions.get(id);
        var community = institution.community();
        model.addAttribute(
                "page",
                new Page(
                        institution,
                        regions.path(institution.region()),
                        community == null ? null : institutions.get(community),
                        institutions.membersOf(id),
                        institutions.departments(id),
                        directory.peopleAt(id),
                        Terms.get("specialties").terms(),
                        stewardship.over(id)));
        return "directory/institution";
    }

    @GetMapping("/directory/institutions/new")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String blank(@RequestParam(defaultValue = "") String region, Model model) {
        var communities = joinable();
        Stewardship.demand(stewardship.overEverything() || !communities.isEmpty());
        return form(null, InstitutionForm.blank(region), communities, model);
    }

    @GetMapping("/directory/institutions/{id}/edit")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String edit(@PathVariable InstitutionId id, Model model) {
        var institution = institutions.get(id);
        Stewardship.demand(stewardship.over(id));
        return form(id, InstitutionForm.of(institution), institutions.communities(), model);
    }

    /** The communities a new institution may be put into. */
    private List<Institution> joinable() {
        return institutions.communities().stream()
                .filter(community -> stewardship.over(community.id()))
                .toList();
    }

    /** A form that was refused comes back as it was typed. */
    private String form(
            @Nullable InstitutionId id,
            InstitutionForm form,
            List<Institution> communities,
            Model model) {
        var typed = model.getAttribute("typed");
        model.addAttribute(
                "page",
                new FormPage(
                        id,
                        typed instanceof InstitutionForm back ? back : form,
                        List.of(Kind.values()),
                        List.of(Level.values()),
                        List.of(Grade.values()),
                        regions.choices(),
                        communities,
                        id != null || stewardship.overEverything()));
        return "directory/institution-form";
    }

    @PostMapping("/directory/institutions")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String add(@ModelAttribute InstitutionForm typed, RedirectAttributes flash) {
        var id = new InstitutionId(directory.nextId());
        return switch (typed.read(id, false, regions, institutions)) {
            case Reading.Accepted(var institution) -> {
                var community = institution.community();
                Stewardship.demand(
                        stewardship.overEverything()
                                || community != null && stewardship.over(community));
                directory.add(institution);
                flash.addFlashAttribute("done", "directory.done.added");
                yield "redirect:/directory/institutions/" + id;
            }
            case Reading.Refused(var why) -> {
                flash.addFlashAttribute("refusal", "directory.refusal." + why);
                flash.addFlashAttribute("typed", typed);
                yield "redirect:/directory/institutions/new";
            }
        };
    }

    @PostMapping("/directory/institutions/{id}")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String change(
            @PathVariable InstitutionId id,
            @ModelAttribute InstitutionForm typed,
            RedirectAttributes flash) {
        var before = institutions.get(id);
        Stewardship.demand(stewardship.over(id));
        return switch (typed.read(id, before.simulated(), regions, institutions)) {
            case Reading.Accepted(var institution) -> {
                demandBoth(before.community(), institution.community());
                directory.change(institution);
                flash.addFlashAttribute("done", "directory.done.changed");
                yield "redirect:/directory/institutions/" + id;
            }
            case Reading.Refused(var why) -> {
                flash.addFlashAttribute("refusal", "directory.refusal." + why);
                flash.addFlashAttribute("typed", typed);
                yield "redirect:/directory/institutions/" + id + "/edit";
            }
        };
    }

    /** Moving to another community gives its people a reach: both must be the steward's. */
    private void demandBoth(@Nullable InstitutionId before, @Nullable InstitutionId after) {
        if (!Objects.equals(before, after)) {
            Stewardship.demand(before == null || stewardship.over(before));
            Stewardship.demand(after == null || stewardship.over(after));
        }
    }

    @PostMapping("/directory/institutions/{id}/departments")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String addDepartment(
            @PathVariable InstitutionId id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String specialty,
            RedirectAttributes flash) {
        var known = institutions.departments(institutions.get(id).id());
        Stewardship.demand(stewardship.over(id));
        var department =
                new Department(directory.nextId(), Typed.text(name), Typed.text(specialty));
        var why = department.refusal(known);
        if (why == null) {
            institutions.add(id, department);
            flash.addFlashAttribute("done", "directory.done.added");
        } else {
            flash.addFlashAttribute("refusal", "directory.refusal." + why);
            flash.addFlashAttribute("typedDepartment", department);
        }
        return "redirect:/directory/institutions/" + id + "#departments";
    }
}
