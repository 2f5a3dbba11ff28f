package jieli.mentoring;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.terms.Collated;
import jieli.terms.Term;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The procedure log, one entry, what is decided about it. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class LogPages {

    private static final List<String> HEADINGS =
            List.of(
                    "day",
                    "institution",
                    "technique",
                    "operators",
                    "hands",
                    "guided",
                    "outcome",
                    "complication",
                    "taken-over",
                    "observed",
                    "state",
                    "unadmitted",
                    "simulated");

    /** Everything {@code mentoring/log.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<LogWords.Row> slice,
            Map<String, String> places,
            String person,
            boolean mayEnter) {

        public List<Term> techniques() {
            return Terms.get("techniques").terms();
        }

        public LogList.State[] states() {
            return LogList.State.values();
        }

        public Entry.Hands[] hands() {
            return Entry.Hands.values();
        }
    }

    /** Everything {@code mentoring/entry.html} shows. */
    record EntryPage(
            LogWords.Whole one,
            boolean judged,
            boolean maySign,
            boolean mayReview,
            boolean mayCorrect) {

        public List<Entrustment> levels() {
            return Arrays.asList(Entrustment.values());
        }
    }

    private final Log log;
    private final LogList list;
    private final LogWords words;
    private final Places places;

    LogPages(Log log, LogList list, LogWords words, Places places) {
        this.log = log;
        this.list = list;
        this.words = words;
        this.places = places;
    }

    @GetMapping("/mentoring/log")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model, Locale locale) {
        var within = places.within(me, Right.PROGRAMME_READ);
        var request = LogList.request(parameters);
        var slice = rows(request, within, me, locale);
        var hospitals = new HashMap<>(places.hospitals(me, Right.PROGRAMME_READ));
        hospitals.putAll(
                words.places(
                        slice.items().stream()
                                .map(row -> row.it().institution())
                                .distinct()
                                .toList()));
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        slice,
                        Collated.byName(hospitals),
                        words.person(request.filter("person")),
                        me.may(Right.LOG_WRITE)));
        return "mentoring/log";
    }

    @GetMapping("/mentoring/log.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var within = places.within(me, Right.PROGRAMME_READ);
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        new Sheet(words.of("title", locale), headings)
                .send(
                        response,
                        LogList.request(parameters).all(chunk -> rows(chunk, within, me, locale)),
                        row -> cells(row, locale));
    }

    private Slice<LogWords.Row> rows(
            ListRequest chunk, Places.Within within, Me me, Locale locale) {
        return list.list(chunk, within, places.judging(me), me.person())
                .map(all -> words.rows(all, locale));
    }

    private List<@Nullable Object> cells(LogWords.Row row, Locale locale) {
        var it = row.it();
        var observed = it.observed();
        return Arrays.asList(
                it.day(),
                row.institution(),
                row.technique(),
                row.operators(),
                words.of("hands." + it.hands(), locale),
                it.guided(),
                it.judged()
                        ? words.of(
                                "outcome." + (it.outcome() == null ? "UNKNOWN" : it.outcome()),
                                locale)
                        : null,
                it.judged() ? it.complicated() : null,
                it.judged() ? it.takenOver() : null,
                observed == null ? null : observed.code(),
                words.of("state." + it.state(), locale),
                it.unadmitted(),
                it.simulated());
    }

    @GetMapping("/mentoring/entries/{id}")
    String entry(@PathVariable EntryId id, Me me, Model model, Locale locale) {
        var one = log.get(id, me);
        model.addAttribute(
                "page",
                new EntryPage(
                        words.whole(one, locale),
                        one.entry().team().stream()
                                        .anyMatch(each -> each.person().equals(me.person()))
                                || places.judging(me).covers(one.entry().institution()),
                        one.isOpen() && log.maySign(one, me),
                        one.isOpen() && log.mayReview(one, me),
                        log.mayCorrect(one, me)));
        return "mentoring/entry";
    }

    /**
     * @param level a code of {@link Entrustment}, empty to return the entry
     */
    @PostMapping("/mentoring/entries/{id}/review")
    @PreAuthorize("hasAnyAuthority('LOG_WRITE', 'SKILL_GRANT')")
    String review(
            @PathVariable EntryId id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        log.reviewable(id, me);
        var known =
                Arrays.stream(Entrustment.values())
                        .filter(one -> one.code().equals(level))
                        .findFirst();
        var returns = decision.equals("RETURNED");
        var refusal =
                returns || known.isPresent()
                        ? log.review(id, returns ? null : known.get(), reason.strip(), me)
                        : Optional.of(Refusal.of("level"));
        refusal.ifPresentOrElse(
                why -> {
                    flash.addFlashAttribute("refusal", why.key());
                    flash.addFlashAttribute("refusalWords", why.words().toArray());
                    flash.addFlashAttribute("reason", reason);
                },
                () ->
                        flash.addFlashAttribute(
                                "done", "mentoring.log.done." + (returns ? "returned" : "signed")));
        return "redirect:/mentoring/entries/" + id;
    }
}
