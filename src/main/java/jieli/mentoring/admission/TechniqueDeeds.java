package jieli.mentoring.admission;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.admission.Admission.Committee;
import jieli.mentoring.admission.AdmissionRules.Draft;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What medical affairs may decide about a technique. */
@Controller
@PreAuthorize("hasAuthority('SKILL_GRANT')")
class TechniqueDeeds {

    /**
     * What was typed into any of the page's forms; the rest is empty.
     *
     * @param form which
     */
    record Typed(
            String form,
            String state,
            String day,
            String words,
            String equipment,
            String staff,
            String experts,
            String committee,
            String number,
            String agreed,
            String authority)
            implements Serializable {

        Typed(
                @Nullable String form,
                @Nullable String state,
                @Nullable String day,
                @Nullable String words,
                @Nullable String equipment,
                @Nullable String staff,
                @Nullable String experts,
                @Nullable String committee,
                @Nullable String number,
                @Nullable String agreed,
                @Nullable String authority) {
            this.form = text(form);
            this.state = text(state);
            this.day = text(day);
            this.words = text(words);
            this.equipment = text(equipment);
            this.staff = text(staff);
            this.experts = text(experts);
            this.committee = text(committee);
            this.number = text(number);
            this.agreed = text(agreed);
            this.authority = text(authority);
        }
    }

    private final Admissions admissions;
    private final AdmissionWords words;

    TechniqueDeeds(Admissions admissions, AdmissionWords words) {
        this.admissions = admissions;
        this.words = words;
    }

    @PostMapping("/mentoring/techniques/{institution}/{technique}/steps")
    String step(
            @PathVariable InstitutionId institution,
            @PathVariable String technique,
            @ModelAttribute("typed") Typed typed,
            Me me,
            RedirectAttributes flash) {
        var it = admissions.get(institution, technique, me, Right.SKILL_GRANT);
        var next = choice(Stage.class, typed.state());
        var day = day(typed.day());
        var why =
                next.isEmpty() || day.isEmpty()
                        ? Optional.of(Refusal.of(next.isEmpty() ? "step" : "day"))
                        : step(it, draft(next.get(), day.get(), typed), me);
        return answer(why, "stepped", typed, it, flash);
    }

    private Optional<Refusal> step(Admission it, Draft draft, Me me) {
        return admissions.step(it, draft, whole(draft), me);
    }

    private static Draft draft(Stage next, LocalDate day, Typed typed) {
        var isReady = next == Stage.READINESS_CHECKED;
        var isFinal = next == Stage.FINAL_REVIEW;
        return new Draft(
                next,
                day,
                typed.words(),
                isReady ? typed.equipment() : "",
                isReady ? typed.staff() : "",
                isFinal ? typed.experts() : "");
    }

    /** What is kept: what was said of equipment, staff, experts stands in the words. */
    private String whole(Draft draft) {
        var experts = String.join("、", AdmissionRules.experts(draft.experts()));
        return Stream.of(
                        draft.words(),
                        told("equipment", draft.equipment()),
                        told("staff", draft.staff()),
                        told("experts", experts))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String told(String key, String said) {
        return said.isEmpty() ? "" : words.of("admission.told." + key, Locale.CHINESE, said);
    }

    @PostMapping("/mentoring/techniques/{institution}/{technique}/committees")
    String decide(
            @PathVariable InstitutionId institution,
            @PathVariable String technique,
            @ModelAttribute("typed") Typed typed,
            Me me,
            RedirectAttributes flash) {
        var it = admissions.get(institution, technique, me, Right.SKILL_GRANT);
        var committee = choice(Committee.class, typed.committee());
        var day = day(typed.day());
        var said = typed.agreed().equals("yes") || typed.agreed().equals("no");
        var why =
                committee.isEmpty() || day.isEmpty() || !said
                        ? Optional.of(Refusal.of("decision"))
                        : admissions.decide(
                                it,
                                new Admission.Decision(
                                        committee.get(),
                                        typed.number(),
                                        typed.agreed().equals("yes"),
                                        day.get(),
                                        me.account(),
                                        false));
        return answer(why, "decided", typed, it, flash);
    }

    @PostMapping("/mentoring/techniques/{institution}/{technique}/filings")
    String file(
            @PathVariable InstitutionId institution,
            @PathVariable String technique,
            @ModelAttribute("typed") Typed typed,
            Me me,
            RedirectAttributes flash) {
        var it = admissions.get(institution, technique, me, Right.SKILL_GRANT);
        var day = day(typed.day());
        var why =
                day.isEmpty()
                        ? Optional.of(Refusal.of("day"))
                        : admissions.file(
                                it,
                                new Admission.Filing(
                                        typed.number(),
                                        typed.authority(),
                                        day.get(),
                                        me.account()));
        return answer(why, "filed", typed, it, flash);
    }

    private static String answer(
            Optional<Refusal> why,
            String done,
            Typed typed,
            Admission it,
            RedirectAttributes flash) {
        why.ifPresentOrElse(
                one -> {
                    flash.addFlashAttribute("refusal", one.key());
                    flash.addFlashAttribute("refusalWords", one.words().toArray(String[]::new));
                    flash.addFlashAttribute("typed", typed);
                },
                () -> flash.addFlashAttribute("done", "mentoring.admission.done." + done));
        return "redirect:/mentoring/techniques/" + it.institution() + "/" + it.technique().code();
    }

    static <E extends Enum<E>> Optional<E> choice(Class<E> type, String typed) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(typed))
                .findFirst();
    }

    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed))
                    .filter(day -> day.getYear() >= 1950 && day.getYear() <= 2100);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }
}
