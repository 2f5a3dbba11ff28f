package jieli.identity.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jieli.As;
import jieli.HouseTest;
import jieli.directory.InstitutionId;
import jieli.identity.Acting;
import jieli.identity.LocalPath;
import jieli.identity.consent.Consent.Giver;
import jieli.identity.consent.Consent.Manner;
import jieli.identity.consent.Consent.Subject;
import jieli.identity.consent.Consent.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A patient in Jiali, whose doctors see the consents; hospitals elsewhere do not. */
@HouseTest
class ConsentTests {

    private static final UUID JIALI = id("institution:嘉黎县人民医院");
    private static final UUID DOCTOR = id("person:旦增曲扎@嘉黎县人民医院");

    @Autowired Consents consents;
    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    private final Subject patient = Subject.ofPatient(UUID.randomUUID());

    @Test
    void aConsentHoldsForItsPurposeFromItsFirstDayUntilItsEnd() {
        var today = LocalDate.now(clock);
        as("apprentice", () -> consents.give(terms(today, today.plusDays(10))));
        as(
                "apprentice",
                () -> {
                    assertThat(consents.isGiven(patient, Purpose.CONSULTATION, today)).isTrue();
                    assertThat(consents.isGiven(patient, Purpose.CONSULTATION, today.plusDays(9)))
                            .isTrue();
                    assertThat(consents.isGiven(patient, Purpose.CONSULTATION, today.plusDays(10)))
                            .isFalse();
                    assertThat(consents.isGiven(patient, Purpose.CONSULTATION, today.minusDays(1)))
                            .isFalse();
                    assertThat(consents.isGiven(patient, Purpose.PUBLICATION, today)).isFalse();
                    return null;
                });
    }

    @Test
    void aWithdrawalEndsItFromThatDayOnAndStandsOnce() {
        var today = LocalDate.now(clock);
        var id = as("apprentice", () -> consents.give(terms(today.minusDays(5), null)));
        as(
                "specialist",
                () -> {
                    consents.withdraw(id, "家属改变主意");
                    assertThat(consents.isGiven(patient, Purpose.CONSULTATION, today)).isFalse();
                    assertThat(consents.isGiven(patient, Purpose.CONSULTATION, today.minusDays(1)))
                            .isTrue();
                    assertThat(consents.get(id).withdrawal())
                            .isNotNull()
                            .extracting(Consent.Withdrawal::reason)
                            .isEqualTo("家属改变主意");
                    return null;
                });
        assertThatThrownBy(() ->
                        as(
                                "specialist",
                                () -> {
                                    consents.withdraw(id, "again");
                                    return null;
                                }))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void anotherHospitalSeesNoConsentAndCanNeitherGiveNorWithdrawOne() {
        var id = as("apprentice", () -> consents.give(terms(LocalDate.now(clock), null)));
        for (var stranger : new String[] {"supporter", "former", "office", "expert", "admin"}) {
            assertThat(as(stranger, () -> consents.find(id))).as(stranger).isEmpty();
            assertThat(as(stranger, () -> consents.list(patient))).as(stranger).isEmpty();
            assertThatThrownBy(() ->
                            as(stranger, () -> consents.give(terms(LocalDate.now(clock), null))))
                    .as(stranger)
                    .rootCause()
                    .hasMessageContaining("row-level security");
            assertThat(post(stranger, "/consents/" + id + "/withdrawal", Map.of("reason", "x")))
                    .as(stranger)
                    .hasStatus(404);
            assertThat(post(stranger, "/consents", form())).as(stranger).hasStatus(404);
        }
        assertThat(as("receiver", () -> consents.find(id)))
                .as("reads, as medical affairs of the data owner")
                .isPresent();
        assertThat(post("receiver", "/consents/" + id + "/withdrawal", Map.of("reason", "x")))
                .as("but does not write cases")
                .hasStatus(404);
        assertThat(jdbc.sql("select count(*) from identity.consent").query(Integer.class).single())
                .as("nobody acting")
                .isZero();
    }

    @Test
    void theFormGoesBackWhereItCameFromAndARefusalKeepsWhatWasTyped() {
        assertThat(post("apprentice", "/consents", form()))
                .hasRedirectedUrl("/contacts/" + DOCTOR)
                .flash()
                .containsEntry("done", "identity.consent.done.given");
        var faulty = new HashMap<>(form());
        faulty.put("giver", "GUARDIAN");
        assertThat(post("apprentice", "/consents", faulty))
                .flash()
                .containsEntry("refusal", "identity.consent.refusal.GIVER_MISSING")
                .hasEntrySatisfying(
                        "consentTyped",
                        typed -> assertThat(((ConsentForm) typed).what()).isEqualTo("影像资料"));
        faulty.put("back", "//evil.example/");
        assertThat(post("apprentice", "/consents", faulty)).hasRedirectedUrl("/");
    }

    @Test
    void staffSeeAndEndTheirOwnConsentsOnTheirPage() {
        var mine = new HashMap<>(form());
        mine.put("kind", "PERSON");
        mine.put("subject", DOCTOR.toString());
        mine.put("purpose", "HEALTH_MONITORING");
        mine.put("what", "高原体检结果<script>");
        assertThat(post("apprentice", "/consents", mine)).hasStatus3xxRedirection();
        var page = mvc.get().uri("/contacts/" + DOCTOR).with(As.as("apprentice")).exchange();
        assertThat(page).bodyText().contains("健康监测").contains("高原体检结果&lt;script&gt;");
        var id =
                as("apprentice", () -> consents.list(new Subject(Subject.Kind.PERSON, DOCTOR)))
                        .getFirst()
                        .id();
        assertThat(post("apprentice", "/consents/" + id + "/withdrawal", Map.of("reason", " ")))
                .flash()
                .containsEntry("refusal", "identity.consent.refusal.REASON_MISSING");
        assertThat(post("apprentice", "/consents/" + id + "/withdrawal", Map.of("reason", "调离")))
                .flash()
                .containsEntry("done", "identity.consent.done.withdrawn");
        assertThat(post("apprentice", "/consents/" + id + "/withdrawal", Map.of("reason", "调离")))
                .flash()
                .containsEntry("refusal", "identity.consent.refusal.WITHDRAWN_ALREADY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/ok\r\nSet-Cookie: x=1",
                "evil"
            })
    void aWayBackThatLeadsElsewhereLeadsHome(String typed) {
        assertThat(new LocalPath(typed)).hasToString("/");
    }

    @Test
    void aWayBackOfThisHouseIsKept() {
        assertThat(new LocalPath("/cases/7?tab=consents#last"))
                .hasToString("/cases/7?tab=consents#last");
        assertThat(new LocalPath("/x?q={frame}").redirect()).isEqualTo("redirect:/x?q=frame");
    }

    private Map<String, String> form() {
        return Map.ofEntries(
                Map.entry("kind", "PATIENT"),
                Map.entry("subject", patient.id().toString()),
                Map.entry("institution", JIALI.toString()),
                Map.entry("purpose", "CONSULTATION"),
                Map.entry("what", "影像资料"),
                Map.entry("manner", "WRITTEN"),
                Map.entry("giver", "SELF"),
                Map.entry("language", "bo"),
                Map.entry("from", "2026-11-01"),
                Map.entry("back", "/contacts/" + DOCTOR));
    }

    private Terms terms(LocalDate from, @Nullable LocalDate until) {
        return new Terms(
                patient,
                Purpose.CONSULTATION,
                "影像资料交支援医院会诊",
                Manner.WRITTEN,
                Giver.RELATIVE,
                "格桑",
                "bo",
                from,
                until,
                new InstitutionId(JIALI));
    }

    private MvcTestResult post(String by, String address, Map<String, String> form) {
        var request = mvc.post().uri(address).with(As.as(by)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private static <T> T as(String login, Supplier<T> work) {
        return Acting.as(As.account(login), work);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
