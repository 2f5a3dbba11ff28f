package jieli.mentoring.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.mentoring.admission.AdmissionBook.Row;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue of techniques at hospitals, and one technique at one hospital. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class TechniquePages {

    private static final List<String> HEADINGS =
            List.of(
                    "institution",
                    "technique",
                    "stage",
                    "since",
                    "admitted",
                    "restricted",
                    "filed",
                    "cases",
                    "first",
                    "last",
                    "simulated");

    /** A technique of the catalogue as the list shows it. */
    record RowView(Row it, String institution, String technique, boolean restricted) {

        public boolean isAdmitted() {
            var stage = it.stage();
            return stage != null && stage.isAdmitted();
        }

        public boolean isLate(LocalDate today) {
            var first = it.first();
            return restricted
                    && !it.filed()
                    && first != null
                    && today.isAfter(Admission.filingDue(first));
        }
    }

    /** Everything {@code mentoring/techniques.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<Row> slice,
            List<RowView> rows,
            Map<String, String> hospitals,
            Map<String, String> writable,
            Map<String, String> techniques,
            LocalDate today) {

        public Stage[] stages() {
            return Stage.values();
        }
    }

    record StepView(Admission.Step it, String by) {}

    record DecisionView(Admission.Decision it, String by) {}

    /** Everything {@code mentoring/technique.html} shows. */
    record Page(
            Admission it,
            String institution,
            String technique,
            List<StepView> steps,
            List<DecisionView> decisions,
            Set<Stage> next,
            LocalDate today,
            boolean writable) {

        /** Whether the form asks for equipment and staff. */
        public boolean isAskingReadiness() {
            return next.contains(Stage.READINESS_CHECKED);
        }

        /** Whether the form asks for experts from outside. */
        public boolean isAskingExperts() {
            return next.contains(Stage.FINAL_REVIEW);
        }

        public boolean isSimulated() {
            return it.steps().stream().anyMatch(Admission.Step::simulated);
        }
    }

    private final Admissions admissions;
    private final AdmissionWords words;
    private final Clock clock;

    TechniquePages(Admissions admissions, AdmissionWords words, Clock clock) {
        this.admissions = admissions;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/mentoring/techniques")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model, Locale locale) {
        var request = AdmissionBook.LISTING.request(parameters);
        var slice = admissions.list(request, me);
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        slice,
                        views(slice.items(), locale),
                        words.hospitals(me, Right.PROGRAMME_READ),
                        me.may(Right.SKILL_GRANT)
                                ? words.hospitals(me, Right.SKILL_GRANT)
                                : Map.of(),
                        Terms.get("techniques").names(locale),
                        LocalDate.now(clock)));
        return "mentoring/techniques";
    }

    private List<RowView> views(List<Row> rows, Locale locale) {
        var hospitals = words.institutions(rows.stream().map(Row::institution).distinct().toList());
        return rows.stream()
                .map(row ->
                        new RowView(
                                row,
                                AdmissionWords.name(hospitals.get(row.institution())),
                                AdmissionWords.technique(row.technique(), locale),
                                Terms.get("techniques")
                                        .find(row.technique())
                                        .filter(term -> term.attribute("restricted").equals("yes"))
                                        .isPresent()))
                .toList();
    }

    @GetMapping("/mentoring/techniques.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = AdmissionBook.LISTING.request(parameters);
        var headings =
                HEADINGS.stream().map(key -> words.of("admission.column." + key, locale)).toList();
        new Sheet(words.of("admission.title", locale), headings)
                .send(
                        response,
                        request.all(
                                chunk -> admissions.list(chunk, me).map(all -> views(all, locale))),
                        row -> cells(row, locale));
    }

    private List<@Nullable Object> cells(RowView row, Locale locale) {
        var it = row.it();
        return Arrays.asList(
                row.institution(),
                row.technique(),
                words.of("admission.stage." + (it.stage() == null ? "NONE" : it.stage()), locale),
                it.since(),
                row.isAdmitted(),
                row.restricted(),
                it.filed(),
                it.cases(),
                it.first(),
                it.last(),
                it.simulated() ? words.of("simulated", locale) : "");
    }

    /** From a choice to the page of what was chosen. */
    @GetMapping("/mentoring/techniques/open")
    String open(
            @RequestParam(defaultValue = "") String institution,
            @RequestParam(defaultValue = "") String technique,
            Me me) {
        if (institution.isEmpty() || technique.isEmpty()) {
            return "redirect:/mentoring/techniques";
        }
        var one =
                admissions.get(InstitutionId.of(institution), technique, me, Right.PROGRAMME_READ);
        return "redirect:/mentoring/techniques/" + one.institution() + "/" + one.technique().code();
    }

    @GetMapping("/mentoring/techniques/{institution}/{technique}")
    String show(
            @PathVariable InstitutionId institution,
            @PathVariable String technique,
            Me me,
            Model model,
            Locale locale) {
        var it = admissions.get(institution, technique, me, Right.PROGRAMME_READ);
        model.addAttribute(
                "page",
                new Page(
                        it,
                        words.institution(institution),
                        it.technique().name(locale),
                        it.steps().stream()
                                .map(one -> new StepView(one, words.name(one.by())))
                                .toList(),
                        it.decisions().stream()
                                .map(one -> new DecisionView(one, words.name(one.by())))
                                .toList(),
                        it.next(),
                        LocalDate.now(clock),
                        admissions.isWritable(institution, me)));
        return "mentoring/technique";
    }
}
