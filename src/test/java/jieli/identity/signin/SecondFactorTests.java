package jieli.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jieli.As;
import jieli.HouseTest;
import jieli.Visitor;
import jieli.Visitor.Answer;
import jieli.identity.factor.TimeCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class SecondFactorTests {

    @Autowired JdbcClient jdbc;
    @Autowired TimeCodes timeCodes;
    @LocalServerPort int port;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Visitor visitor;

    @BeforeEach
    void forgetTheTestBefore() {
        visitor = new Visitor(port);
        timeCodes.give(As.account("admin"));
        jdbc.sql("update identity.time_code set last_step = 0").update();
        jdbc.sql("delete from identity.attempt").update();
    }

    @Test
    void anAdministratorComesInWithPasswordThenCode() {
        var codePage = visitor.signIn("admin");

        assertThat(codePage.page().select("html").attr("data-page"))
                .isEqualTo("identity/second-factor");
        assertThat(visitor.isIn()).isFalse();

        assertThat(type(shown(codePage)).to()).endsWith("/");
        assertThat(visitor.isIn()).isTrue();
    }

    @Test
    void theSignInPageOfADemonstrationTellsTheCode() {
        var code = timeCodes.shown(As.account("admin")).orElseThrow();
        assertThat(visitor.open("/sign-in").body()).contains(code);
    }

    @Test
    void aCodeLetsInOnce() {
        var code = shown(visitor.signIn("admin"));
        type(code);
        assertThat(visitor.isIn()).isTrue();

        var another = new Visitor(port);
        another.signIn("admin");
        another.send("/sign-in/second-factor", "code", code);
        assertThat(another.isIn()).isFalse();
    }

    @Test
    void afterFiveWrongCodesEvenTheRightOneWaitsAndThePasswordAgainDoesNotHelp() {
        var code = shown(visitor.signIn("admin"));
        for (var i = 0; i < 5; i++) {
            assertThat(
                            visitor.sendAndFollow("/sign-in/second-factor", "code", "00000" + i)
                                    .refusal())
                    .contains("动态码或恢复码不对");
        }
        assertThat(visitor.sendAndFollow("/sign-in/second-factor", "code", code).refusal())
                .contains("分钟后再试");
        visitor.signIn("admin");
        type(code);
        assertThat(visitor.isIn()).isFalse();

        letAMinutePass();
        type(shown(visitor.open("/sign-in/second-factor")));
        assertThat(visitor.isIn()).isTrue();
    }

    @Test
    void anAdministratorWithoutADeviceSetsOneUpBeforeBeingLetIn() {
        timeCodes.remove(As.account("admin"));
        var page = visitor.signIn("admin");
        assertThat(page.page().select("svg.qr path").attr("d")).isNotEmpty();
        assertThat(page.body()).contains("otpauth://totp/Jieli:admin?");

        var refused = visitor.sendAndFollow("/sign-in/second-factor/set-up", "code", "000000");
        assertThat(refused.refusal()).contains("动态码不对");
        assertThat(visitor.isIn()).isFalse();

        var code = Codes.of(page);
        var codes = visitor.sendAndFollow("/sign-in/second-factor/set-up", "code", code);
        var recovery = codes.page().select(".recovery-codes code").eachText();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(visitor.open("/account/recovery-codes").body()).doesNotContain(recovery.get(0));

        var later = new Visitor(port);
        later.signIn("admin");
        later.send(
                "/sign-in/second-factor",
                "code",
                recovery.get(3).toUpperCase(java.util.Locale.ROOT));
        assertThat(later.isIn()).isTrue();
        var again = new Visitor(port);
        again.signIn("admin");
        again.send("/sign-in/second-factor", "code", recovery.get(3));
        assertThat(again.isIn()).isFalse();
    }

    @Test
    void aPasswordAloneNeverSetsUpAnotherDevice() {
        timeCodes.remove(As.account("admin"));
        var page = visitor.signIn("admin");
        timeCodes.give(As.account("admin"));
        visitor.send("/sign-in/second-factor/set-up", "code", Codes.of(page));
        assertThat(visitor.isIn()).isFalse();
    }

    @Test
    void anyoneMaySetADeviceUpAndRemoveItByTypingThePasswordAgain() {
        visitor.signIn("donor");
        visitor.open("/account/second-factor");
        assertThat(visitor.sendAndFollow("/account/time-code", "current", "wrong").refusal())
                .contains("现在的密码不对");
        var page = visitor.sendAndFollow("/account/time-code", "current", "jieli-demo-2026");
        var set = visitor.sendAndFollow("/account/time-code/first", "code", Codes.of(page));
        assertThat(set.page().select(".recovery-codes code")).hasSize(10);

        var later = new Visitor(port);
        var asked = later.signIn("donor");
        assertThat(later.isIn()).isFalse();
        later.send("/sign-in/second-factor", "code", shown(asked));
        assertThat(later.isIn()).isTrue();

        visitor.open("/account/second-factor");
        visitor.send("/account/time-code/removal", "current", "jieli-demo-2026");
        var free = new Visitor(port);
        free.signIn("donor");
        assertThat(free.isIn()).isTrue();
    }

    @Test
    void anAdministratorKeepsTheLastFactor() {
        type(shown(visitor.signIn("admin")));
        var page = visitor.open("/account/second-factor");
        assertThat(page.page().select("form[action$=removal]")).isEmpty();
        assertThat(
                        visitor.sendAndFollow(
                                        "/account/time-code/removal", "current", "jieli-demo-2026")
                                .refusal())
                .contains("最后一种");
        assertThat(timeCodes.isSetUp(As.account("admin"))).isTrue();
    }

    @Test
    void whoeverBecomesAdministratorWithThePasswordAloneSignsInAgain() {
        visitor.signIn("bureau");
        assertThat(visitor.isIn()).isTrue();
        hold("[2020-01-01,)");
        assertThat(visitor.isIn()).isFalse();
        hold("empty");
        assertThat(visitor.isIn()).isTrue();
    }

    private void hold(String during) {
        jdbc.sql(
                        """
                        insert into identity.holding (source, person, role, scope_kind, scope, during, by_deed, given_at)
                        select :source, person, 'ADMINISTRATOR', 'EVERYWHERE', '', cast(:during as daterange), false, now()
                          from identity.account where login = 'bureau'
                        """)
                .param("source", As.account("a test's").value())
                .param("during", during)
                .update();
    }

    private void letAMinutePass() {
        jdbc.sql(
                        """
                        with old as (delete from identity.attempt returning tried, at)
                        insert into identity.attempt (tried, at)
                        select tried, at - interval '1 minute' from old order by at
                        """)
                .update();
    }

    private Answer type(String code) {
        return visitor.send("/sign-in/second-factor", "code", code);
    }

    private static String shown(Answer page) {
        return page.page().select(".demo-code code").text();
    }
}
