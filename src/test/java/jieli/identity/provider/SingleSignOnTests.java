package jieli.identity.provider;

import static org.assertj.core.api.Assertions.assertThat;

import jieli.As;
import jieli.HouseTest;
import jieli.Visitor;
import jieli.Visitor.Answer;
import jieli.identity.Accounts;
import jieli.identity.factor.TimeCodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole way through a real provider, with a browser that knows cookies and forms. */
@HouseTest
@DirtiesContext
class SingleSignOnTests {

    private static final ConfigurableApplicationContext PROVIDER = RealProvider.start();

    @Autowired JdbcClient jdbc;
    @Autowired Accounts accounts;
    @Autowired TimeCodes timeCodes;
    @LocalServerPort int port;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Visitor visitor;

    @DynamicPropertySource
    static void name(DynamicPropertyRegistry settings) {
        settings.add("jieli.sso.issuer", () -> RealProvider.issuer(PROVIDER));
        settings.add("jieli.sso.client-id", () -> "jieli");
        settings.add("jieli.sso.client-secret", () -> "jieli-secret");
        settings.add("jieli.sso.name", () -> "云杉统一身份");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void arrive() {
        RealProvider.admit(PROVIDER, port);
        jdbc.sql("update identity.account set subject = null").update();
        jdbc.sql("update identity.account set password = null where login <> 'admin'").update();
        visitor = new Visitor(port);
    }

    @Test
    void thePageOffersTheProviderByItsName() {
        assertThat(visitor.open("/sign-in").page().select("a[href*=single-sign-on]").text())
                .isEqualTo("用云杉统一身份登录");
    }

    @Test
    void whoTheProviderKnowsComesInAndIsBoundForGood() {
        var in = comeBack("township", "/account");
        assertThat(in.to()).endsWith("/account");
        assertThat(visitor.isIn()).isTrue();
        assertThat(accounts.findBySubject(RealProvider.issuer(PROVIDER) + "|township"))
                .hasValueSatisfying(
                        account -> assertThat(account.id()).isEqualTo(As.account("township")));
        assertThat(comeBackAgain("township").isIn()).isTrue();
    }

    @Test
    void theSessionRemembersTheAccountAndNothingOfTheProvider() {
        comeBack("township", "/");
        var kept =
                jdbc.sql(
                                """
                                select string_agg(attribute_name, ' ' order by attribute_name)
                                  from identity.session_attributes
                                  join identity.session on primary_id = session_primary_id
                                 where principal_name = :account
                                """)
                        .param("account", As.account("township").toString())
                        .query(String.class)
                        .single();
        assertThat(kept)
                .doesNotContainIgnoringCase("oauth")
                .doesNotContain("SPRING_SECURITY_CONTEXT");
    }

    @Test
    void whoHasNoAccountIsToldWhomToAskAndNoneIsMade() {
        var before = count();
        var answer = visitor.follow(comeBack("stranger", "/").to());
        assertThat(answer.refusal()).contains("没有与您对应的账号");
        assertThat(visitor.isIn()).isFalse();
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void aNameBoundToSomebodyElseDoesNotLetIn() {
        accounts.bind(As.account("receiver"), "https://elsewhere.example|7");
        comeBack("receiver", "/");
        assertThat(visitor.isIn()).isFalse();
    }

    @Test
    void aNameAloneDoesNotOpenAnAccountThatHasAPassword() {
        accounts.setPassword(As.account("township"), "{noop}of its own");
        comeBack("township", "/");
        assertThat(visitor.isIn()).isFalse();
        assertThat(accounts.findBySubject(RealProvider.issuer(PROVIDER) + "|township")).isEmpty();
    }

    @Test
    void anAdministratorStillTypesACode() {
        bindAdministrator("admin");
        assertThat(comeBack("admin", "/account").to())
                .endsWith("/sign-in/second-factor?to=%2Faccount");
        assertThat(visitor.isIn()).isFalse();
    }

    @Test
    void unlessTheProviderAskedForASecondFactorItself() {
        bindAdministrator("strong.admin");
        comeBack("strong.admin", "/");
        assertThat(visitor.isIn()).isTrue();
    }

    @Test
    void anAdministratorIsNotBoundByName() {
        comeBack("strong.admin", "/");
        assertThat(visitor.isIn()).isFalse();
        timeCodes.remove(As.account("admin"));
        comeBackAgain("strong.admin");
        assertThat(visitor.isIn()).isFalse();
        timeCodes.give(As.account("admin"));
    }

    private void bindAdministrator(String name) {
        accounts.bind(As.account("admin"), RealProvider.issuer(PROVIDER) + "|" + name);
    }

    @Test
    void anAnswerToAnotherStateIsRefused() {
        var back = codeFor("township", "/").replaceAll("state=[^&]+", "state=another");
        assertThat(visitor.follow(visitor.open(back).to()).refusal()).contains("没有完成");
        assertThat(visitor.isIn()).isFalse();
    }

    @Test
    void anAnswerBroughtByAnotherBrowserIsRefused() {
        var back = codeFor("township", "/");
        var victim = new Visitor(port);
        victim.open("/sign-in");
        victim.open(back);
        assertThat(victim.isIn()).isFalse();
    }

    @Test
    void anAnswerToAnotherNonceIsRefused() {
        var start = visitor.open("/sign-in/single-sign-on/provider").to();
        var changed = start.replaceAll("nonce=[^&]+", "nonce=another");
        assertThat(changed).isNotEqualTo(start).contains("code_challenge_method=S256");
        var back = visitor.open(logIn("township", changed));
        assertThat(visitor.follow(back.to()).refusal()).contains("没有完成");
        assertThat(visitor.isIn()).isFalse();
    }

    @Test
    void anAnswerIsGoodOnce() {
        var back = codeFor("township", "/");
        visitor.open(back);
        visitor.open("/sign-in");
        var again = new Visitor(port);
        again.open(back);
        assertThat(again.isIn()).isFalse();
    }

    private Visitor comeBackAgain(String name) {
        visitor = new Visitor(port);
        comeBack(name, "/");
        return visitor;
    }

    /** From the sign-in page through the provider's form back to the house. */
    private Answer comeBack(String name, String to) {
        return visitor.open(codeFor(name, to));
    }

    /** The address the provider sends the browser back to. */
    private String codeFor(String name, String to) {
        return logIn(name, visitor.open("/sign-in/single-sign-on/provider?to=" + to).to());
    }

    private String logIn(String name, String authorize) {
        var form = visitor.open(visitor.open(authorize).to());
        assertThat(form.page().select("input[name=password]")).hasSize(1);
        var login = RealProvider.issuer(PROVIDER) + "/login";
        var on = visitor.send(login, "username", name, "password", RealProvider.PASSWORD);
        return visitor.open(on.to()).to();
    }

    private int count() {
        return jdbc.sql("select count(*) from identity.account").query(Integer.class).single();
    }
}
