package jieli.identity.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import jieli.As;
import jieli.HouseTest;
import jieli.identity.Acting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Medical affairs of two hospitals, a doctor of one of them. */
@HouseTest
class ContactTests {

    private static final UUID JIALI = id("institution:嘉黎县人民医院");
    private static final UUID WENZHOU = id("institution:温州市第七人民医院");
    private static final UUID DOCTOR = id("person:旦增曲扎@嘉黎县人民医院");
    private static final UUID ELSEWHERE = id("person:陈望舒@温州市第七人民医院");

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    @Test
    void anEnteredPhoneIsMaskedFoundByNumberAndSealedInTheDatabase() {
        assertThat(enter("receiver", DOCTOR, "PHONE", "+86 139-1111-2222", JIALI))
                .hasRedirectedUrl("/contacts/" + DOCTOR);
        assertThat(page("receiver", DOCTOR))
                .hasStatusOk()
                .bodyText()
                .contains("139****2222")
                .doesNotContain("13911112222");
        assertThat(find("receiver", "139 1111 2222")).hasStatusOk().bodyText().contains("旦增曲扎");
        assertThat(find("receiver", "13911112223")).hasStatus(422);
        var row =
                as(
                        "receiver",
                        () ->
                                jdbc.sql(
                                                "select encode(sealed, 'escape') || encode(lookup, 'escape') from identity.contact where person = :id and sealed is not null")
                                        .param("id", DOCTOR)
                                        .query(String.class)
                                        .list());
        assertThat(row)
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(bytes).doesNotContain("1391111"));
    }

    @Test
    void anotherHospitalNeitherSeesNorFindsNorEntersIt() {
        enter("receiver", DOCTOR, "PHONE", "13911113333", JIALI);
        assertThat(page("supporter", DOCTOR)).hasStatus(404);
        assertThat(find("supporter", "13911113333")).hasStatus(422);
        assertThat(enter("supporter", DOCTOR, "PHONE", "13911114444", WENZHOU)).hasStatus(404);
        assertThat(enter("receiver", DOCTOR, "PHONE", "13911114444", WENZHOU))
                .hasStatus(422)
                .bodyText()
                .contains("13911114444");
        assertThat(page("specialist", DOCTOR)).hasStatus(404);
        assertThat(find("specialist", "13911113333")).hasStatus(403);
    }

    @Test
    void theSecondWallHoldsWhateverTheSql() {
        enter("receiver", DOCTOR, "PHONE", "13911115555", JIALI);
        assertThat(as("receiver", this::rowsOfJiali)).isPositive();
        assertThat(as("supporter", this::rowsOfJiali)).isZero();
        assertThat(as("specialist", this::rowsOfJiali)).isZero();
        assertThat(as("former", this::rowsOfJiali)).isZero();
        assertThat(rowsOfJiali()).as("nobody acting").isZero();
        assertThatThrownBy(() -> as("supporter", () -> insert(DOCTOR, JIALI, "supporter")))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> as("receiver", () -> insert(DOCTOR, JIALI, "supporter")))
                .as("in somebody else's name")
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() ->
                        as(
                                "receiver",
                                () ->
                                        jdbc.sql("update identity.contact set sealed = null")
                                                .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThat(as("receiver", () -> insert(DOCTOR, JIALI, "receiver"))).isOne();
    }

    @Test
    void theWholeNumberIsShownOnceForAReason() {
        enter("supporter", ELSEWHERE, "IDENTITY_NUMBER", "11010519491231002x", WENZHOU);
        var contact = newest(ELSEWHERE, "supporter");
        var address = "/contacts/" + ELSEWHERE + "/" + contact + "/shown";
        assertThat(post("supporter", address, Map.of("reason", " "))).hasStatus(422);
        assertThat(post("supporter", address, Map.of("reason", "x".repeat(301)))).hasStatus(422);
        assertThat(post("supporter", address, Map.of("reason", "办理进藏手续")))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("11010519491231002X");
        assertThat(page("supporter", ELSEWHERE))
                .bodyText()
                .contains("110*************2X")
                .doesNotContain("11010519491231002X");
        assertThat(post("receiver", address, Map.of("reason", "好奇"))).hasStatus(404);
    }

    @Test
    void aReplacedNumberNoLongerFindsAndARemovedOneIsGone() {
        enter("supporter", ELSEWHERE, "PHONE", "13922220001", WENZHOU);
        enter("supporter", ELSEWHERE, "PHONE", "13922220002", WENZHOU);
        assertThat(find("supporter", "13922220001")).hasStatus(422);
        assertThat(find("supporter", "13922220002")).hasStatusOk();
        var phone =
                as(
                        "supporter",
                        () ->
                                jdbc.sql(
                                                "select id from identity.contact where person = :p and kind = 'PHONE' order by entered_at desc, id desc limit 1")
                                        .param("p", ELSEWHERE)
                                        .query(UUID.class)
                                        .single());
        assertThat(post("supporter", "/contacts/" + ELSEWHERE + "/" + phone + "/removal", Map.of()))
                .hasRedirectedUrl("/contacts/" + ELSEWHERE);
        assertThat(find("supporter", "13922220002")).hasStatus(422);
        assertThat(page("supporter", ELSEWHERE)).bodyText().doesNotContain("139****0002");
    }

    @Test
    void everyoneKeepsTheirOwnContactWithoutAnyRight() {
        assertThat(enter("specialist", ELSEWHERE, "PHONE", "13933330001", WENZHOU))
                .hasRedirectedUrl("/contacts/" + ELSEWHERE);
        assertThat(page("specialist", ELSEWHERE)).bodyText().contains("139****0001");
        assertThat(enter("specialist", ELSEWHERE, "PHONE", "13933330001", JIALI)).hasStatus(422);
    }

    @Test
    void aRefusedNumberComesBackWithASentenceInBothLanguages() {
        assertThat(enter("receiver", DOCTOR, "IDENTITY_NUMBER", "110105194912310021", JIALI))
                .hasStatus(422)
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("校验位不对")
                .contains("110105194912310021");
        assertThat(
                        mvc.post()
                                .uri("/contacts/" + DOCTOR + "?lang=en")
                                .with(As.as("receiver"))
                                .with(csrf())
                                .param("kind", "PHONE")
                                .param("number", "12345<b>")
                                .param("institution", JIALI.toString()))
                .hasStatus(422)
                .bodyText()
                .contains("This is no phone number")
                .contains("12345&lt;b&gt;");
    }

    private int insert(UUID person, UUID institution, String by) {
        return jdbc.sql(
                        """
                        insert into identity.contact
                        values (:id, :person, 'PHONE', null, null, :institution, :by, now())
                        """)
                .param("id", UUID.randomUUID())
                .param("person", person)
                .param("institution", institution)
                .param("by", As.account(by).value())
                .update();
    }

    private int rowsOfJiali() {
        return jdbc.sql("select count(*) from identity.contact where institution = :id")
                .param("id", JIALI)
                .query(Integer.class)
                .single();
    }

    private UUID newest(UUID person, String by) {
        return as(
                by,
                () ->
                        jdbc.sql(
                                        "select id from identity.contact where person = :p and kind = 'IDENTITY_NUMBER' order by entered_at desc limit 1")
                                .param("p", person)
                                .query(UUID.class)
                                .single());
    }

    private MvcTestResult enter(String by, UUID person, String kind, String number, UUID owner) {
        return post(
                by,
                "/contacts/" + person,
                Map.of("kind", kind, "number", number, "institution", owner.toString()));
    }

    private MvcTestResult find(String by, String number) {
        return post(by, "/contacts", Map.of("number", number));
    }

    private MvcTestResult page(String by, UUID person) {
        return mvc.get().uri("/contacts/" + person).with(As.as(by)).exchange();
    }

    private MvcTestResult post(String by, String address, Map<String, String> form) {
        var request = mvc.post().uri(address).with(As.as(by)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private <T> T as(String login, Supplier<T> work) {
        return Acting.as(
                As.account(login),
                () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
