package jieli.mentoring.competence.passport;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jieli.deployment.certificate.QrSquares;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.mentoring.competence.SkillWords;
import jieli.mentoring.competence.passport.PassportPdf.Drawn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One person's passport: what it would say today, those issued, as PDF or JSON. */
@Controller
@PreAuthorize("isAuthenticated()")
class PassportPages {

    /** One issued, in words. */
    record Row(String code, LocalDate issuedOn, String issuer, int cases, int grants) {}

    /** A grant with its technique in the reader's language. */
    record GrantRow(Passport.GrantLine it, String technique) {}

    /** A case with its technique in the reader's language. */
    record CaseRow(Passport.CaseLine it, String technique) {}

    /** Everything {@code mentoring/passport.html} shows. */
    record Page(
            PersonId person,
            Passport draft,
            List<CaseRow> cases,
            List<GrantRow> grants,
            List<Row> issued,
            @Nullable QrSquares squares,
            boolean issuable) {

        public long operated() {
            return cases.stream().filter(one -> one.it().role().equals("OPERATOR")).count();
        }

        public long signed() {
            return cases.stream()
                    .filter(one -> one.it().role().equals("OPERATOR") && one.it().signed())
                    .count();
        }
    }

    private final Passports passports;
    private final SkillWords words;

    PassportPages(Passports passports, SkillWords words) {
        this.passports = passports;
        this.words = words;
    }

    @GetMapping("/mentoring/people/{person}/passport")
    String page(@PathVariable PersonId person, Me me, Locale locale, Model model) {
        var draft = passports.draft(person, me);
        var issued = passports.of(person, me).stream().map(this::row).toList();
        model.addAttribute(
                "page",
                new Page(
                        person,
                        draft,
                        draft.cases().reversed().stream()
                                .map(one ->
                                        new CaseRow(
                                                one,
                                                SkillWords.technique(
                                                        one.technique().code(), locale)))
                                .toList(),
                        draft.grants().reversed().stream()
                                .map(one ->
                                        new GrantRow(
                                                one,
                                                SkillWords.technique(
                                                        one.technique().code(), locale)))
                                .toList(),
                        issued,
                        issued.isEmpty() ? null : QrSquares.of(verify(issued.getFirst().code())),
                        passports.mayIssue(person, me)));
        return "mentoring/passport";
    }

    private Row row(IssuedPassport one) {
        var content = one.content();
        return new Row(
                one.code().shown(),
                passports.issuedOn(one),
                passports.issuer(one),
                content.cases().size(),
                content.grants().size());
    }

    private static String verify(String code) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/verify/")
                .path(code)
                .toUriString();
    }

    @PostMapping("/mentoring/people/{person}/passport")
    String issue(@PathVariable PersonId person, Me me, RedirectAttributes flash) {
        passports.issue(person, me);
        flash.addFlashAttribute("done", "mentoring.passport.done");
        return "redirect:/mentoring/people/" + person + "/passport";
    }

    /** The newest, or the one of a code; back to the page with the sentence why there is none. */
    @GetMapping("/mentoring/people/{person}/passport.json")
    @Nullable String json(
            @PathVariable PersonId person,
            @RequestParam(defaultValue = "") String code,
            Me me,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException {
        var one = passports.find(person, code, me);
        if (one.isEmpty()) {
            return none(person, "NONE_ISSUED", flash);
        }
        passports.taken(one.get(), "JSON");
        var file = frame(one.get()).around(one.get().text());
        send(
                response,
                "application/json",
                one.get(),
                "json",
                file.getBytes(StandardCharsets.UTF_8));
        return null;
    }

    /** The newest, or the one of a code; back to the page with the sentence why there is none. */
    @GetMapping("/mentoring/people/{person}/passport.pdf")
    @Nullable String pdf(
            @PathVariable PersonId person,
            @RequestParam(defaultValue = "") String code,
            Me me,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException {
        Optional<IssuedPassport> one = passports.find(person, code, me);
        if (one.isEmpty()) {
            return none(person, "NONE_ISSUED", flash);
        }
        switch (PassportPdf.draw(one.get(), frame(one.get()), words)) {
            case Drawn.File(var bytes) -> {
                passports.taken(one.get(), "PDF");
                send(response, "application/pdf", one.get(), "pdf", bytes);
                return null;
            }
            case Drawn.NoLetters(var characters) -> {
                flash.addFlashAttribute("refusalWords", new Object[] {characters});
                return none(person, "NO_LETTERS_FOR", flash);
            }
        }
    }

    private Passport.Frame frame(IssuedPassport one) {
        return new Passport.Frame(
                Passport.FORM,
                one.code().shown(),
                one.digest(),
                passports.issuedOn(one),
                passports.issuer(one),
                verify(one.code().shown()));
    }

    private static void send(
            HttpServletResponse response,
            String type,
            IssuedPassport one,
            String ending,
            byte[] bytes)
            throws IOException {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s.%s\"".formatted(one.code().shown(), ending));
        response.getOutputStream().write(bytes);
    }

    private static String none(PersonId person, String why, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", "mentoring.passport.refusal." + why);
        return "redirect:/mentoring/people/" + person + "/passport";
    }
}
