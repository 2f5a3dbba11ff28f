package jieli.deployment.planning;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.deployment.planning.Named.Names;
import jieli.deployment.planning.round.Entries;
import jieli.deployment.planning.round.Nominee;
import jieli.deployment.planning.round.Pin;
import jieli.deployment.planning.round.Post;
import jieli.deployment.planning.round.Round;
import jieli.deployment.planning.round.RoundId;
import jieli.deployment.planning.round.Rounds;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
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

/** The planning rounds: all of them, a new one, one with what goes into it and what came out. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class RoundPages {

    /** More posts than this are read in Excel. */
    private static final int POSTS_SHOWN = 200;

    /** Everything {@code deployment/plans.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<Round> slice,
            Map<PairingId, String> pairings,
            List<Pairing> writable) {}

    /** Everything {@code deployment/plan-round.html} shows. */
    record Page(
            Round round,
            List<Pairing> pairings,
            Names names,
            List<Post> posts,
            int postCount,
            List<Nominee> nominees,
            List<Pin> pins,
            List<Run> runs,
            boolean writable) {}

    private final Rounds rounds;
    private final Entries entries;
    private final RunBook runs;
    private final Named named;
    private final Choices choices;

    RoundPages(Rounds rounds, Entries entries, RunBook runs, Named named, Choices choices) {
        this.rounds = rounds;
        this.entries = entries;
        this.runs = runs;
        this.named = named;
        this.choices = choices;
    }

    @GetMapping("/deployment/plans")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model) {
        var request = Rounds.LISTING.request(parameters);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", RoundForm.fresh());
        }
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        rounds.list(request, me.reach(Right.PROGRAMME_READ)),
                        choices.names(me.reach(Right.PROGRAMME_READ)),
                        choices.pairings(me.reach(Right.PROGRAMME_WRITE))));
        return "deployment/plans";
    }

    @GetMapping("/deployment/plans.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var names = choices.names(Reach.EVERYWHERE);
        var rows =
                Rounds.LISTING
                        .request(parameters)
                        .all(request -> rounds.list(request, me.reach(Right.PROGRAMME_READ)));
        new Sheet(
                        choices.word("title", locale),
                        choices.words(
                                locale,
                                "column.name",
                                "column.pairings",
                                "column.from",
                                "column.last"))
                .send(response, rows, round -> cells(round, names));
    }

    private static List<@Nullable Object> cells(Round round, Map<PairingId, String> names) {
        return Arrays.asList(
                round.name(),
                String.join(
                        "; ",
                        round.pairings().stream().map(id -> names.getOrDefault(id, "")).toList()),
                round.horizon().from(),
                round.horizon().lastDay());
    }

    @PostMapping("/deployment/plans")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String add(@ModelAttribute("form") RoundForm form, Me me, RedirectAttributes flash) {
        var chosen =
                choices.pairings(me.reach(Right.PROGRAMME_WRITE)).stream()
                        .map(Pairing::id)
                        .filter(form::chooses)
                        .toList();
        return switch (form.check(rounds.next(), chosen, false)) {
            case RoundForm.Checked.Good(var round) -> {
                rounds.add(round, me);
                flash.addFlashAttribute("done", "deployment.plan.done.round");
                yield "redirect:" + round.link();
            }
            case RoundForm.Checked.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("form", form);
                yield "redirect:/deployment/plans#new";
            }
        };
    }

    @GetMapping("/deployment/plans/{id}")
    String page(@PathVariable String id, Me me, Locale locale, Model model) {
        var round = rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_READ));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", RoundForm.of(round));
        }
        var posts = entries.posts(round.id());
        model.addAttribute(
                "page",
                new Page(
                        round,
                        rounds.pairings(round),
                        named.of(round.id(), locale),
                        posts.stream().limit(POSTS_SHOWN).toList(),
                        posts.size(),
                        entries.nominees(round.id()),
                        entries.pins(round.id()),
                        runs.list(round.id()),
                        rounds.writes(round, me)));
        return "deployment/plan-round";
    }

    @PostMapping("/deployment/plans/{id}/rules")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String change(
            @PathVariable String id,
            @ModelAttribute("form") RoundForm form,
            Me me,
            RedirectAttributes flash) {
        var old = rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_WRITE));
        switch (form.check(old.id(), old.pairings(), old.simulated())) {
            case RoundForm.Checked.Good(var round) -> {
                rounds.change(round);
                flash.addFlashAttribute("done", "deployment.plan.done.rules");
            }
            case RoundForm.Checked.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("form", form);
            }
        }
        return "redirect:" + old.link() + "#rules";
    }
}
