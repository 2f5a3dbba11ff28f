package jieli.deployment.planning.round;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jieli.deployment.planning.round.IntakeBook.Work;
import jieli.deployment.planning.workbook.Workbooks;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where workbooks of nominees or posts come in. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
class IntakePages {

    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Everything {@code deployment/plan-intake.html} shows. */
    record Page(
            Round round,
            List<Intake> intakes,
            @Nullable Intake latest,
            Intake.Kind[] kinds,
            String chosen) {}

    private final Rounds rounds;
    private final Intakes intakes;
    private final IntakeBook book;
    private final Forms forms;
    private final Clock clock;

    IntakePages(Rounds rounds, Intakes intakes, IntakeBook book, Forms forms, Clock clock) {
        this.rounds = rounds;
        this.intakes = intakes;
        this.book = book;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping("/deployment/plans/{id}/intake")
    String page(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            Me me,
            Model model) {
        var round = round(id, me);
        var all = book.list(round.id());
        model.addAttribute(
                "page",
                new Page(
                        round,
                        all,
                        all.isEmpty() ? null : all.getFirst(),
                        Intake.Kind.values(),
                        kind));
        return "deployment/plan-intake";
    }

    /** One workbook's progress alone, for the page that asks every second. */
    @GetMapping("/deployment/plans/{id}/intake/{intake}")
    String progress(@PathVariable String id, @PathVariable UUID intake, Me me, Model model) {
        var round = round(id, me);
        var one = book.find(round.id(), intake).orElseThrow(() -> new NotFound(intake));
        model.addAttribute("round", round);
        model.addAttribute("one", one);
        return "deployment/plan-intakes :: intake(round=${round}, one=${one})";
    }

    @PostMapping("/deployment/plans/{id}/intake")
    String bring(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Me me,
            Locale locale,
            RedirectAttributes flash)
            throws IOException {
        var round = round(id, me);
        var back = "redirect:" + round.link() + "/intake";
        var meant =
                Arrays.stream(Intake.Kind.values()).filter(k -> k.name().equals(kind)).findFirst();
        if (meant.isEmpty() || file == null || file.isEmpty() || file.getSize() > Workbooks.BYTES) {
            var isLarge = file != null && file.getSize() > Workbooks.BYTES;
            flash.addFlashAttribute(
                    "refusal", "deployment.plan.intake." + (isLarge ? "large" : "nothing"));
            return back + (meant.isEmpty() ? "" : "?kind=" + kind);
        }
        var work =
                new Work(
                        FreshId.at(clock),
                        round.id(),
                        meant.get(),
                        name(file.getOriginalFilename()),
                        locale,
                        file.getBytes());
        intakes.bring(work, me.name());
        return back;
    }

    @GetMapping("/deployment/plans/{id}/intake/{intake}.xlsx")
    void answer(
            @PathVariable String id, @PathVariable UUID intake, Me me, HttpServletResponse response)
            throws IOException {
        var round = round(id, me);
        var one = book.find(round.id(), intake).orElseThrow(() -> new NotFound(intake));
        var bytes = book.answer(round.id(), intake).orElseThrow(() -> new NotFound(intake));
        send(response, "returned-" + one.fileName().replaceFirst("(?i)[.]xlsx$", ""));
        response.getOutputStream().write(bytes);
    }

    @GetMapping("/deployment/plans/{id}/intake/template.xlsx")
    void template(
            @PathVariable String id,
            @RequestParam(defaultValue = "NOMINEES") String kind,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        round(id, me);
        var meant = kind.equals("POSTS") ? Intake.Kind.POSTS : Intake.Kind.NOMINEES;
        var name = forms.of("intake." + meant, locale);
        send(response, name);
        Workbooks.template(
                response.getOutputStream(),
                name,
                forms.columns(meant, locale),
                List.of(
                        forms.of("form.explained", locale),
                        forms.of("form.column", locale),
                        forms.of("form.what", locale),
                        forms.of("form.example", locale)));
    }

    private Round round(String id, Me me) {
        return rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_WRITE));
    }

    private static void send(HttpServletResponse response, String name) {
        response.setContentType(TYPE);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")
                        + ".xlsx");
    }

    private static String name(@Nullable String typed) {
        var name = typed == null ? "" : typed.replace('\\', '/');
        var last = name.substring(name.lastIndexOf('/') + 1).strip();
        return last.length() > 120 ? last.substring(0, 120) : last;
    }
}
