package jieli.deployment.altitude.clearance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.ascent.Band;
import jieli.deployment.altitude.clearance.Clearance.Result;
import jieli.deployment.altitude.clearance.Clearances.Filled;
import jieli.deployment.altitude.clearance.Sights.Seen;
import jieli.deployment.altitude.clearance.Sights.Sight;
import jieli.deployment.altitude.clearance.Sites.Site;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.identity.Me;
import jieli.listing.Sheet;
import jieli.terms.NotFound;
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

/** The questionnaire before departure with the physician's decision upon it. */
@Controller
@PreAuthorize("isAuthenticated()")
class ClearancePages {

    /**
     * Everything {@code deployment/altitude-form.html} shows.
     *
     * @param form what was typed, else what was filled in last
     * @param filled null until something was filled in
     */
    record Page(
            Seen seen,
            String person,
            Site site,
            Questionnaire questionnaire,
            HealthForm form,
            @Nullable Filled filled,
            List<Clearance> clearances,
            boolean deciding,
            String language) {

        public HealthForm.Number[] numbers() {
            return HealthForm.Number.values();
        }

        public List<String> examinations() {
            return HealthForm.EXAMINATIONS;
        }

        public List<String> words() {
            return HealthForm.WORDS;
        }

        public Result[] results() {
            return Result.values();
        }

        /** What a code of a proposal means: a question, or empty for numbers and examinations. */
        public String question(String code) {
            return questionnaire.questions().stream()
                    .filter(one -> one.code().equals(code))
                    .map(one -> one.in(language))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Everything {@code deployment/altitude-questionnaire.html} shows. */
    record QuestionnairePage(Questionnaire it, List<Band> bands, String language) {}

    private final Clearances clearances;
    private final Sites sites;
    private final Sights sights;
    private final Directory directory;
    private final MessageSource messages;

    ClearancePages(
            Clearances clearances,
            Sites sites,
            Sights sights,
            Directory directory,
            MessageSource messages) {
        this.clearances = clearances;
        this.sites = sites;
        this.sights = sights;
        this.directory = directory;
        this.messages = messages;
    }

    @GetMapping("/deployment/altitude/questionnaire")
    String questionnaire(Locale locale, Model model) {
        model.addAttribute(
                "page",
                new QuestionnairePage(Questionnaire.newest(), Band.list(), locale.getLanguage()));
        return "deployment/altitude-questionnaire";
    }

    @GetMapping("/deployment/altitude/questionnaire.xlsx")
    void questions(Locale locale, HttpServletResponse response) throws IOException {
        var it = Questionnaire.newest();
        new Sheet(
                        words("questions", locale, it.version()),
                        headings(locale, "question", "proposal"))
                .send(
                        response,
                        it.questions().iterator(),
                        one ->
                                List.of(
                                        one.in(locale.getLanguage()),
                                        words("proposal." + one.proposal(), locale)));
    }

    @GetMapping("/deployment/altitude/bands.xlsx")
    void bands(Locale locale, HttpServletResponse response) throws IOException {
        new Sheet(
                        words("bands", locale),
                        headings(locale, "band", "from", "noDuty", "expected", "amber", "red"))
                .send(
                        response,
                        Band.list().iterator(),
                        one ->
                                Arrays.asList(
                                        one.isKnown()
                                                ? one.name()
                                                : words("metres.unknown", locale),
                                        one.fromMetres(),
                                        one.noDutyDays(),
                                        one.expectedLow() + "–" + one.expectedHigh(),
                                        "<" + one.amberBelow(),
                                        "<" + one.redBelow()));
    }

    private List<String> headings(Locale locale, String... keys) {
        return Arrays.stream(keys).map(key -> words("column." + key, locale)).toList();
    }

    private String words(String key, Locale locale, Object... words) {
        return messages.getMessage("deployment.altitude." + key, words, locale);
    }

    @GetMapping("/deployment/postings/{id}/altitude/form")
    String form(
            @PathVariable PostingId id,
            @ModelAttribute("answers") HealthAnswers typed,
            Me me,
            Locale locale,
            Model model) {
        var seen = sights.get(id, me);
        if (!seen.sight().seesValues()) {
            throw new NotFound(id);
        }
        var filled = clearances.open(seen).orElse(null);
        model.addAttribute(
                "page",
                new Page(
                        seen,
                        directory.find(seen.posting().person()).map(Person::name).orElse(""),
                        sites.get(seen.posting().recipient()),
                        Questionnaire.newest(),
                        form(typed, filled),
                        filled,
                        clearances.list(id),
                        seen.sight() == Sight.DOCTOR,
                        locale.getLanguage()));
        return "deployment/altitude-form";
    }

    /** What was typed, else what was filled in last, as the newest version asks it. */
    private static HealthForm form(HealthAnswers typed, @Nullable Filled filled) {
        var version = Questionnaire.newest().version();
        if (typed.values() != null) {
            return HealthForm.of(version, typed.values());
        }
        return HealthForm.of(version, filled == null ? Map.of() : filled.form().values());
    }

    /** What was typed and turned away. */
    record HealthAnswers(@Nullable Map<String, String> values) implements java.io.Serializable {}

    @PostMapping("/deployment/postings/{id}/altitude/form")
    String fill(
            @PathVariable PostingId id,
            @RequestParam Map<String, String> typed,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var form = HealthForm.of(Questionnaire.newest().version(), typed);
        var wrong = clearances.fill(seen, form, me);
        if (wrong.isPresent()) {
            flash.addFlashAttribute("answers", new HealthAnswers(form.values()));
            return back(id, "form." + wrong.get(), "", flash);
        }
        return back(id, "", "filled", flash);
    }

    @PostMapping("/deployment/postings/{id}/altitude/clearance")
    String decide(
            @PathVariable PostingId id,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var chosen =
                Arrays.stream(Result.values())
                        .filter(one -> one.name().equals(result))
                        .findFirst()
                        .orElse(null);
        var why = clearances.decide(seen, id(form), chosen, reason.strip(), me);
        why.ifPresent(_ -> flash.addFlashAttribute("typed", reason));
        return back(id, why.map(each -> "decide." + each).orElse(""), "decided", flash);
    }

    private static @Nullable UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    private static String back(PostingId id, String why, String done, RedirectAttributes flash) {
        if (why.isEmpty()) {
            flash.addFlashAttribute("done", "deployment.altitude.done." + done);
        } else {
            flash.addFlashAttribute("refusal", "deployment.altitude.refusal." + why);
        }
        return "redirect:/deployment/postings/" + id + "/altitude/form";
    }
}
