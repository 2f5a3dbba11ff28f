package jieli.deployment.altitude;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.Care.Descent;
import jieli.deployment.altitude.Care.Review;
import jieli.deployment.altitude.ascent.Staging.Night;
import jieli.deployment.altitude.clearance.Sights;
import jieli.identity.Me;
import jieli.terms.FreshId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A posting's health: clearance, way up, checks, escalations, to each as much as may be known. */
@Controller
@PreAuthorize("isAuthenticated()")
class HealthPages {

    private static final int LONGEST = 1000;

    /**
     * What was typed into a form and turned away.
     *
     * @param form which form of the page
     */
    record Typed(String form, Map<String, String> values) implements Serializable {

        /** Null unless it was typed there. */
        public @Nullable String of(String asked, String name) {
            return asked.equals(form) ? values.get(name) : null;
        }
    }

    private final PostingHealth health;
    private final Sights sights;

    HealthPages(PostingHealth health, Sights sights) {
        this.health = health;
        this.sights = sights;
    }

    @GetMapping("/deployment/postings/{id}/altitude")
    String page(@PathVariable PostingId id, Me me, Model model) {
        model.addAttribute("page", health.page(sights.get(id, me)));
        return "deployment/altitude-posting";
    }

    @PostMapping("/deployment/postings/{id}/altitude/nights")
    String sleep(
            @PathVariable PostingId id,
            @RequestParam Map<String, String> typed,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var when = parsed(text(typed, "day"), LocalDate::parse);
        var high = metres(text(typed, "metres"));
        var place = text(typed, "place");
        if (when.isEmpty() || high.isEmpty() || place.length() > 100) {
            return back(id, "night", new Typed("night", typed), flash);
        }
        health.sleep(seen, new Night(when.get(), high.get(), place), me);
        return done(id, "night", flash);
    }

    @PostMapping("/deployment/postings/{id}/altitude/arrival")
    String arrive(
            @PathVariable PostingId id,
            @RequestParam Map<String, String> typed,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var when = parsed(text(typed, "at"), LocalDateTime::parse);
        var why =
                when.isEmpty()
                        ? Optional.of("time")
                        : health.arrive(
                                seen, when.get().atZone(health.clock().getZone()).toInstant(), me);
        return why.isPresent()
                ? back(id, why.get(), new Typed("arrival", typed), flash)
                : done(id, "arrival", flash);
    }

    /** Nothing if a field says nothing that can be. */
    private Optional<Descent> descent(Map<String, String> typed) {
        var when = parsed(text(typed, "at"), LocalDateTime::parse);
        var high = metres(text(typed, "metres"));
        var how = choice(Descent.Means.values(), text(typed, "means"));
        var where = text(typed, "place");
        var words = text(typed, "words");
        if (when.isEmpty() || high.isEmpty() || how.isEmpty()) {
            return Optional.empty();
        }
        if (where.isEmpty() || where.length() > 200 || words.length() > LONGEST) {
            return Optional.empty();
        }
        var clock = health.clock();
        return Optional.of(
                new Descent(
                        FreshId.at(clock),
                        when.get().atZone(clock.getZone()).toInstant(),
                        where,
                        high.get(),
                        how.get(),
                        text(typed, "oxygen").equals("true"),
                        words));
    }

    @PostMapping("/deployment/postings/{id}/altitude/descents")
    String descend(
            @PathVariable PostingId id,
            @RequestParam Map<String, String> typed,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var descent = descent(typed);
        if (descent.isEmpty()) {
            return back(id, "descent", new Typed("descent", typed), flash);
        }
        health.descend(seen, descent.get(), me);
        return done(id, "descent", flash);
    }

    @PostMapping("/deployment/postings/{id}/altitude/reviews")
    String review(
            @PathVariable PostingId id,
            @RequestParam Map<String, String> typed,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var which = choice(Review.Kind.values(), text(typed, "kind"));
        var when = parsed(text(typed, "day"), LocalDate::parse);
        var finding = text(typed, "finding");
        if (which.isEmpty() || when.isEmpty() || finding.isEmpty() || finding.length() > LONGEST) {
            return back(id, "review", new Typed("review", typed), flash);
        }
        health.review(
                seen, new Review(FreshId.at(health.clock()), which.get(), when.get(), finding), me);
        return done(id, "review", flash);
    }

    /** A day or an hour of this century; nothing else was ever meant. */
    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        if (!text.strip().startsWith("20")) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text.strip()));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> metres(String text) {
        return text.strip().matches("\\d{1,4}")
                ? Optional.of(Integer.valueOf(text.strip())).filter(metres -> metres <= 6000)
                : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> choice(E[] choices, String typed) {
        return Arrays.stream(choices).filter(one -> one.name().equals(typed)).findFirst();
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private static String done(PostingId id, String done, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "deployment.altitude.done." + done);
        return "redirect:/deployment/postings/" + id + "/altitude";
    }

    private static String back(PostingId id, String why, Typed typed, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", "deployment.altitude.refusal." + why);
        flash.addFlashAttribute("typed", typed);
        return "redirect:/deployment/postings/" + id + "/altitude";
    }
}
