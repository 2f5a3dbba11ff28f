package jieli.deployment.trouble;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jieli.deployment.trouble.Trouble.Category;
import jieli.deployment.trouble.Trouble.State;
import jieli.identity.Me;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Troubles of members: raised on a phone, owned, solved. Everyone signed in gets the list; it holds
 * what they may see, for many nothing.
 */
@Controller
@PreAuthorize("isAuthenticated()")
class TroublePages {

    private static final List<String> HEADINGS =
            List.of(
                    "raisedAt",
                    "person",
                    "recipient",
                    "category",
                    "words",
                    "state",
                    "owner",
                    "age",
                    "seen");

    /**
     * What was typed into a refused form.
     *
     * @param chosen a category, or a person to hand it to
     */
    record Typed(String form, String chosen, String words) implements Serializable {}

    /** Everything {@code deployment/troubles.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<Trouble> slice,
            List<TroubleWords.Row> rows,
            Map<String, String> recipients,
            Map<String, String> raisable) {

        public Category[] categories() {
            return Category.values();
        }
    }

    /** Everything {@code deployment/trouble.html} shows. */
    record Page(
            TroubleWords.Row row, List<TroubleWords.Line> lines, List<State> next, List<Me> able) {}

    private final Troubles troubles;
    private final TroubleWords words;

    TroublePages(Troubles troubles, TroubleWords words) {
        this.troubles = troubles;
        this.words = words;
    }

    @GetMapping("/deployment/troubles")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model) {
        var request = TroubleBook.LISTING.request(parameters);
        var slice = troubles.list(request, me);
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        slice,
                        words.rows(slice.items()),
                        words.names(troubles.recipients(me)),
                        words.postings(troubles.raisable(request.filter("posting"), me))));
        return "deployment/troubles";
    }

    @GetMapping("/deployment/troubles.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = TroubleBook.LISTING.request(parameters);
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        new Sheet(words.of("title", locale), headings)
                .send(
                        response,
                        request.all(chunk -> troubles.list(chunk, me).map(words::rows)),
                        row -> cells(row, locale));
    }

    private List<@Nullable Object> cells(TroubleWords.Row row, Locale locale) {
        var it = row.it();
        var seen = row.seenAt();
        var text = it.words();
        return Arrays.asList(
                row.raisedAt().toLocalDate(),
                row.person(),
                row.recipient(),
                words.of("category." + it.category(), locale),
                text == null ? words.of("private", locale) : text,
                words.of("state." + it.state(), locale),
                row.owner(),
                row.ageDays(),
                seen == null ? null : seen.toLocalDate());
    }

    @GetMapping("/deployment/troubles/{id}")
    String page(@PathVariable TroubleId id, Me me, Model model) {
        var folder = troubles.open(id, me);
        model.addAttribute(
                "page",
                new Page(
                        words.rows(List.of(folder.it())).getFirst(),
                        words.lines(folder.steps()),
                        folder.next(),
                        folder.able()));
        return "deployment/trouble";
    }

    @PostMapping("/deployment/troubles")
    String raise(
            @RequestParam(defaultValue = "") String posting,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(name = "words", defaultValue = "") String text,
            Me me,
            RedirectAttributes flash) {
        var chosen =
                Arrays.stream(Category.values())
                        .filter(one -> one.name().equals(category))
                        .findFirst()
                        .orElse(null);
        var refusal = troubles.raise(posting, chosen, text.strip(), me);
        tell(refusal, new Typed("raise", category, text), "raised", flash);
        flash.addAttribute("posting", posting);
        return "redirect:/deployment/troubles";
    }

    @PostMapping("/deployment/troubles/{id}/steps")
    String step(
            @PathVariable TroubleId id,
            @RequestParam(defaultValue = "OWNED") State state,
            @RequestParam(name = "words", defaultValue = "") String text,
            Me me,
            RedirectAttributes flash) {
        var refusal = troubles.step(id, state, text.strip(), me);
        tell(refusal, new Typed(state.name(), "", text), state.name(), flash);
        return "redirect:/deployment/troubles/" + id;
    }

    @PostMapping("/deployment/troubles/{id}/owner")
    String hand(
            @PathVariable TroubleId id,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(name = "words", defaultValue = "") String text,
            Me me,
            RedirectAttributes flash) {
        var refusal = troubles.hand(id, owner, text.strip(), me);
        tell(refusal, new Typed("hand", owner, text), "handed", flash);
        return "redirect:/deployment/troubles/" + id;
    }

    private static void tell(
            Optional<Refusal> refusal, Typed typed, String done, RedirectAttributes flash) {
        refusal.ifPresentOrElse(
                why -> {
                    flash.addFlashAttribute("refusal", "deployment.trouble.refusal." + why);
                    flash.addFlashAttribute("typed", typed);
                },
                () -> flash.addFlashAttribute("done", "deployment.trouble.done." + done));
    }
}
