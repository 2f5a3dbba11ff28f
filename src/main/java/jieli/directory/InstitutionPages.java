package jieli.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.directory.Institution.Grade;
import jieli.directory.Institution.Kind;
import jieli.directory.Institution.Level;
import jieli.directory.Institutions.Department;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.terms.Term;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
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
class InstitutionPages {

    private static final List<String> HEADINGS =
            List.of("name", "otherNames", "kind", "level", "grade", "region.code", "region");

    /** Everything {@code directory/institutions.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<Institution> slice,
            List<Kind> kinds,
            List<Region> regions) {}

    /** Everything {@code directory/institution.html} shows. */
    record Page(
            Institution institution,
            List<Region> around,
            @Nullable Institution community,
            List<Institution> members,
            List<Department> departments,
            List<Person> people,
            List<Term> specialties) {}

    /** Everything {@code directory/institution-form.html} shows; no id is a new institution. */
    record FormPage(
            @Nullable InstitutionId id,
            InstitutionForm form,
            List<Kind> kinds,
            List<Level> levels,
            List<Grade> grades,
            List<Region> regions,
            List<Institution> communities) {}

    private final Regions regions;
    private final Institutions institutions;
    private final People people;
    private final Directory directory;
    private final Wording wording;

    InstitutionPages(
            Regions regions,
            Institutions institutions,
            People people,
            Directory directory,
            Wording wording) {
        this.regions = regions;
        this.institutions = institutions;
        this.people = people;
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
                        regions.choices()));
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
                        people.at(id),
                        Terms.get("specialties").terms()));
        return "directory/institution";
    }

    @GetMapping("/directory/institutions/new")
    String blank(@RequestParam(defaultValue = "") String region, Model model) {
        return form(null, InstitutionForm.blank(region), model);
    }

    @GetMapping("/directory/institutions/{id}/edit")
    String edit(@PathVariable InstitutionId id, Model model) {
        return form(id, InstitutionForm.of(institutions.get(id)), model);
    }

    /** A form that was refused comes back as it was typed. */
    private String form(@Nullable InstitutionId id, InstitutionForm form, Model model) {
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
                        institutions.communities()));
        return "directory/institution-form";
    }

    @PostMapping("/directory/institutions")
    String add(@ModelAttribute InstitutionForm typed, RedirectAttributes flash) {
        var id = new InstitutionId(directory.nextId());
        return switch (typed.read(id, false, regions, institutions)) {
            case Reading.Accepted(var institution) -> {
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
    String change(
            @PathVariable InstitutionId id,
            @ModelAttribute InstitutionForm typed,
            RedirectAttributes flash) {
        var simulated = institutions.get(id).simulated();
        return switch (typed.read(id, simulated, regions, institutions)) {
            case Reading.Accepted(var institution) -> {
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

    @PostMapping("/directory/institutions/{id}/departments")
    String addDepartment(
            @PathVariable InstitutionId id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String specialty,
            RedirectAttributes flash) {
        var department =
                new Department(directory.nextId(), Typed.text(name), Typed.text(specialty));
        var why = department.refusal(institutions.departments(institutions.get(id).id()));
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
