package jieli.mentoring.apprenticeship;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that show agreements: all in reach, one, the form for a new one. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class PairPages {

    private static final List<String> HEADINGS =
            List.of(
                    "apprentice",
                    "mentor",
                    "institution",
                    "department",
                    "techniques",
                    "from",
                    "last",
                    "mid",
                    "assessment",
                    "state",
                    "simulated");

    /** Everything {@code mentoring/pairs.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<Pair> slice,
            List<PairWords.Row> rows,
            Map<String, String> hospitals) {

        public PairState[] states() {
            return PairState.values();
        }
    }

    /** Everything {@code mentoring/pair-form.html} shows. */
    record FormPage(
            PairForm form, Map<String, String> hospitals, PairViews.@Nullable Choices choices) {

        public int rows() {
            return PairForm.ROWS;
        }
    }

    private final Pairs pairs;
    private final PairViews views;
    private final PairWords words;

    PairPages(Pairs pairs, PairViews views, PairWords words) {
        this.pairs = pairs;
        this.views = views;
        this.words = words;
    }

    @GetMapping("/mentoring/pairs")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model, Locale locale) {
        var request = PairBook.LISTING.request(parameters);
        var slice = pairs.list(request, me);
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        slice,
                        words.rows(slice.items(), locale),
                        words.hospitals(me, Right.PROGRAMME_READ)));
        return "mentoring/pairs";
    }

    @GetMapping("/mentoring/pairs.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = PairBook.LISTING.request(parameters);
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        new Sheet(words.of("title", locale), headings)
                .send(
                        response,
                        request.all(
                                chunk -> pairs.list(chunk, me).map(all -> words.rows(all, locale))),
                        row -> cells(row, locale));
    }

    private List<@Nullable Object> cells(PairWords.Row row, Locale locale) {
        var agreed = row.it().agreed();
        return Arrays.asList(
                row.apprentice(),
                row.mentor(),
                row.institution(),
                agreed.department(),
                String.join("; ", row.goals()),
                agreed.during().from(),
                agreed.during().lastDay(),
                agreed.plan().midReview(),
                agreed.plan().assessment(),
                words.of("state." + row.it().state(), locale),
                row.it().simulated() ? words.of("simulated", locale) : "");
    }

    @GetMapping("/mentoring/pairs/new")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String form(
            @RequestParam(defaultValue = "") String institution,
            Me me,
            Model model,
            Locale locale) {
        var hospitals = words.hospitals(me, Right.PROGRAMME_WRITE);
        var chosen = hospitals.size() == 1 ? hospitals.keySet().iterator().next() : institution;
        var typed =
                model.getAttribute("typed") instanceof PairForm form
                        ? form
                        : PairForm.blank(chosen, words.usual(locale));
        model.addAttribute(
                "page", new FormPage(typed, hospitals, choices(typed, hospitals, locale)));
        return "mentoring/pair-form";
    }

    private PairViews.@Nullable Choices choices(
            PairForm typed, Map<String, String> hospitals, Locale locale) {
        return Stream.of(typed.institution())
                .filter(hospitals::containsKey)
                .flatMap(text -> PairForm.id(text).stream())
                .map(id -> views.choices(new InstitutionId(id), locale))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/mentoring/pairs/{id}")
    String show(@PathVariable PairId id, Me me, Model model, Locale locale) {
        var pair = pairs.get(id, me, Right.PROGRAMME_READ);
        model.addAttribute("page", views.page(pair, pairs.isWritable(pair, me), locale));
        return "mentoring/pair";
    }
}
