package jieli.mentoring.apprenticeship;

import static jieli.mentoring.apprenticeship.PairForm.text;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import jieli.identity.Me;
import jieli.identity.Right;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may be done about agreements. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
class PairDeeds {

    /** What was typed for a step and turned away. */
    record TypedStep(String form, String state, String day, String words) implements Serializable {}

    /** What was typed for other dates and turned away. */
    record TypedPlan(String form, String mid, String assessment, String assessor, String reason)
            implements Serializable {}

    /** What was typed for a technique and turned away. */
    record TypedGoal(String form, String technique, String level, String least, String target)
            implements Serializable {}

    private final Pairs pairs;
    private final PairSteps steps;

    PairDeeds(Pairs pairs, PairSteps steps) {
        this.pairs = pairs;
        this.steps = steps;
    }

    @PostMapping("/mentoring/pairs")
    String propose(@ModelAttribute("typed") PairForm typed, Me me, RedirectAttributes flash) {
        var proposal =
                switch (typed.read()) {
                    case PairForm.Reading.Refused(var why) -> new Pairs.Proposal.Refused(why);
                    case PairForm.Reading.Accepted(var agreed) -> pairs.propose(agreed, me);
                };
        return switch (proposal) {
            case Pairs.Proposal.Accepted(var id) -> {
                flash.addFlashAttribute("done", "mentoring.pair.done.proposed");
                yield "redirect:/mentoring/pairs/" + id;
            }
            case Pairs.Proposal.Refused(var why) -> {
                refuse(why, typed, flash);
                yield "redirect:/mentoring/pairs/new";
            }
        };
    }

    @PostMapping("/mentoring/pairs/{id}/steps")
    String step(
            @PathVariable PairId id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String words,
            Me me,
            RedirectAttributes flash) {
        pairs.get(id, me, Right.PROGRAMME_WRITE);
        var next =
                Arrays.stream(PairState.values())
                        .filter(one -> one.name().equals(state))
                        .findFirst();
        var on = PairForm.day(text(day));
        var why =
                next.isEmpty() || on.isEmpty()
                        ? Optional.of(Refusal.of(next.isEmpty() ? "step" : "day"))
                        : steps.step(id, next.get(), on.get(), text(words), me);
        return answer(why, "stepped", new TypedStep("step", state, day, words), id, flash);
    }

    @PostMapping("/mentoring/pairs/{id}/techniques")
    String name(
            @PathVariable PairId id,
            @RequestParam(defaultValue = "") String technique,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String least,
            @RequestParam(defaultValue = "") String target,
            Me me,
            RedirectAttributes flash) {
        pairs.get(id, me, Right.PROGRAMME_WRITE);
        var goal = PairForm.goal(text(technique), text(level), text(least), text(target));
        var why =
                goal.isEmpty()
                        ? Optional.of(Refusal.of("goal", 1))
                        : pairs.name(id, goal.get(), me);
        return answer(
                why, "named", new TypedGoal("goal", technique, level, least, target), id, flash);
    }

    @PostMapping("/mentoring/pairs/{id}/plans")
    String change(
            @PathVariable PairId id,
            @RequestParam(defaultValue = "") String mid,
            @RequestParam(defaultValue = "") String assessment,
            @RequestParam(defaultValue = "") String assessor,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        pairs.get(id, me, Right.PROGRAMME_WRITE);
        var plan = PairForm.plan(text(mid), text(assessment), text(assessor));
        var why =
                plan.isEmpty()
                        ? Optional.of(Refusal.of("plan"))
                        : pairs.change(id, plan.get(), text(reason), me);
        return answer(
                why,
                "changed",
                new TypedPlan("plan", mid, assessment, assessor, reason),
                id,
                flash);
    }

    private static String answer(
            Optional<Refusal> why,
            String done,
            Serializable typed,
            PairId id,
            RedirectAttributes flash) {
        why.ifPresentOrElse(
                one -> refuse(one, typed, flash),
                () -> flash.addFlashAttribute("done", "mentoring.pair.done." + done));
        return "redirect:/mentoring/pairs/" + id;
    }

    private static void refuse(Refusal why, Serializable typed, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", why.key());
        flash.addFlashAttribute("refusalWords", why.words().toArray(String[]::new));
        flash.addFlashAttribute("typed", typed);
    }
}
