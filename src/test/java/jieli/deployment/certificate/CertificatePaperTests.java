package jieli.deployment.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.deployment.Period;
import jieli.deployment.Posting.Part;
import jieli.deployment.Posting.Stay;
import jieli.deployment.certificate.CertificateWords.Paper;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.pairing.PairingId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Days counted, a statement kept as text, a paper read back. */
class CertificatePaperTests {

    private static final LocalDate ISSUED = LocalDate.of(2026, 11, 22);

    @Test
    void daysAwayAreCalendarDaysButNotDaysOnSite() {
        var from = LocalDate.of(2023, 7, 1);
        var away =
                List.of(
                        new Period(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 21)),
                        new Period(LocalDate.of(2024, 2, 11), LocalDate.of(2024, 3, 2)),
                        new Period(LocalDate.of(2025, 6, 21), null));
        var days = Days.of(from, LocalDate.of(2025, 7, 1), away);
        assertThat(days).isEqualTo(new Days(731, 731 - 30 - 10));
        assertThat(days.isYear()).isTrue();
        assertThat(new Days(364, 364).missing()).isEqualTo(1);
        assertThat(new Days(200, 1).plus(new Days(165, 1)).isYear()).isTrue();
    }

    @Test
    void aStatementSurvivesItsText() {
        var statement = statement("陈望舒\t伪造\n服务");
        var kept = Statement.read(statement.text());
        assertThat(kept.name()).isEqualTo("陈望舒 伪造 服务");
        assertThat(kept.stretches()).isEqualTo(statement.stretches());
        assertThat(kept.deeds()).isEqualTo(statement.deeds());
        assertThat(kept.total()).isEqualTo(new Days(1241, 1180));
        assertThat(kept.text()).isEqualTo(statement.text());
    }

    @Test
    void aCodeIsReadHoweverItWasTypedAndNeverGuessed() {
        var code = VerificationCode.fresh();
        assertThat(code.shown()).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(
                        VerificationCode.read(
                                " " + code.shown().toLowerCase(Locale.ROOT).replace("-", " — ")))
                .contains(code);
        assertThat(VerificationCode.read("OIL00-00000-00000-00000"))
                .contains(new VerificationCode("01100000000000000000"));
        for (var wrong :
                List.of("", "x", "0".repeat(19), "0".repeat(21), "U".repeat(20), "'--<b>")) {
            assertThat(VerificationCode.read(wrong)).as(wrong).isEmpty();
        }
        assertThat(Stream.generate(VerificationCode::fresh).limit(1000).distinct()).hasSize(1000);
    }

    @Test
    void aChangedTextOrCodeNoLongerFitsItsDigest() {
        var one = certificate(statement("陈望舒"));
        assertThat(one.isWhole()).isTrue();
        assertThat(forged(one, one.text().replace("\t731", "\t1731"), one.code()).isWhole())
                .isFalse();
        assertThat(forged(one, one.text(), VerificationCode.fresh()).isWhole()).isFalse();
    }

    @Test
    void thePdfIsReadBackCharacterByCharacter() throws IOException {
        var statement = statement("陈望舒");
        var paper = paper(statement);
        var file = (CertificatePdf.Drawn.File) CertificatePdf.draw(paper, messages());
        var text = read(file.bytes()).replaceAll("\\s", "");
        assertThat(text)
                .contains(
                        "支援经历证明",
                        "兹证明陈望舒同志",
                        "嘉黎县人民医院",
                        "2023-07-01–2025-06-30",
                        "累计日历1241天,其中在岗1180天",
                        "担任第11批支援队伍领队。",
                        "开具单位:温州市第七人民医院",
                        paper.it().code().shown(),
                        "jieli.example/verify/" + paper.it().code().shown());
    }

    @Test
    void manyPostingsGoOnOverSeveralPages() throws IOException {
        var many = Collections.nCopies(60, statement("陈望舒").stretches().getFirst());
        var statement = new Statement("陈望舒", ISSUED, many, List.of(), "温州", true);
        var file = (CertificatePdf.Drawn.File) CertificatePdf.draw(paper(statement), messages());
        try (var document = Loader.loadPDF(file.bytes())) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
        }
        assertThat(read(file.bytes()).split("2023-07-01", -1)).hasSize(61);
    }

    @Test
    void aTibetanNameIsRefusedRatherThanPrintedAsBoxes() throws IOException {
        var drawn = CertificatePdf.draw(paper(statement("བསྟན་འཛིན")), messages());
        assertThat(drawn).isInstanceOf(CertificatePdf.Drawn.NoLetters.class);
        assertThat(((CertificatePdf.Drawn.NoLetters) drawn).characters()).contains("བ", "ན");
        assertThat(CertificatePdf.draw(paper(statement("旦增·曲扎㐀")), messages()))
                .isInstanceOf(CertificatePdf.Drawn.File.class);
        assertThat(CertificatePdf.draw(paper(statement("张😀")), messages()))
                .isEqualTo(new CertificatePdf.Drawn.NoLetters("😀"));
    }

    private static Statement statement(String name) {
        var first = LocalDate.of(2023, 7, 1);
        var second = LocalDate.of(2025, 7, 1);
        return new Statement(
                name,
                ISSUED,
                List.of(
                        stretch(first, second, new Days(731, 691)),
                        stretch(second, ISSUED.plusDays(1), new Days(510, 489))),
                List.of("担任第 11 批支援队伍领队。"),
                "温州市第七人民医院",
                true);
    }

    private static Stretch stretch(LocalDate from, LocalDate until, Days days) {
        return new Stretch(
                "嘉黎县人民医院",
                "精神科",
                "psychiatry",
                Part.SPECIALIST,
                Stay.POSTING,
                "11",
                from,
                until,
                days);
    }

    private static Certificate certificate(Statement statement) {
        return Certificate.issue(
                new CertificateId(UUID.randomUUID()),
                new PersonId(UUID.randomUUID()),
                Set.of(new PairingId(UUID.randomUUID())),
                statement,
                new AccountId(UUID.randomUUID()),
                Instant.EPOCH);
    }

    private static Certificate forged(Certificate one, String text, VerificationCode code) {
        return new Certificate(
                one.id(),
                one.person(),
                code,
                one.pairings(),
                text,
                one.digest(),
                one.issuedBy(),
                one.issuedAt(),
                null);
    }

    private static Paper paper(Statement statement) {
        var one = certificate(statement);
        return new Paper(
                one, one.statement(), ISSUED, "https://jieli.example/verify/" + one.code().shown());
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/deployment");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static String read(byte[] file) throws IOException {
        try (var document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
