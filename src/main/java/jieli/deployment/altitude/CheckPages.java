package jieli.deployment.altitude;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.Findings.Said;
import jieli.deployment.altitude.clearance.Sights;
import jieli.deployment.altitude.clearance.Sites.Site;
import jieli.identity.Me;
import jieli.listing.Sheet;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The daily check: done in half a minute on a phone, answered at once. */
@Controller
@PreAuthorize("isAuthenticated()")
class CheckPages {

    private static final Logger LOG = LoggerFactory.getLogger(CheckPages.class);

    private static final List<String> HEADINGS =
            List.of(
                    "takenAt",
                    "level",
                    "total",
                    "headache",
                    "gut",
                    "fatigue",
                    "dizziness",
                    "function",
                    "spo2",
                    "pulse",
                    "pressure",
                    "words");

    /**
     * Everything {@code deployment/altitude-check.html} shows; no posting: nothing to check.
     *
     * @param asking whether the person is asked to agree first
     */
    record Page(
            @Nullable Posting posting,
            String person,
            boolean own,
            boolean asking,
            CheckForm form) {}

    /** Everything {@code deployment/altitude-answer.html} shows. */
    record AnswerPage(
            Check check,
            boolean own,
            Site site,
            LocalDateTime takenAt,
            List<String> chain,
            @Nullable LocalDateTime again) {}

    private final Checks checks;
    private final Escalations escalations;
    private final HealthViews views;
    private final Sights sights;
    private final Clock clock;

    CheckPages(
            Checks checks, Escalations escalations, HealthViews views, Sights sights, Clock clock) {
        this.checks = checks;
        this.escalations = escalations;
        this.views = views;
        this.sights = sights;
        this.clock = clock;
    }

    @GetMapping("/deployment/altitude")
    String mine(Me me, Model model) {
        model.addAttribute("page", views.mine(checks.posting(me)));
        return "deployment/altitude";
    }

    @GetMapping("/deployment/altitude/check")
    String blank(
            @RequestParam(name = "posting", defaultValue = "") String whose,
            @ModelAttribute("typed") CheckForm typed,
            Me me,
            Model model) {
        var posting = posting(whose, me);
        var form = typed.words() == null ? CheckForm.blank(whose) : typed;
        model.addAttribute(
                "page",
                new Page(
                        posting.orElse(null),
                        posting.map(one -> views.words().person(one.person())).orElse(""),
                        whose.isEmpty(),
                        whose.isEmpty() && posting.filter(one -> !views.isAgreed(one)).isPresent(),
                        form));
        return "deployment/altitude-check";
    }

    @PostMapping("/deployment/altitude/check")
    String take(
            @ModelAttribute("typed") CheckForm typed,
            Me me,
            Locale locale,
            RedirectAttributes flash) {
        var whose = typed.posting() == null ? "" : typed.posting();
        var posting = posting(whose, me);
        if (posting.isEmpty()) {
            flash.addFlashAttribute("refusal", "deployment.altitude.refusal.nowhere");
            return "redirect:/deployment/altitude/check";
        }
        return switch (typed.read()) {
            case CheckForm.Read.Refused(var why) -> back(why, typed, posting.get(), flash);
            case CheckForm.Read.Accepted said -> {
                var agreed = !whose.isEmpty() || agreed(posting.get(), typed, locale);
                // who is in danger is helped first and asked later
                yield agreed || !said.flags().isEmpty()
                        ? take(posting.get(), said, me)
                        : back("consent", typed, posting.get(), flash);
            }
        };
    }

    private boolean agreed(Posting posting, CheckForm typed, Locale locale) {
        if (views.isAgreed(posting)) {
            return true;
        }
        if (typed.agrees()) {
            views.agree(posting, locale);
        }
        return typed.agrees();
    }

    private String take(Posting posting, CheckForm.Read.Accepted typed, Me me) {
        var said = new Said(typed.score(), typed.reading(), typed.flags(), clock.instant());
        var check = checks.take(posting, said, typed.words(), me);
        bringDown(check, me);
        return "redirect:/deployment/altitude/checks/" + check.id();
    }

    private static String back(
            String why, CheckForm typed, Posting posting, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", "deployment.altitude.refusal." + why);
        flash.addFlashAttribute("typed", typed);
        var isOwn = typed.posting() == null || typed.posting().isEmpty();
        return "redirect:/deployment/altitude/check" + (isOwn ? "" : "?posting=" + posting.id());
    }

    /** The answer with the card of what to do comes, whatever became of the roster. */
    private void bringDown(Check check, Me me) {
        try {
            checks.bringDown(check, me);
        } catch (DataAccessException rosterFailed) {
            LOG.error("posting {} was not taken down after an emergency", check.posting());
        }
    }

    @GetMapping("/deployment/altitude/checks/{id}")
    String answer(@PathVariable UUID id, Me me, Model model) {
        var check = checks.find(id).orElseThrow(() -> new NotFound(id));
        var seen = sights.get(check.posting(), me);
        if (!seen.sight().seesValues()) {
            throw new NotFound(id);
        }
        var own = check.person().equals(me.person());
        if (!own) {
            escalations.viewed(seen.posting());
        }
        model.addAttribute("page", views.answer(check, seen.posting(), own));
        return "deployment/altitude-answer";
    }

    @GetMapping("/deployment/altitude/checks.xlsx")
    void sheet(Me me, Locale locale, HttpServletResponse response) throws IOException {
        var words = views.words();
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        var rows = checks.posting(me).map(checks::list).orElse(List.of());
        new Sheet(words.of("mine", locale) + " " + LocalDate.now(clock), headings)
                .send(response, rows.iterator(), check -> cells(check, locale));
    }

    private List<@Nullable Object> cells(Check check, Locale locale) {
        var score = check.score();
        var reading = check.reading();
        return Arrays.asList(
                views.words().local(check.takenAt()).toString().replace('T', ' '),
                views.words().of("level." + check.findings().level(), locale),
                score.total(),
                score.headache(),
                score.gut(),
                score.fatigue(),
                score.dizziness(),
                score.function(),
                reading.spo2(),
                reading.pulse(),
                reading.systolic() == null ? null : reading.systolic() + "/" + reading.diastolic(),
                check.words());
    }

    /** One's own posting, or that of somebody one looks after. */
    private Optional<Posting> posting(String whose, Me me) {
        if (whose.isEmpty()) {
            return checks.posting(me);
        }
        var seen = sights.get(PostingId.of(whose), me);
        if (!seen.sight().seesValues()) {
            throw new NotFound(seen.posting().id());
        }
        return Optional.of(seen.posting());
    }
}
