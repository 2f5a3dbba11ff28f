package jieli.mentoring.competence.passport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.mentoring.competence.passport.Passport.AgreementLine;
import jieli.mentoring.competence.passport.Passport.CaseLine;
import jieli.mentoring.competence.passport.Passport.GrantLine;
import jieli.mentoring.competence.passport.Passport.Holder;
import jieli.mentoring.competence.passport.Passport.Section;
import jieli.mentoring.competence.passport.Passport.Stop;
import jieli.mentoring.competence.passport.Passport.Technique;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The machine-readable passport: names that stay, a digest anybody can work out. */
class PassportTests {

    private static final Technique CAESAREAN = new Technique("caesarean", "剖宫产术");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final Passport PASSPORT =
            new Passport(
                    new Holder(new UUID(0, 1), "央金拉姆", "嘉黎县人民医院", "主治医师"),
                    DAY,
                    List.of(
                            new CaseLine(
                                    new UUID(0, 2),
                                    DAY,
                                    "嘉黎县人民医院",
                                    CAESAREAN,
                                    "OPERATOR",
                                    "LOCAL",
                                    false,
                                    "SUCCESSFUL",
                                    false,
                                    false,
                                    true,
                                    "4"),
                            new CaseLine(
                                    new UUID(0, 3),
                                    DAY,
                                    "嘉黎县人民医院",
                                    CAESAREAN,
                                    "OPERATOR",
                                    "LOCAL",
                                    true,
                                    null,
                                    true,
                                    true,
                                    false,
                                    null)),
                    List.of(
                            new GrantLine(
                                    new UUID(0, 4),
                                    "嘉黎县人民医院",
                                    CAESAREAN,
                                    4,
                                    "",
                                    DAY,
                                    DAY.plusYears(2),
                                    "次仁拉姆",
                                    "依据",
                                    List.of(new Stop(DAY, null)))),
                    List.of(
                            new AgreementLine(
                                    new UUID(0, 5),
                                    "APPRENTICE",
                                    "尹以宁",
                                    "央金拉姆",
                                    "嘉黎县人民医院",
                                    CAESAREAN,
                                    4,
                                    DAY,
                                    null,
                                    "GRADUATED")),
                    List.of(
                            new Section(
                                    "courses",
                                    "培训课程",
                                    List.of(new PassportSection.Item(null, "急救", "8 学时", "")))),
                    true);

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(Passport.read(PASSPORT.text())).isEqualTo(PASSPORT);
    }

    @Test
    void itsNamesStay() {
        var content = read(PASSPORT.text());
        assertThat(content.propertyNames())
                .containsExactly(
                        "holder", "asOf", "cases", "grants", "agreements", "sections", "simulated");
        assertThat(content.get("asOf").asString()).isEqualTo("2026-11-22");
        assertThat(content.get("simulated").asBoolean()).isTrue();
        assertThat(content.get("cases").get(0).propertyNames())
                .containsExactly(
                        "id",
                        "day",
                        "institution",
                        "technique",
                        "role",
                        "hands",
                        "guided",
                        "outcome",
                        "complication",
                        "takenOver",
                        "signed",
                        "observed");
        assertThat(content.get("cases").get(1).get("observed").isNull()).isTrue();
        assertThat(content.get("grants").get(0).propertyNames())
                .containsExactly(
                        "id",
                        "institution",
                        "technique",
                        "level",
                        "scope",
                        "from",
                        "until",
                        "grantor",
                        "evidence",
                        "stops");
        assertThat(content.get("agreements").get(0).get("technique").get("code").asString())
                .isEqualTo("caesarean");
    }

    /** As the Javadoc says, without any code of ours. */
    @Test
    void whoeverHoldsTheFileCanCheckItsDigest() throws NoSuchAlgorithmException {
        var issued = issued();
        var frame =
                new Passport.Frame(
                        Passport.FORM,
                        issued.code().shown(),
                        issued.digest(),
                        DAY,
                        "次仁拉姆",
                        "https://example.org/verify/x");
        var file = frame.around(issued.text());
        var read = read(file);
        assertThat(read.propertyNames())
                .containsExactly(
                        "form", "code", "digest", "issuedOn", "issuedBy", "verify", "content");
        var content = file.substring(file.indexOf("\"content\":") + 10, file.lastIndexOf('}'));
        var code = read.get("code").asString().replace("-", "");
        var sha =
                MessageDigest.getInstance("SHA-256")
                        .digest((content + "\ncode\t" + code).getBytes(StandardCharsets.UTF_8));
        assertThat(read.get("digest").asString()).isEqualTo(HexFormat.of().formatHex(sha));
    }

    @Test
    void aChangedLetterIsFound() {
        var issued = issued();
        assertThat(issued.isWhole()).isTrue();
        var forged =
                new IssuedPassport(
                        issued.id(),
                        issued.person(),
                        issued.institutions(),
                        issued.code(),
                        issued.text().replace("\"level\":4", "\"level\":5"),
                        issued.digest(),
                        issued.issuedBy(),
                        issued.issuedAt());
        assertThat(forged.isWhole()).isFalse();
    }

    private static IssuedPassport issued() {
        return IssuedPassport.issue(
                new UUID(0, 6),
                new PersonId(new UUID(0, 1)),
                Set.of(),
                PASSPORT,
                new AccountId(new UUID(0, 7)),
                Instant.EPOCH);
    }

    private static JsonNode read(String json) {
        return JsonMapper.builder().build().readTree(json);
    }
}
