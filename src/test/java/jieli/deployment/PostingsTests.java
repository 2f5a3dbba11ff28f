package jieli.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.deployment.Gate.Stop;
import jieli.deployment.Posting.Part;
import jieli.deployment.Posting.Stay;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.identity.Me;
import jieli.identity.Role;
import jieli.pairing.PairingId;
import jieli.terms.FreshId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class PostingsTests {

    @Autowired Postings postings;
    @Autowired Directory directory;
    @Autowired Accounts accounts;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    private PersonId someone = new PersonId(UUID.randomUUID());

    @BeforeEach
    void somebodyNew() {
        someone = new PersonId(FreshId.at(clock));
        directory.add(new Person(someone, "章若水", 1980, null, "", List.of(), null, "", true, ""));
    }

    @Test
    void whoIsSentHoldsTheRoleForExactlyTheTermAndNobodyHasToAct() {
        var id = send("2026-01-01", "2026-07-01");
        var held = accounts.holdings(someone);
        assertThat(held).hasSize(1);
        assertThat(held.getFirst().role()).isEqualTo(Role.SPECIALIST);
        assertThat(held.getFirst().from()).isEqualTo("2026-01-01");
        assertThat(held.getFirst().until()).isEqualTo("2026-07-01");

        assertThat(postings.amend(id, period("2026-01-01", "2026-10-01"), "延长三个月", office()))
                .isEmpty();
        assertThat(accounts.holdings(someone).getFirst().until()).isEqualTo("2026-10-01");
    }

    @Test
    void whoWasWithdrawnHoldsNothing() {
        var id = send("2027-01-01", "2027-07-01");
        assertThat(postings.step(id, PostingState.WITHDRAWN, "另有安排", office())).isEmpty();
        assertThat(accounts.holdings(someone)).allMatch(held -> held.from().equals(held.until()));
        assertThat(postings.of(someone).getFirst().state()).isEqualTo(PostingState.WITHDRAWN);
        assertThat(send("2027-02-01", "2027-08-01")).isNotNull();
    }

    @Test
    void whoKeepsTheAccountsGetsNoPatientsByBeingSent() {
        someone = accounts.get(As.account("admin")).person();
        send("2026-01-01", "2026-07-01");
        assertThat(accounts.holdings(someone))
                .extracting(held -> held.role())
                .containsOnly(Role.ADMINISTRATOR);
    }

    @Test
    void nobodySendsThemselves() {
        someone = office().person();
        assertThat(postings.post(draft("2026-01-01", "2026-07-01"), office()))
                .map(Stop::key)
                .contains("deployment.refusal.oneself");
    }

    @Test
    void whoHasLeftHoldsNothingMore() {
        var id = send("2026-01-01", "2030-01-01");
        postings.go(postings.of(someone).getFirst(), PostingState.LEFT, "", "测试");
        assertThat(accounts.holdings(someone).getFirst().until()).isEqualTo(LocalDate.now(clock));
        assertThat(postings.of(someone).getFirst().id()).isEqualTo(id);
    }

    @Test
    void nobodyIsAtTwoPlacesAtOnce() {
        send("2026-01-01", "2026-07-01");
        var stop = postings.post(draft("2026-06-30", "2026-12-01"), office());
        assertThat(stop).map(Stop::key).contains("deployment.refusal.elsewhere");
        assertThat(stop.orElseThrow().words())
                .containsExactly("嘉黎县人民医院", "2026-01-01", "2026-06-30");
        assertThat(postings.post(draft("2026-07-01", "2026-12-01"), office())).isEmpty();
    }

    @Test
    void theDatabaseItselfKeepsPeopleOutOfTwoPlaces() {
        send("2026-01-01", "2026-07-01");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> postings.enter(draft("2026-03-01", "2026-04-01"), "测试"))
                .withMessageContaining("one_place_at_a_time");
    }

    @Test
    void anExtensionOverTheNextPostingIsRefused() {
        var id = send("2026-01-01", "2026-07-01");
        send("2026-07-01", "2026-12-01");
        assertThat(postings.amend(id, period("2026-01-01", "2026-08-01"), "延长", office()))
                .map(Stop::key)
                .contains("deployment.refusal.elsewhere");
    }

    @Test
    void whatWasAgreedBeforeStaysOnRecord() {
        var id = send("2026-01-01", "2026-07-01");
        postings.amend(id, period("2026-01-01", "2026-05-01"), "提前返回", office());
        assertThat(postings.terms(id))
                .extracting(PostingBook.Term::during)
                .containsExactly(
                        period("2026-01-01", "2026-07-01"), period("2026-01-01", "2026-05-01"));
        assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("update deployment.posting_term set reason = '改写'").update());
        assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from deployment.tenure").update());
    }

    @Test
    void anAmendmentWantsAReason() {
        var id = send("2026-01-01", "2026-07-01");
        assertThat(postings.amend(id, period("2026-01-01", "2026-08-01"), "", office()))
                .map(Stop::key)
                .contains("deployment.refusal.reason");
    }

    @Test
    void onlyStepsThatFollowAreTaken() {
        var id = send("2026-01-01", "2026-07-01");
        assertThat(postings.step(id, PostingState.ON_DUTY, "", office()))
                .map(Stop::key)
                .contains("deployment.refusal.step");
    }

    @Test
    void calendarDaysAndDaysOnSiteAreBothKept() {
        var id = send("2026-01-01", "2026-07-01");
        var away =
                new Absence(
                        UUID.randomUUID(),
                        id,
                        Absence.Kind.LEAVE,
                        period("2026-02-01", "2026-02-11"),
                        "");
        assertThat(postings.away(away, office())).isEmpty();
        go(PostingState.ON_DUTY);
        assertThat(postings.presence(id, LocalDate.of(2026, 2, 5))).isEqualTo(new Presence(36, 31));
        assertThat(postings.presence(id, LocalDate.of(2027, 1, 1)))
                .isEqualTo(new Presence(181, 171));
        assertThat(postings.away(away, office()))
                .map(Stop::key)
                .contains("deployment.refusal.away.already");
    }

    @Test
    void whoNeverSetOutWasNotThere() {
        var today = LocalDate.now(clock);
        var id = send(today.minusDays(5).toString(), today.plusDays(10).toString());
        assertThat(postings.presence(id, today)).isEqualTo(new Presence(0, 0));
        assertThat(postings.presence(id, today.plusDays(3))).isEqualTo(new Presence(3, 3));
        go(PostingState.CLEARED);
        assertThat(postings.presence(id, today)).isEqualTo(new Presence(0, 0));
        go(PostingState.TRAVELLING);
        assertThat(postings.presence(id, today)).isEqualTo(new Presence(6, 6));
    }

    @Test
    void whoSetOutLateOrLeftEarlyWasThereInBetween() {
        var today = LocalDate.now(clock);
        var id = send(today.minusDays(5).toString(), today.plusDays(10).toString());
        go(PostingState.ON_DUTY);
        enteredAndSetOut(id, today.minusDays(9), today.minusDays(2));
        assertThat(postings.presence(id, today)).isEqualTo(new Presence(3, 3));
        go(PostingState.LEFT);
        // the day of leaving is the last one there
        assertThat(postings.presence(id, today.plusDays(30))).isEqualTo(new Presence(3, 3));
    }

    private void enteredAndSetOut(PostingId id, LocalDate entered, LocalDate setOut) {
        var all = JdbcClient.create(owner);
        all.sql("update deployment.posting set entered_at = :day where id = :id")
                .param("day", entered)
                .param("id", id.value())
                .update();
        all.sql("update deployment.journey set set_out = :day where posting = :id")
                .param("day", setOut)
                .param("id", id.value())
                .update();
    }

    @Test
    void aDayOfTwoAbsencesIsLostOnce() {
        var id = send("2026-01-01", "2026-07-01");
        go(PostingState.ON_DUTY);
        var posting = postings.of(someone).getFirst();
        for (var away :
                List.of(period("2026-02-01", "2026-03-01"), period("2026-02-15", "2026-03-15"))) {
            postings.enter(
                    posting,
                    new Absence(UUID.randomUUID(), id, Absence.Kind.DESCENT, away, ""),
                    "测试");
        }
        assertThat(postings.presence(id, LocalDate.of(2026, 3, 31)))
                .isEqualTo(new Presence(90, 90 - 42));
    }

    private void go(PostingState next) {
        postings.go(postings.of(someone).getFirst(), next, "", "测试");
    }

    @Test
    void whoCameBackEarlierWasAwayForLess() {
        var id = send("2026-01-01", "2026-07-01");
        var away =
                new Absence(
                        UUID.randomUUID(),
                        id,
                        Absence.Kind.RETURN_HOME,
                        new Period(LocalDate.of(2026, 3, 1), null),
                        "");
        assertThat(postings.away(away, office())).isEmpty();
        assertThat(postings.back(away, LocalDate.of(2026, 2, 28), office()))
                .map(Stop::key)
                .contains("deployment.refusal.back.before");
        assertThat(postings.back(away, LocalDate.of(2026, 3, 4), office())).isEmpty();
        assertThat(postings.absences(List.of(id)))
                .extracting(Absence::during)
                .containsExactly(period("2026-03-01", "2026-03-04"));
        assertThat(postings.back(away, LocalDate.of(2026, 3, 5), office()))
                .map(Stop::key)
                .contains("deployment.refusal.back.already");
    }

    @Test
    void aRecipientOfAnotherPairingIsRefused() {
        var draft = draft("2026-01-01", "2026-07-01");
        var elsewhere =
                new Posting(
                        draft.id(),
                        draft.pairing(),
                        someone,
                        institution("玛曲县人民医院"),
                        null,
                        "",
                        "paediatrics",
                        Part.SPECIALIST,
                        Stay.POSTING,
                        "",
                        null,
                        null,
                        draft.during(),
                        PostingState.PLANNED,
                        false);
        assertThat(postings.post(elsewhere, office()))
                .map(Stop::key)
                .contains("deployment.refusal.recipient");
    }

    private PostingId send(String from, String until) {
        var draft = draft(from, until);
        assertThat(postings.post(draft, office())).isEqualTo(Optional.empty());
        return draft.id();
    }

    private Posting draft(String from, String until) {
        return new Posting(
                new PostingId(FreshId.at(clock)),
                new PairingId(UUID.nameUUIDFromBytes("pairing:wenzhou-jiali".getBytes(UTF_8))),
                someone,
                institution("嘉黎县人民医院"),
                null,
                "",
                "paediatrics",
                Part.SPECIALIST,
                Stay.POSTING,
                "",
                null,
                null,
                period(from, until),
                PostingState.PLANNED,
                false);
    }

    private static InstitutionId institution(String name) {
        return new InstitutionId(UUID.nameUUIDFromBytes(("institution:" + name).getBytes(UTF_8)));
    }

    private static Period period(String from, String until) {
        return new Period(LocalDate.parse(from), LocalDate.parse(until));
    }

    private Me office() {
        return accounts.me(As.account("office")).orElseThrow();
    }
}
