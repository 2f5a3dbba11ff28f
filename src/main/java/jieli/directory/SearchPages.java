package jieli.directory;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jieli.directory.spelling.Found;
import jieli.directory.spelling.Spelling;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the search box in the header finds. */
@Controller
@PreAuthorize("hasAuthority('DIRECTORY_READ')")
class SearchPages {

    private static final int MOST = 20;

    /**
     * A hit: where it leads, its name in three pieces of which the middle one is what was looked
     * for, what it is (a message key), what tells it apart.
     */
    record Hit(String address, Found name, String kind, String apart, boolean simulated) {}

    /** The hits of one kind; the list goes on where there are more. */
    record Group(String kind, List<Hit> hits, boolean more) {

        /** How well the best hit answers; the group with the better one comes first. */
        int rank(String question) {
            var name = hits.getFirst().name();
            return Spelling.of(name.before() + name.match() + name.after()).rank(question);
        }
    }

    /** Everything {@code directory/search.html} shows. */
    record Page(String typed, boolean asked, List<Group> groups) {}

    private final Search search;

    SearchPages(Search search) {
        this.search = search;
    }

    @GetMapping("/directory")
    String directory() {
        return "redirect:/directory/people";
    }

    @GetMapping("/search")
    String search(@RequestParam(name = "q", defaultValue = "") String typed, Model model) {
        var text = Typed.text(typed);
        var question = Spelling.question(text);
        var groups =
                Stream.of(
                                group("institutions", institutions(text)),
                                group("regions", regions(text)),
                                group("people", people(text)))
                        .filter(group -> !group.hits().isEmpty())
                        .sorted(Comparator.comparing(group -> group.rank(question)))
                        .toList();
        model.addAttribute("page", new Page(text, !question.isEmpty(), groups));
        return "directory/search";
    }

    private static Group group(String kind, List<Hit> hits) {
        return new Group(kind, hits, hits.size() == MOST);
    }

    private List<Hit> institutions(String typed) {
        return search.institutions(typed, MOST).stream()
                .map(one ->
                        new Hit(
                                "/directory/institutions/" + one.id(),
                                Found.in(one.name(), typed),
                                "directory.institution.kind." + one.kind(),
                                one.regionName(),
                                one.simulated()))
                .toList();
    }

    private List<Hit> regions(String typed) {
        return search.regions(typed, MOST).stream()
                .map(one ->
                        new Hit(
                                "/directory/regions/" + one.code(),
                                Found.in(one.name(), typed),
                                "directory.region.kind." + one.kind(),
                                one.code().value(),
                                false))
                .toList();
    }

    private List<Hit> people(String typed) {
        return search.people(typed, MOST).stream()
                .map(one ->
                        new Hit(
                                "/directory/people/" + one.id(),
                                Found.in(one.name(), typed),
                                "directory.person",
                                one.apart(),
                                one.simulated()))
                .toList();
    }
}
