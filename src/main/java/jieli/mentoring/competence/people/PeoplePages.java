package jieli.mentoring.competence.people;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.identity.Me;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.mentoring.competence.Sight;
import jieli.mentoring.competence.SkillWords;
import jieli.mentoring.competence.Skills;
import jieli.mentoring.competence.Typed;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Who can do what. Everyone signed in gets the list; it holds the people they may read of, for many
 * nobody but themselves.
 */
@Controller
@PreAuthorize("isAuthenticated()")
class PeoplePages {

    private static final int NAMESAKES = 50;

    private static final List<String> HEADINGS =
            List.of(
                    "person",
                    "institution",
                    "technique",
                    "cases",
                    "signed",
                    "waiting",
                    "last",
                    "observed",
                    "highest",
                    "granted",
                    "until");

    /** A row in words. */
    record Line(PeopleBook.Row it, String person, String institution, String technique) {}

    /** Everything {@code mentoring/people.html} shows. */
    record Page(
            ListRequest request,
            Slice<PeopleBook.Row> slice,
            List<Line> lines,
            Map<String, String> institutions,
            Map<String, String> techniques) {}

    private final PeopleBook book;
    private final Sight sight;
    private final Skills skills;
    private final SkillWords words;
    private final Directory directory;

    PeoplePages(
            PeopleBook book, Sight sight, Skills skills, SkillWords words, Directory directory) {
        this.book = book;
        this.sight = sight;
        this.skills = skills;
        this.words = words;
        this.directory = directory;
    }

    @GetMapping("/mentoring/people")
    String list(@RequestParam Map<String, String> parameters, Me me, Locale locale, Model model) {
        var request = PeopleBook.LISTING.request(cleaned(parameters));
        var slice = read(request, me);
        var lines = lines(slice.items(), locale);
        model.addAttribute(
                "page",
                new Page(request, slice, lines, places(me), Terms.get("techniques").names(locale)));
        return "mentoring/people";
    }

    @GetMapping("/mentoring/people.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = PeopleBook.LISTING.request(cleaned(parameters));
        var headings =
                HEADINGS.stream().map(key -> words.of("people.column." + key, locale)).toList();
        new Sheet(words.of("people.title", locale), headings)
                .send(
                        response,
                        request.all(chunk -> read(chunk, me).map(all -> lines(all, locale))),
                        PeoplePages::cells);
    }

    private static Map<String, String> cleaned(Map<String, String> parameters) {
        var clean = new HashMap<String, String>();
        parameters.forEach((name, text) -> clean.put(name, Typed.text(text)));
        return clean;
    }

    private Slice<PeopleBook.Row> read(ListRequest request, Me me) {
        var parameters = Map.of("reader", me.person().value(), "today", skills.today().toString());
        var typed = request.filter("q");
        var named = typed.isEmpty() ? List.<Person>of() : directory.searchPeople(typed, NAMESAKES);
        return book.list(
                request, sight.offices(me), parameters, named.stream().map(Person::id).toList());
    }

    private List<Line> lines(List<PeopleBook.Row> rows, Locale locale) {
        var people =
                words.people(rows.stream().map(PeopleBook.Row::person).collect(Collectors.toSet()));
        var places =
                words.institutions(
                        rows.stream().map(row -> row.institution()).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> {
                    var person = people.get(row.person());
                    var place = places.get(row.institution());
                    return new Line(
                            row,
                            person == null ? "" : person.name(),
                            place == null ? "" : place.name(),
                            SkillWords.technique(row.technique(), locale));
                })
                .toList();
    }

    private static List<@Nullable Object> cells(Line line) {
        var it = line.it();
        return Arrays.asList(
                line.person(),
                line.institution(),
                line.technique(),
                it.cases(),
                it.signed(),
                it.waiting(),
                it.last(),
                it.observed(),
                it.highest(),
                it.granted() == 0 ? null : it.granted(),
                it.until());
    }

    /** The hospitals with a log in reach, for the filter. */
    private Map<String, String> places(Me me) {
        var offices = sight.offices(me);
        return directory.named(book.hospitals().stream().filter(offices::covers).toList());
    }
}
