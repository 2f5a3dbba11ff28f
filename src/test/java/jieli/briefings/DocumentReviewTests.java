package jieli.briefings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import jieli.HouseTest;
import jieli.briefings.reading.FactKind;
import jieli.ledger.DocumentRef;
import jieli.ledger.Ledger;
import jieli.ledger.Quantity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A document comes in, is reviewed by the programme office, becomes lines, is withdrawn. */
@HouseTest
class DocumentReviewTests {

    private static final String JIALI =
            UUID.nameUUIDFromBytes("pairing:wenzhou-jiali".getBytes(StandardCharsets.UTF_8))
                    .toString();
    private static final AtomicInteger NEXT = new AtomicInteger(11);

    @Autowired MockMvcTester pages;
    @Autowired Ledger ledger;
    @Autowired ReviewBook book;

    @Test
    void whatIsAcceptedBecomesAReportedLineWithItsQuote() {
        var document = bring(report());
        var number = numberOf(document, "位");

        post(document + "/facts/" + number + "/acceptance");

        assertThat(ledger.listOf(ref(document)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.quantity()).isInstanceOf(Quantity.Known.class);
                    assertThat(line.by()).isEqualTo("周明远");
                });
    }

    @Test
    void aDecisionTakenBackReversesItsLineAndMayBeMadeAgain() {
        var document = bring(report());
        var fact = document + "/facts/" + numberOf(document, "位");

        post(fact + "/acceptance");
        post(fact + "/reopening");
        assertThat(ledger.listOf(ref(document))).isEmpty();

        post(fact + "/acceptance");
        assertThat(ledger.listOf(ref(document))).hasSize(1);
    }

    @Test
    void aCorrectedFactIsBookedAsCorrected() {
        var document = bring(report());
        var fact = document + "/facts/" + numberOf(document, "位");

        var answer =
                pages.post()
                        .uri(fact + "/correction")
                        .param("lineKind", "APPRENTICES")
                        .param("subject", "带教徒弟")
                        .param("value", "8")
                        .param("unit", "人")
                        .param("qualifier", "共")
                        .param("period", "2024")
                        .param("place", "青松县")
                        .param("who", "")
                        .exchange();

        assertThat(answer).hasStatus3xxRedirection();
        assertThat(ledger.listOf(ref(document)))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.kind() + line.quantity().words())
                                .isEqualTo("APPRENTICES共 8人"));
    }

    @Test
    void aCorrectionThatCannotBeBookedIsGivenBackAsTyped() {
        var document = bring(report());
        var fact = document + "/facts/" + numberOf(document, "位");

        var answer =
                pages.post()
                        .uri(fact + "/correction")
                        .param("lineKind", "APPRENTICES")
                        .param("subject", "带教徒弟")
                        .param("value", "八九个")
                        .param("unit", "人")
                        .exchange();

        assertThat(answer).hasStatus(422).bodyText().contains("八九个").contains("数值请写成数字");
        assertThat(ledger.listOf(ref(document))).isEmpty();
    }

    @Test
    void aSecondDecisionIsRefused() {
        var document = bring(report());
        var fact = document + "/facts/" + numberOf(document, "位");

        post(fact + "/rejection");

        assertThat(post(fact + "/acceptance"))
                .flash()
                .containsEntry("refusal", "briefings.refusal.already-decided");
        assertThat(ledger.listOf(ref(document))).isEmpty();
    }

    @Test
    void aWholeParagraphIsAcceptedAtOnce() {
        var document = bring(report());

        assertThat(pages.post().uri(document + "/acceptances").param("line", "1"))
                .hasStatus3xxRedirection();

        assertThat(book.list(ref(document)))
                .isNotEmpty()
                .allSatisfy(review -> assertThat(review.isOpen()).isEqualTo(isInFirstLine(review)));
    }

    @Test
    void aWholeParagraphIsRejectedAtOnce() {
        var document = bring(report());

        assertThat(pages.post().uri(document + "/rejections").param("line", "1"))
                .hasStatus3xxRedirection();

        assertThat(book.list(ref(document)))
                .anyMatch(review -> review.decision() instanceof Decision.Rejected);
        assertThat(ledger.listOf(ref(document))).isEmpty();
    }

    @Test
    void aReviewerSeesOnlyWhatMayBeDoneNow() {
        var document = bring(report());
        assertThat(pages.get().uri(document))
                .bodyText()
                .contains("/facts/1/acceptance")
                .doesNotContain("/reopening");

        post(document + "/facts/1/rejection");

        assertThat(pages.get().uri(document))
                .bodyText()
                .contains("/facts/1/reopening")
                .doesNotContain("/facts/1/acceptance");
    }

    @Test
    void aLostNumberThatAPersonFoundIsBooked() {
        var document = bring(report() + "开展手术例。");
        var fact =
                book.list(ref(document)).stream()
                        .filter(review -> review.proposal().kind() == FactKind.MISSING)
                        .findFirst()
                        .orElseThrow()
                        .number();

        assertThat(
                        pages.post()
                                .uri(document + "/facts/" + fact + "/correction")
                                .param("lineKind", "OPERATIONS")
                                .param("subject", "手术")
                                .param("value", "31")
                                .param("unit", "例"))
                .hasStatus3xxRedirection();

        assertThat(ledger.listOf(ref(document)))
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isInstanceOf(Quantity.Known.class));
    }

    @Test
    void aPartOfAFenIsRefusedInASentence() {
        var document = bring(report());

        assertThat(
                        pages.post()
                                .uri(document + "/facts/1/correction")
                                .param("lineKind", "FUNDS")
                                .param("subject", "设备")
                                .param("value", "12.345")
                                .param("unit", "元"))
                .hasStatus(422)
                .bodyText()
                .contains("12.345");
    }

    @Test
    void anotherSitesFormIsTurnedAway() {
        var document = bring(report());

        assertThat(
                        pages.post()
                                .uri(document + "/facts/1/acceptance")
                                .header("Sec-Fetch-Site", "cross-site"))
                .hasStatus(403);
    }

    @Test
    void theSameDocumentTwiceIsRecognised() {
        var report = report();
        var document = bring(report);

        assertThat(upload("again.txt", report.getBytes(StandardCharsets.UTF_8)))
                .hasRedirectedUrl(document)
                .flash()
                .containsEntry("done", "briefings.known");
    }

    @Test
    void withdrawingADocumentTakesBackAllItsLinesAndItMayComeAgain() {
        var report = report();
        var document = bring(report);
        post(document + "/facts/" + numberOf(document, "位") + "/acceptance");

        assertThat(pages.post().uri(document + "/withdrawal").param("reason", "登错了项目").exchange())
                .hasStatus3xxRedirection();

        assertThat(ledger.listOf(ref(document))).isEmpty();
        assertThat(pages.get().uri(document)).bodyText().contains("登错了项目");
        assertThat(bring(report)).isNotEqualTo(document);
    }

    @Test
    void anEmptyFileIsRefusedInASentenceAndNothingTypedIsLost() {
        assertThat(upload("空.txt", new byte[0]))
                .hasStatus(422)
                .bodyText()
                .contains("青松日报")
                .contains("role=\"alert\"");
    }

    @Test
    void aTextWithoutFactsIsRefusedAndNotKept() {
        assertThat(upload("诗.txt", "春眠不觉晓,处处闻啼鸟。".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("没有找到任何事实");
    }

    @Test
    void aDocumentWithMoreFactsThanAreReadIsRefusedNotCutShort() {
        var many = new StringBuilder();
        for (var i = 2; i < 10_100; i++) {
            many.append("2024年,青松县医院第").append(i).append("周开展培训").append(i).append("场次。\n");
        }

        assertThat(upload("多.txt", many.toString().getBytes(StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("超过 10,000 条");
    }

    @Test
    void markupInADocumentIsShownAsTextNeverRun() {
        var document =
                bring(report() + "\n<script>alert(1)</script>青松医院<img src=x onerror=alert(2)>");

        assertThat(pages.get().uri(document))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x");
    }

    @Test
    void aMissingDocumentIsNotFound() {
        assertThat(pages.get().uri("/briefings/" + UUID.randomUUID())).hasStatus(404);
    }

    private static boolean isInFirstLine(Review review) {
        return review.proposal().evidence().span().start() < "2023年3月进驻以来,青松医院帮扶队扎根县医院。".length();
    }

    @Test
    void everyReasonHasItsSentence() {
        var report = report() + "开展手术例。";
        var document = bring(report);

        assertThat(pages.get().uri(document))
                .bodyText()
                .contains("不是零")
                .doesNotContain("briefings.reason");
    }

    /** A report nobody brought before: one number differs. */
    private static String report() {
        var number = NEXT.getAndIncrement();
        return "2023年3月进驻以来,青松医院帮扶队扎根县医院。\n帮扶队共带教%d位本地医师,累计培训%d00人次,捐赠设备价值%d万元。"
                .formatted(number, number, number);
    }

    private String bring(String report) {
        var answer = upload("report.txt", report.getBytes(StandardCharsets.UTF_8));
        assertThat(answer).hasStatus3xxRedirection();
        var url = answer.getResponse().getRedirectedUrl();
        assertThat(url).matches(Pattern.compile("/briefings/[0-9a-f-]{36}"));
        return String.valueOf(url);
    }

    private MvcTestResult upload(String name, byte[] bytes) {
        return pages.post()
                .uri("/briefings")
                .multipart()
                .file(new MockMultipartFile("file", name, MediaType.TEXT_PLAIN_VALUE, bytes))
                .param("pairing", JIALI)
                .param("publisher", "青松日报")
                .exchange();
    }

    private MvcTestResult post(String path) {
        return pages.post().uri(path).exchange();
    }

    private int numberOf(String document, String unit) {
        return book.list(ref(document)).stream()
                .filter(review -> review.proposal().statement().unit().equals(unit))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static DocumentRef ref(String document) {
        return DocumentRef.valueOf(document.substring(document.lastIndexOf('/') + 1));
    }
}
