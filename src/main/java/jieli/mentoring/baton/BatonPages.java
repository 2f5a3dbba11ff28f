package jieli.mentoring.baton;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.Sheet;
import jieli.mentoring.Places;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The board of batons, each of them. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class BatonPages {

    private static final List<String> COLUMNS =
            List.of(
                    "hospital",
                    "technique",
                    "state",
                    "departed",
                    "last",
                    "days",
                    "able",
                    "equipment",
                    "consumables",
                    "independent",
                    "needed",
                    "before",
                    "guided",
                    "next",
                    "next.day",
                    "warning",
                    "simulated");

    private final Batons batons;
    private final BoardViews board;
    private final BatonViews views;
    private final Places places;
    private final MessageSource messages;

    BatonPages(
            Batons batons,
            BoardViews board,
            BatonViews views,
            Places places,
            MessageSource messages) {
        this.batons = batons;
        this.board = board;
        this.views = views;
        this.places = places;
        this.messages = messages;
    }

    @GetMapping("/mentoring")
    String board(@RequestParam Map<String, String> parameters, Me me, Model model, Locale locale) {
        var request = BoardBook.LISTING.request(parameters);
        model.addAttribute(
                "page", board.page(request, places.within(me, Right.PROGRAMME_READ), locale));
        return "mentoring/board";
    }

    @GetMapping("/mentoring.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var within = places.within(me, Right.PROGRAMME_READ);
        batons.freshen(within);
        var rows =
                BoardBook.LISTING.request(parameters).all(each -> board.rows(each, within, locale));
        var headings = COLUMNS.stream().map(name -> say("column." + name, locale)).toList();
        new Sheet(say("title", locale), headings).send(response, rows, row -> cells(row, locale));
    }

    private List<? extends @Nullable Object> cells(BoardViews.Row row, Locale locale) {
        var kept = row.it();
        var standing = kept.standing();
        var next = kept.nextState();
        var notice = row.notice();
        return Arrays.asList(
                row.hospital(),
                row.technique(),
                say("state." + row.shown(), locale),
                standing.departed(),
                standing.last(),
                row.days(),
                row.able().stream()
                        .map(one -> one.name() + " " + one.level())
                        .collect(Collectors.joining(", ")),
                say("means." + known(kept.equipment()), locale),
                say("means." + known(kept.consumables()), locale),
                standing.independent(),
                standing.needed(),
                standing.before(),
                standing.guided(),
                next == null ? null : say("state." + next, locale),
                kept.nextDay(),
                notice == null
                        ? null
                        : say("warning." + notice.kind(), locale, notice.person(), notice.day()),
                kept.simulated() ? say("simulated", locale) : null);
    }

    private static String known(Means.@Nullable State state) {
        return state == null ? "UNKNOWN" : state.name();
    }

    @GetMapping("/mentoring/batons/{institution}/{technique}")
    String baton(
            @PathVariable InstitutionId institution,
            @PathVariable String technique,
            Me me,
            Model model,
            Locale locale) {
        var within = places.within(me, Right.PROGRAMME_READ);
        var key = views.key(institution, technique, within);
        model.addAttribute("page", views.page(key, mayNote(key, me), locale));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
        return "mentoring/baton";
    }

    private boolean mayNote(BatonKey key, Me me) {
        return Stream.of(Right.SKILL_GRANT, Right.PROGRAMME_WRITE)
                .filter(me::may)
                .anyMatch(right -> places.within(me, right).covers(key.institution()));
    }

    @PostMapping("/mentoring/batons/{institution}/{technique}/means")
    @PreAuthorize("hasAnyAuthority('SKILL_GRANT', 'PROGRAMME_WRITE')")
    String note(
            @PathVariable InstitutionId institution,
            @PathVariable String technique,
            @RequestParam Map<String, String> typed,
            Me me,
            RedirectAttributes flash) {
        var key = views.key(institution, technique, places.within(me, Right.PROGRAMME_READ));
        if (!mayNote(key, me)) {
            throw new NotFound(institution);
        }
        var wrong = batons.note(key, typed, me);
        if (wrong.isEmpty()) {
            flash.addFlashAttribute("done", "mentoring.baton.done.means");
        } else {
            flash.addFlashAttribute("refusal", "mentoring.baton.refusal." + wrong.get());
            flash.addFlashAttribute("typed", Map.copyOf(typed));
        }
        return "redirect:" + key.link();
    }

    private String say(String key, Locale locale, Object... words) {
        return messages.getMessage("mentoring.baton." + key, words, locale);
    }
}
