package jieli.deployment.altitude;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A posting's health: clearance, way up, checks, escalations, to each as much as may be known. */
@Controller
@PreAuthorize("isAuthenticated()")
class HealthPages {

    private static final int LONGEST = 1000;

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
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String metres,
            @RequestParam(defaultValue = "") String place,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var when = parsed(day, LocalDate::parse);
        var high = metres(metres);
        if (when.isEmpty() || high.isEmpty() || place.strip().length() > 100) {
            return back(id, "night", "", flash);
        }
        health.sleep(seen, new Night(when.get(), high.get(), place.strip()), me);
        return back(id, "", "night", flash);
    }

    @PostMapping("/deployment/postings/{id}/altitude/arrival")
    String arrive(
            @PathVariable PostingId id,
            @RequestParam(defaultValue = "") String at,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var when = parsed(at, LocalDateTime::parse);
        if (when.isEmpty()) {
            return back(id, "time", "", flash);
        }
        var instant = when.get().atZone(health.clock().getZone()).toInstant();
        return back(id, health.arrive(seen, instant, me).orElse(""), "arrival", flash);
    }

    /** A descent as it was typed. */
    record DescentForm(
            @Nullable String at,
            @Nullable String place,
            @Nullable String metres,
            @Nullable String means,
            @Nullable String oxygen,
            @Nullable String words) {

        /** Nothing if a field says nothing that can be. */
        Optional<Descent> read(Clock clock) {
            var when = parsed(text(at), LocalDateTime::parse);
            var high = HealthPages.metres(text(metres));
            var how = choice(Descent.Means.values(), text(means));
            var where = text(place);
            if (when.isEmpty() || high.isEmpty() || how.isEmpty()) {
                return Optional.empty();
            }
            if (where.isEmpty() || where.length() > 200 || text(words).length() > LONGEST) {
                return Optional.empty();
            }
            return Optional.of(
                    new Descent(
                            FreshId.at(clock),
                            when.get().atZone(clock.getZone()).toInstant(),
                            where,
                            high.get(),
                            how.get(),
                            text(oxygen).equals("true"),
                            text(words)));
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }
    }

    @PostMapping("/deployment/postings/{id}/altitude/descents")
    String descend(
            @PathVariable PostingId id,
            @ModelAttribute("typed") DescentForm typed,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var descent = typed.read(health.clock());
        descent.ifPresent(one -> health.descend(seen, one, me));
        return back(id, descent.isEmpty() ? "descent" : "", "descent", flash);
    }

    @PostMapping("/deployment/postings/{id}/altitude/reviews")
    String review(
            @PathVariable PostingId id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String finding,
            Me me,
            RedirectAttributes flash) {
        var seen = sights.get(id, me);
        var which = choice(Review.Kind.values(), kind);
        var when = parsed(day, LocalDate::parse);
        if (which.isEmpty() || when.isEmpty() || finding.isBlank() || finding.length() > LONGEST) {
            return back(id, "review", "", flash);
        }
        health.review(
                seen,
                new Review(FreshId.at(health.clock()), which.get(), when.get(), finding.strip()),
                me);
        return back(id, "", "review", flash);
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

    private static String back(PostingId id, String why, String done, RedirectAttributes flash) {
        if (why.isEmpty()) {
            flash.addFlashAttribute("done", "deployment.altitude.done." + done);
        } else {
            flash.addFlashAttribute("refusal", "deployment.altitude.refusal." + why);
        }
        return "redirect:/deployment/postings/" + id + "/altitude";
    }
}
