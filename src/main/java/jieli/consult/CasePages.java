package jieli.consult;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jieli.consult.Patient.Field;
import jieli.identity.Me;
import jieli.identity.audit.Action;
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

/** The pages that show cases: all in sight, one, one on paper. */
@Controller
@PreAuthorize("hasAnyAuthority('CASE_READ','CASE_ANSWER')")
class CasePages {

    private static final List<String> HEADINGS =
            List.of(
                    "number",
                    "patient",
                    "sex",
                    "birthYear",
                    "institution",
                    "openedAt",
                    "state",
                    "simulated");

    /** A case as the list shows it. */
    record Row(Case it, String patient, String institution, LocalDateTime openedAt) {}

    /** Everything {@code consult/cases.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<Case> slice,
            List<Row> rows,
            Map<String, String> institutions) {}

    /** Everything {@code consult/case-print.html} shows. */
    record PrintPage(CaseView view, String printedBy, LocalDateTime printedAt) {}

    private final Cases cases;
    private final CaseViews views;
    private final CaseWords words;
    private final Clock clock;

    CasePages(Cases cases, CaseViews views, CaseWords words, Clock clock) {
        this.cases = cases;
        this.views = views;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/cases")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model) {
        var request = CaseBook.LISTING.request(parameters);
        var slice = cases.list(request, me);
        model.addAttribute(
                "page", new ListPage(request, slice, rows(slice.items()), words.readable(me)));
        return "consult/cases";
    }

    @GetMapping("/cases.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = CaseBook.LISTING.request(parameters);
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        new Sheet(words.of("title", locale), headings)
                .send(
                        response,
                        request.all(chunk -> cases.list(chunk, me)),
                        one -> cells(one, locale));
    }

    @GetMapping("/cases/{id}")
    String page(
            @PathVariable CaseId id,
            @RequestParam(defaultValue = "") String expert,
            Me me,
            Model model) {
        var folder = cases.folder(id, Action.VIEWED, me);
        model.addAttribute("page", views.page(folder, expert, me));
        return "consult/case";
    }

    @GetMapping("/cases/{id}/print")
    String print(@PathVariable CaseId id, Me me, Model model) {
        var folder = cases.folder(id, Action.PRINTED, me);
        model.addAttribute(
                "page",
                new PrintPage(views.view(folder), me.name(), words.local(Instant.now(clock))));
        return "consult/case-print";
    }

    private List<Row> rows(List<Case> items) {
        var names =
                words.institutions(
                        items.stream().map(Case::institution).collect(Collectors.toSet()));
        return items.stream()
                .map(one ->
                        new Row(
                                one,
                                one.patient().masked(Field.NAME),
                                names.getOrDefault(one.institution(), one.institution().toString()),
                                words.local(one.openedAt())))
                .toList();
    }

    private List<@Nullable Object> cells(Case one, Locale locale) {
        var outcome = one.outcome();
        return Arrays.asList(
                one.number().text(),
                one.patient().masked(Field.NAME),
                words.of("sex." + one.patient().sex(), locale),
                one.patient().birthYear(),
                words.institution(one.institution()),
                words.local(one.openedAt()).toLocalDate(),
                outcome == null
                        ? words.of("state.OPEN", locale)
                        : words.of("outcome." + outcome, locale),
                one.simulated() ? words.of("simulated", locale) : "");
    }
}
