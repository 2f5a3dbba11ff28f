package jieli.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jieli.directory.Person.Employment;
import jieli.directory.Person.Grade;
import jieli.directory.Typed.Reading;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.terms.NotFound;
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

/** The pages about people with where they worked. */
@Controller
@PreAuthorize("hasAuthority('DIRECTORY_READ')")
class PersonPages {

    private static final List<String> HEADINGS =
            List.of("name", "workplace", "born", "grade", "title", "specialties", "simulated");

    /** A person as a list shows them. */
    record Row(Person person, String specialties) {}

    /** Everything {@code directory/people.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<Person> slice,
            List<Row> rows,
            List<Grade> grades,
            List<Term> specialties) {}

    /** Everything {@code directory/person.html} shows. */
    record Page(
            Person person,
            String specialties,
            List<Work> history,
            EmploymentForm form,
            boolean mayChange) {}

    /** An employment that the reader may end, or may not. */
    record Work(Employment employment, boolean mayEnd) {}

    /** Everything {@code directory/person-form.html} shows; no id is a new person. */
    record FormPage(
            @Nullable PersonId id, PersonForm form, List<Grade> grades, List<Term> specialties) {}

    private final Institutions institutions;
    private final People people;
    private final Directory directory;
    private final Stewardship stewardship;
    private final Wording wording;

    PersonPages(
            Institutions institutions,
            People people,
            Directory directory,
            Stewardship stewardship,
            Wording wording) {
        this.stewardship = stewardship;
        this.institutions = institutions;
        this.people = people;
        this.directory = directory;
        this.wording = wording;
    }

    @GetMapping("/directory/people")
    String list(@RequestParam Map<String, String> parameters, Locale locale, Model model) {
        var request = People.LISTING.request(parameters);
        var slice = people.list(request);
        var rows =
                slice.items().stream()
                        .map(person -> new Row(person, specialties(person, locale)))
                        .toList();
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        slice,
                        rows,
                        List.of(Grade.values()),
                        Terms.get("specialties").terms()));
        return "directory/people";
    }

    @GetMapping("/directory/people.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = People.LISTING.request(parameters);
        new Sheet(wording.of("people", locale), wording.all("person.column.", HEADINGS, locale))
                .send(response, request.all(people::list), person -> cells(person, locale));
    }

    private List<@Nullable Object> cells(Person person, Locale locale) {
        return Arrays.asList(
                person.name(),
                person.workplaceName(),
                person.birthYear(),
                wording.choice("person.grade.", person.grade(), locale),
                person.title(),
                specialties(person, locale),
                person.simulated() ? wording.of("simulated", locale) : "");
    }

    private static String specialties(Person person, Locale locale) {
        var names =
                person.specialties().stream()
                        .map(code -> Terms.get("specialties").name(code, locale))
                        .toList();
        return String.join(", ", names);
    }

    @GetMapping("/directory/people/{id}")
    String page(@PathVariable PersonId id, Locale locale, Model model) {
        var person = people.get(id);
        var history = people.history(id);
        var typed = model.getAttribute("typed");
        model.addAttribute(
                "page",
                new Page(
                        person,
                        specialties(person, locale),
                        history.stream().map(this::work).toList(),
                        typed instanceof EmploymentForm back ? back : EmploymentForm.BLANK,
                        keeps(history)));
        return "directory/person";
    }

    private Work work(Employment employment) {
        return new Work(
                employment, employment.isOpen() && stewardship.over(employment.institution()));
    }

    /**
     * Whoever keeps every institution a person works at, or else the one they worked at last, may
     * change them: employing somebody in addition gives nobody power over their entry.
     */
    private boolean keeps(List<Employment> history) {
        var open = history.stream().filter(Employment::isOpen).toList();
        var answering = open.isEmpty() ? history.stream().limit(1).toList() : open;
        return stewardship.overEverything()
                || answering.stream().map(Employment::institution).allMatch(stewardship::over);
    }

    @GetMapping("/directory/people/new")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String blank(Model model) {
        return form(null, PersonForm.BLANK, model);
    }

    @GetMapping("/directory/people/{id}/edit")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String edit(@PathVariable PersonId id, Model model) {
        var person = people.get(id);
        Stewardship.demand(keeps(people.history(id)));
        return form(id, PersonForm.of(person), model);
    }

    /** A form that was refused comes back as it was typed. */
    private static String form(@Nullable PersonId id, PersonForm form, Model model) {
        var typed = model.getAttribute("typed");
        model.addAttribute(
                "page",
                new FormPage(
                        id,
                        typed instanceof PersonForm back ? back : form,
                        List.of(Grade.values()),
                        Terms.get("specialties").terms()));
        return "directory/person-form";
    }

    @PostMapping("/directory/people")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String add(@ModelAttribute PersonForm typed, RedirectAttributes flash) {
        var id = new PersonId(directory.nextId());
        return switch (typed.read(id, false)) {
            case Reading.Accepted(var person) -> {
                directory.add(person);
                flash.addFlashAttribute("done", "directory.done.added");
                yield "redirect:/directory/people/" + id;
            }
            case Reading.Refused(var why) ->
                    refused(why, typed, flash, "redirect:/directory/people/new");
        };
    }

    @PostMapping("/directory/people/{id}")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String change(
            @PathVariable PersonId id, @ModelAttribute PersonForm typed, RedirectAttributes flash) {
        var address = "redirect:/directory/people/" + id;
        var simulated = people.get(id).simulated();
        Stewardship.demand(keeps(people.history(id)));
        return switch (typed.read(id, simulated)) {
            case Reading.Accepted(var person) -> {
                directory.change(person);
                flash.addFlashAttribute("done", "directory.done.changed");
                yield address;
            }
            case Reading.Refused(var why) -> refused(why, typed, flash, address + "/edit");
        };
    }

    @PostMapping("/directory/people/{id}/employments")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String employ(
            @PathVariable PersonId id,
            @ModelAttribute EmploymentForm typed,
            RedirectAttributes flash) {
        var address = "redirect:/directory/people/" + people.get(id).id();
        return switch (typed.read(directory.nextId(), id, institutions, people)) {
            case Reading.Accepted(var employment) -> {
                Stewardship.demand(stewardship.over(employment.institution()));
                directory.employ(employment);
                flash.addFlashAttribute("done", "directory.done.added");
                yield address;
            }
            case Reading.Refused(var why) -> refused(why, typed, flash, address);
        };
    }

    @PostMapping("/directory/people/{id}/employments/{employment}/end")
    @PreAuthorize("hasAuthority('DIRECTORY_WRITE')")
    String end(
            @PathVariable PersonId id,
            @PathVariable UUID employment,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes flash) {
        var open =
                people.history(id).stream()
                        .filter(one -> one.id().equals(employment))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(employment));
        Stewardship.demand(stewardship.over(open.institution()));
        var why = EmploymentForm.refusalToEnd(open, Typed.text(until));
        if (why == null) {
            directory.end(open, LocalDate.parse(Typed.text(until)));
            flash.addFlashAttribute("done", "directory.done.changed");
        } else {
            flash.addFlashAttribute("refusal", "directory.refusal." + why);
        }
        return "redirect:/directory/people/" + id;
    }

    private static String refused(
            Refusal why, Record typed, RedirectAttributes flash, String address) {
        flash.addFlashAttribute("refusal", "directory.refusal." + why);
        flash.addFlashAttribute("typed", typed);
        return address;
    }
}
