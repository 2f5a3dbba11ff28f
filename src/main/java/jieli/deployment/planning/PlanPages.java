package jieli.deployment.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jieli.deployment.planning.PlanBook.Stay;
import jieli.deployment.planning.round.Round;
import jieli.deployment.planning.round.RoundId;
import jieli.deployment.planning.round.Rounds;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.Sheet;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A plan: shown, taken out, accepted, held against another. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class PlanPages {

    /** Everything {@code deployment/plan-compare.html} shows. */
    record ComparePage(
            Round round,
            List<Run> runs,
            @Nullable Run one,
            @Nullable Run other,
            @Nullable Difference difference) {}

    private final Rounds rounds;
    private final PlanShelf shelf;
    private final Acceptance acceptance;
    private final Choices choices;

    PlanPages(Rounds rounds, PlanShelf shelf, Acceptance acceptance, Choices choices) {
        this.rounds = rounds;
        this.shelf = shelf;
        this.acceptance = acceptance;
        this.choices = choices;
    }

    @GetMapping("/deployment/plans/{id}/runs/{run}/plan")
    String page(
            @PathVariable String id, @PathVariable String run, Me me, Locale locale, Model model) {
        var round = rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_READ));
        var one = planned(round, run);
        model.addAttribute(
                "page",
                PlanPage.of(
                        round,
                        one,
                        shelf.content(one),
                        shelf.names(round.id(), locale),
                        rounds.writes(round, me)));
        return "deployment/plan";
    }

    @GetMapping("/deployment/plans/{id}/runs/{run}/plan.xlsx")
    void sheet(
            @PathVariable String id,
            @PathVariable String run,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var round = rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_READ));
        var one = planned(round, run);
        var names = shelf.names(round.id(), locale);
        new Sheet(
                        choices.word("plan.sheet", locale, one.number()),
                        choices.words(
                                locale,
                                "column.recipient",
                                "column.specialty",
                                "column.nominee",
                                "column.employer",
                                "column.from",
                                "column.last",
                                "column.home",
                                "column.accepted"))
                .send(
                        response,
                        shelf.content(one).stays().iterator(),
                        stay -> cells(stay, names, locale));
    }

    private List<@Nullable Object> cells(Stay stay, Named.Names names, Locale locale) {
        var post = names.posts().get(stay.post());
        return Arrays.asList(
                post == null ? "" : names.recipient(post),
                post == null ? "" : names.specialty(post.specialty()),
                names.nominee(stay.nominee()),
                names.employer(stay.nominee()),
                stay.duty().from(),
                stay.duty().lastDay(),
                stay.presence().until(),
                stay.posting() == null ? "" : choices.word("accepted", locale));
    }

    @PostMapping("/deployment/plans/{id}/runs/{run}/acceptance")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String accept(
            @PathVariable String id,
            @PathVariable String run,
            @RequestParam(defaultValue = "") List<String> stay,
            @RequestParam(defaultValue = "") String all,
            Me me,
            Locale locale,
            RedirectAttributes flash) {
        var round = rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_WRITE));
        var one = planned(round, run);
        var keys = new HashSet<>(stay);
        if (!all.isEmpty()) {
            keys.addAll(
                    shelf.content(one).stays().stream()
                            .map(PlanPage::key)
                            .collect(Collectors.toSet()));
        }
        var refusals = acceptance.accept(round, one, keys, shelf.names(round.id(), locale), me);
        if (refusals.isEmpty()) {
            flash.addFlashAttribute("done", "deployment.plan.done.accepted");
        } else {
            flash.addFlashAttribute("refusal", "deployment.plan.refusal.accept");
            flash.addFlashAttribute("refusals", new ArrayList<>(refusals));
            flash.addFlashAttribute("chosen", new ArrayList<>(keys));
        }
        return "redirect:" + one.link() + "/plan";
    }

    @GetMapping("/deployment/plans/{id}/compare")
    String compare(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String one,
            @RequestParam(defaultValue = "") String other,
            Me me,
            Locale locale,
            Model model) {
        var round = rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_READ));
        var runs = shelf.planned(round.id());
        var left = chosen(runs, one, Math.min(1, runs.size() - 1));
        var right = chosen(runs, other, 0);
        var difference =
                left == null || right == null
                        ? null
                        : Difference.of(
                                shelf.content(left).stays(),
                                shelf.content(right).stays(),
                                shelf.names(round.id(), locale));
        model.addAttribute("page", new ComparePage(round, runs, left, right, difference));
        return "deployment/plan-compare";
    }

    /** The run that was named; by itself the newest against the one before. */
    private static @Nullable Run chosen(List<Run> runs, String named, int otherwise) {
        return runs.stream()
                .filter(run -> run.id().toString().equals(named))
                .findFirst()
                .orElse(runs.isEmpty() ? null : runs.get(otherwise));
    }

    private Run planned(Round round, String run) {
        var one = shelf.run(round.id(), RunId.of(run));
        if (!one.hasPlan()) {
            throw new NotFound(run);
        }
        return one;
    }
}
