package jieli.deployment.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import jieli.deployment.planning.round.Round;
import jieli.deployment.planning.round.RoundId;
import jieli.deployment.planning.round.Rounds;
import jieli.identity.Me;
import jieli.identity.Right;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One run: how it stands, the button that stops it. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class RunPages {

    /** Everything {@code deployment/plan-run.html} shows. */
    record Page(Round round, Run run, List<String> contradictions, boolean writable) {}

    private final Rounds rounds;
    private final Runs runs;
    private final PlanBook plans;

    RunPages(Rounds rounds, Runs runs, PlanBook plans) {
        this.rounds = rounds;
        this.runs = runs;
        this.plans = plans;
    }

    @PostMapping("/deployment/plans/{id}/runs")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String ask(
            @PathVariable String id,
            @ModelAttribute("ask") RunForm form,
            Me me,
            RedirectAttributes flash) {
        var round = rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_WRITE));
        return switch (runs.ask(round, form, me)) {
            case Runs.Asked.Begun(var run) -> "redirect:" + round.link() + "/runs/" + run;
            case Runs.Asked.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("ask", form);
                yield "redirect:" + round.link() + "#runs";
            }
        };
    }

    /** The whole page, or, for the page that asks every second, what changes on it. */
    @GetMapping("/deployment/plans/{id}/runs/{run}")
    String page(
            @PathVariable String id,
            @PathVariable String run,
            @RequestHeader(name = "HX-Request", defaultValue = "") String part,
            Me me,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var round = rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_READ));
        var one = runs.get(round, RunId.of(run));
        var writable = rounds.writes(round, me);
        var contradictions =
                plans.sentences(one.id()).stream()
                        .filter(it -> writable && it.kind() == PlanBook.Kind.CONTRADICTION)
                        .map(it -> it.words().in(locale))
                        .toList();
        var page = new Page(round, one, contradictions, writable);
        model.addAttribute("page", page);
        response.setHeader("Cache-Control", "no-store");
        return part.isEmpty()
                ? "deployment/plan-run"
                : "deployment/plan-pieces :: progress(page=${page})";
    }

    @PostMapping("/deployment/plans/{id}/runs/{run}/stop")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String stop(
            @PathVariable String id, @PathVariable String run, Me me, RedirectAttributes flash) {
        var round = rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_WRITE));
        var one = runs.get(round, RunId.of(run));
        if (one.isOpen()) {
            runs.stop(one, me);
            flash.addFlashAttribute("done", "deployment.plan.done.stop");
        }
        return "redirect:" + one.link();
    }
}
