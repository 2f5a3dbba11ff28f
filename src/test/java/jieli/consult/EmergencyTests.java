package jieli.consult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jieli.As;
import jieli.HouseTest;
import jieli.identity.Accounts;
import jieli.identity.Acting;
import jieli.identity.Me;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The apprentice of one hospital needs the case of another, at night. */
@HouseTest
class EmergencyTests {

    private static final UUID MAQU = id("case:8");
    private static final UUID OTHER_OF_MAQU = id("case:9");
    private static final UUID OF_JIALI = id("case:2");

    @Autowired MockMvcTester pages;
    @Autowired JdbcClient jdbc;
    @Autowired Accounts accounts;
    @Autowired PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("owner")
    DataSource ownerSource;

    @SuppressWarnings("NullAway.Init") // set before each test
    private JdbcClient owner;

    @BeforeEach
    void nothingIsOpen() {
        owner = JdbcClient.create(ownerSource);
        owner.sql(
                        """
                        update identity.emergency
                           set opened_at = opened_at - interval '5 hours', until = until - interval '5 hours'
                         where until > now()
                        """)
                .update();
        owner.sql("delete from consult.wrong_number").update();
    }

    @Test
    void aCaseElsewhereOpensForFourHoursAndNoOtherDoes() {
        assertThat(page("apprentice", MAQU)).hasStatus(404);

        assertThat(open("apprentice", number(MAQU), "病人在转运途中,需要看用药"))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/cases/" + MAQU);

        assertThat(page("apprentice", MAQU))
                .hasStatusOk()
                .bodyText()
                .contains("紧急访问进行中", number(MAQU), "还剩 4 小时 0 分")
                .doesNotContain("name=\"words\"");
        assertThat(page("apprentice", OTHER_OF_MAQU)).hasStatus(404);
        assertThat(page("specialist", MAQU)).hasStatus(404);
        var hours =
                owner.sql(
                                """
                                select extract(epoch from until - opened_at) / 3600 from identity.emergency
                                 where object = :case and reason = '病人在转运途中,需要看用药'
                                """)
                        .param("case", MAQU)
                        .query(Integer.class)
                        .single();
        assertThat(hours).isEqualTo(4);
    }

    @Test
    void theAccessEndsWithItsTime() {
        open("apprentice", number(MAQU), "夜间抢救");
        assertThat(page("apprentice", MAQU)).hasStatusOk();

        nothingIsOpen(); // five hours pass

        assertThat(page("apprentice", MAQU)).hasStatus(404);
        assertThat(rowsSeen("apprentice", MAQU)).isZero();
    }

    @Test
    void theAccessIsGivenBackEarly() {
        open("apprentice", number(MAQU), "夜间抢救");
        var emergency = newest(MAQU);

        assertThat(post("expert", "/emergencies/" + emergency + "/return")).hasStatus(404);
        assertThat(post("apprentice", "/emergencies/" + emergency + "/return"))
                .hasRedirectedUrl("/cases");

        assertThat(page("apprentice", MAQU)).hasStatus(404);
    }

    @Test
    void itWaitsForItsOwnerUntilSomeoneElseSignsItOff() {
        var number = number(id("case:3"));
        open("expert", number, "县里来电话,急需判断");
        var emergency = newest(id("case:3"));

        var list = pages.get().uri("/emergencies?state=WAITING").with(As.as("receiver")).exchange();
        assertThat(list).hasStatusOk().bodyText().contains(number, "县里来电话,急需判断", "沈听澜");
        assertThat(pages.get().uri("/account").with(As.as("receiver")))
                .bodyText()
                .contains("紧急访问等待您审核");
        assertThat(pages.get().uri("/account").with(As.as("office")))
                .bodyText()
                .doesNotContain("等待您审核");

        var withoutRemark = review("receiver", emergency, "NOT_JUSTIFIED", "");
        assertThat(withoutRemark)
                .flash()
                .containsEntry("refusal", "identity.emergency.refusal.REMARK_MISSING");
        assertThat(review("receiver", emergency, "JUSTIFIED", "已核实")).hasStatus3xxRedirection();
        assertThat(review("receiver", emergency, "NOT_JUSTIFIED", "再想想"))
                .flash()
                .containsEntry("refusal", "identity.emergency.refusal.SIGNED_OFF_ALREADY");

        assertThat(pages.get().uri("/emergencies?state=WAITING").with(As.as("receiver")))
                .bodyText()
                .doesNotContain(number);
        assertThat(pages.get().uri("/emergencies").with(As.as("auditor")))
                .bodyText()
                .contains(number, "合理")
                .doesNotContain("/review");
    }

    @Test
    void nobodySignsOffTheirOwn() {
        open("expert", number(id("case:4")), "急");
        var emergency = newest(id("case:4"));
        assertThat(review("expert", emergency, "JUSTIFIED", "")).hasStatus(403);
        // the wall says so too, even to one who may review at that place
        var account = me("expert").account().value();
        assertThatThrownBy(() ->
                        as(
                                "expert",
                                () ->
                                        jdbc.sql(
                                                        """
                                                        insert into identity.emergency_review (emergency, reviewed_by, verdict, remark)
                                                        values (:id, :me, 'JUSTIFIED', '')
                                                        """)
                                                .param("id", emergency)
                                                .param("me", account)
                                                .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void theWallLetsNobodyOpenLongerOrForAnother() {
        for (var values :
                List.of(
                        "now(), now() + interval '5 hours'",
                        "now() + interval '1 day', now() + interval '1 day 4 hours'")) {
            assertThatThrownBy(() -> as("apprentice", () -> insertEmergency("apprentice", values)))
                    .as(values)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() ->
                        as(
                                "receiver",
                                () ->
                                        insertEmergency(
                                                "receiver", "now(), now() + interval '1 hour'")))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        as(
                                "apprentice",
                                () ->
                                        insertEmergency(
                                                "specialist", "now(), now() + interval '1 hour'")))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aCaseInScopeNeedsNoEmergency() {
        assertThat(open("apprentice", number(OF_JIALI), "急"))
                .hasRedirectedUrl("/cases/" + OF_JIALI)
                .flash()
                .containsEntry("done", "consult.done.inScope");
        assertThat(
                        count(
                                "select count(*) from identity.emergency where object = '"
                                        + OF_JIALI
                                        + "'"))
                .isZero();
    }

    @Test
    void aWrongNumberKeepsWhatWasTyped() {
        var refused = open("apprentice", "2026-000000", "抢救中,等不及");
        assertThat(refused).hasRedirectedUrl("/cases/emergency");
        assertThat(refused)
                .flash()
                .containsEntry("refusal", "consult.refusal.NUMBER_WRONG")
                .containsEntry("typed", new EmergencyDoor.Typed("2026-000000", "抢救中,等不及"));
        assertThat(open("apprentice", number(MAQU), " "))
                .flash()
                .containsEntry("refusal", "consult.refusal.REASON_MISSING");
    }

    @Test
    void tenWrongNumbersAnHourAreTheLast() {
        for (var n = 90_000; n < 90_010; n++) {
            assertThat(open("apprentice", CaseNumber.of(2026, n).text(), "猜"))
                    .flash()
                    .containsEntry("refusal", "consult.refusal.NUMBER_WRONG");
        }
        assertThat(open("apprentice", number(MAQU), "现在对了"))
                .flash()
                .containsEntry("refusal", "consult.refusal.NUMBER_TOO_OFTEN");
        assertThat(
                        as(
                                "apprentice",
                                () ->
                                        jdbc.sql("select count(*) from consult.locate(:n)")
                                                .param("n", number(MAQU))
                                                .query(Integer.class)
                                                .single()))
                .isZero();
        assertThat(open("expert", number(MAQU), "他人不受影响")).hasRedirectedUrl("/cases/" + MAQU);
    }

    @Test
    void whoeverMayNotOpenInAnEmergencyLearnsNothing() {
        for (var login : List.of("receiver", "admin", "auditor", "office", "donor", "former")) {
            assertThat(open(login, number(MAQU), "好奇")).as(login).hasStatus(403);
            assertThat(
                            as(
                                    login,
                                    () ->
                                            jdbc.sql("select count(*) from consult.locate(:n)")
                                                    .param("n", number(MAQU))
                                                    .query(Integer.class)
                                                    .single()))
                    .isZero();
        }
    }

    private int insertEmergency(String login, String period) {
        return jdbc.sql(
                        """
                        insert into identity.emergency
                               (id, account, kind, object, called, institution, reason, opened_at, until)
                        values (:id, :me, 'case', :case, 'x', :id, 'x', %s)
                        """
                                .formatted(period))
                .param("id", UUID.randomUUID())
                .param("me", me(login).account().value())
                .param("case", OTHER_OF_MAQU)
                .update();
    }

    private MvcTestResult open(String login, String number, String reason) {
        return pages.post()
                .uri("/cases/emergency")
                .with(As.as(login))
                .with(csrf())
                .param("case", number)
                .param("reason", reason)
                .exchange();
    }

    private MvcTestResult review(String login, UUID id, String verdict, String remark) {
        return pages.post()
                .uri("/emergencies/" + id + "/review")
                .with(As.as(login))
                .with(csrf())
                .param("verdict", verdict)
                .param("remark", remark)
                .exchange();
    }

    private MvcTestResult post(String login, String path) {
        return pages.post().uri(path).with(As.as(login)).with(csrf()).exchange();
    }

    private MvcTestResult page(String login, UUID id) {
        return pages.get().uri("/cases/" + id).with(As.as(login)).exchange();
    }

    private long rowsSeen(String login, UUID id) {
        return as(
                login,
                () ->
                        jdbc.sql("select count(*) from consult.case_record where id = :id")
                                .param("id", id)
                                .query(Long.class)
                                .single());
    }

    private <T> T as(String login, Supplier<T> work) {
        return Acting.as(
                me(login).account(),
                () -> new TransactionTemplate(transactions).execute(_ -> work.get()));
    }

    private Me me(String login) {
        return accounts.findByLogin(login).flatMap(one -> accounts.me(one.id())).orElseThrow();
    }

    private String number(UUID id) {
        return owner.sql("select number from consult.case_record where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private UUID newest(UUID object) {
        return owner.sql(
                        """
                        select id from identity.emergency where object = :object
                         order by opened_at desc limit 1
                        """)
                .param("object", object)
                .query(UUID.class)
                .single();
    }

    private long count(String query) {
        return owner.sql(query).query(Long.class).single();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
