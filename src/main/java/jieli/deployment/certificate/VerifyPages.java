package jieli.deployment.certificate;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import jieli.deployment.certificate.Certificates.Verdict;
import jieli.identity.vault.Masking;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where anyone who holds a certificate, or another paper of the house, checks its code, without an
 * account. It shows no more than the paper in their hand, the name masked.
 */
@Controller
class VerifyPages {

    /**
     * Everything {@code deployment/verify.html} shows.
     *
     * @param asked whether a code was typed
     * @param found null if no certificate carries it
     * @param other a paper of another kind that carries it, or null
     */
    record Page(
            String typed,
            boolean asked,
            @Nullable Found found,
            IssuedPapers.@Nullable Paper other) {}

    /** What the house says of a certificate. */
    record Found(
            Verdict.State state,
            String code,
            String name,
            List<Stretch> stretches,
            Days total,
            CertificateWords.Row row,
            boolean simulated) {}

    private final Certificates certificates;
    private final CertificateWords words;
    private final ObjectProvider<IssuedPapers> papers;

    VerifyPages(
            Certificates certificates,
            CertificateWords words,
            ObjectProvider<IssuedPapers> papers) {
        this.certificates = certificates;
        this.words = words;
        this.papers = papers;
    }

    @GetMapping("/verify")
    String ask(
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response,
            Model model) {
        return show(code, response, model);
    }

    @GetMapping("/verify/{code}")
    String verify(@PathVariable String code, HttpServletResponse response, Model model) {
        return show(code, response, model);
    }

    private String show(String typed, HttpServletResponse response, Model model) {
        var code = VerificationCode.read(typed);
        var verdict = code.flatMap(certificates::verify);
        var other = code.filter(_ -> verdict.isEmpty()).flatMap(this::other);
        var asked = !typed.isBlank();
        if (asked && verdict.isEmpty() && other.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute(
                "page",
                new Page(typed, asked, verdict.map(this::found).orElse(null), other.orElse(null)));
        return "deployment/verify";
    }

    private Optional<IssuedPapers.Paper> other(VerificationCode code) {
        return papers.orderedStream()
                .flatMap(each -> each.find(code).stream())
                .findFirst()
                .map(IssuedPapers.Paper::masked);
    }

    /** Of a row that was tampered with, nothing is repeated. */
    private Found found(Verdict verdict) {
        var statement = verdict.it().statement();
        var forged = verdict.state() == Verdict.State.FORGED;
        return new Found(
                verdict.state(),
                verdict.it().code().shown(),
                Masking.name(statement.name()),
                forged ? List.of() : statement.stretches(),
                forged ? Days.NONE : statement.total(),
                words.row(verdict.it()),
                statement.simulated());
    }
}
