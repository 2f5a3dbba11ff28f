package jieli.deployment.certificate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jieli.deployment.certificate.Certificates.Refusal;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.listing.Sheet;
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
 * A person's service with the certificates of it. Everyone signed in may ask: their own they always
 * see, another's only within reach.
 */
@Controller
@PreAuthorize("isAuthenticated()")
class CertificatePages {

    private static final List<String> HEADINGS =
            List.of(
                    "recipient",
                    "department",
                    "specialty",
                    "part",
                    "stay",
                    "from",
                    "last",
                    "calendar",
                    "onSite");

    /** What was typed into a refused form. */
    record Typed(String form, String words) implements Serializable {}

    /** Everything {@code deployment/certificate.html} shows. */
    record Page(
            PersonId person,
            Statement statement,
            List<CertificateWords.Row> issued,
            boolean issuable,
            String issuer) {}

    private final Certificates certificates;
    private final CertificateWords words;

    CertificatePages(Certificates certificates, CertificateWords words) {
        this.certificates = certificates;
        this.words = words;
    }

    @GetMapping("/deployment/people/{person}/certificate")
    String page(@PathVariable PersonId person, Me me, Model model) {
        var issued = certificates.of(person, me).stream().map(words::row).toList();
        model.addAttribute(
                "page",
                new Page(
                        person,
                        certificates.draft(person, me),
                        issued,
                        certificates.mayIssue(person, me),
                        words.issuer(me)));
        return "deployment/certificate";
    }

    @GetMapping("/deployment/people/{person}/certificate.xlsx")
    void sheet(@PathVariable PersonId person, Me me, Locale locale, HttpServletResponse response)
            throws IOException {
        var statement = certificates.draft(person, me);
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        new Sheet(words.of("title", locale), headings)
                .send(response, statement.stretches().iterator(), one -> cells(one, locale));
    }

    private List<@Nullable Object> cells(Stretch one, Locale locale) {
        return Arrays.asList(
                one.recipient(),
                one.department(),
                one.specialtyName(locale),
                words.of("part." + one.part(), locale),
                words.of("stay." + one.stay(), locale),
                one.from(),
                one.lastDay(),
                one.days().calendar(),
                one.days().onSite());
    }

    @PostMapping("/deployment/people/{person}/certificate")
    String issue(
            @PathVariable PersonId person,
            @RequestParam(defaultValue = "") String issuer,
            Me me,
            RedirectAttributes flash) {
        var refusal = certificates.issue(person, issuer.strip(), me, false);
        return back(person, refusal, new Typed("issue", issuer), "issued", flash);
    }

    @PostMapping("/deployment/people/{person}/certificates/{id}/withdrawal")
    String withdraw(
            @PathVariable PersonId person,
            @PathVariable CertificateId id,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        var refusal = certificates.withdraw(person, id, reason.strip(), me);
        return back(person, refusal, new Typed(id.toString(), reason), "withdrawn", flash);
    }

    @GetMapping("/deployment/people/{person}/certificates/{id}")
    String paper(
            @PathVariable PersonId person, @PathVariable CertificateId id, Me me, Model model) {
        model.addAttribute("page", words.paper(certificates.get(person, id, me)));
        return "deployment/certificate-paper";
    }

    /** As a file, or back to the page with the sentence why there is none. */
    @GetMapping("/deployment/people/{person}/certificates/{id}.pdf")
    @Nullable String pdf(
            @PathVariable PersonId person,
            @PathVariable CertificateId id,
            Me me,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException {
        var paper = words.paper(certificates.get(person, id, me));
        switch (words.pdf(paper)) {
            case CertificatePdf.Drawn.File(var bytes) -> {
                response.setContentType("application/pdf");
                response.setHeader(
                        "Content-Disposition",
                        "attachment; filename=\"" + paper.it().code().shown() + ".pdf\"");
                response.getOutputStream().write(bytes);
                return null;
            }
            case CertificatePdf.Drawn.NoLetters(var characters) -> {
                flash.addFlashAttribute("refusalWords", new Object[] {characters});
                return back(
                        person, Optional.of(Refusal.NO_LETTERS_FOR), new Typed("", ""), "", flash);
            }
        }
    }

    private static String back(
            PersonId person,
            Optional<Refusal> refusal,
            Typed typed,
            String done,
            RedirectAttributes flash) {
        refusal.ifPresentOrElse(
                why -> {
                    flash.addFlashAttribute("refusal", "deployment.certificate.refusal." + why);
                    flash.addFlashAttribute("typed", typed);
                },
                () -> flash.addFlashAttribute("done", "deployment.certificate.done." + done));
        return "redirect:/deployment/people/" + person + "/certificate";
    }
}
