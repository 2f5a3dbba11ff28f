package jieli.identity.signin;

import static jieli.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jieli.As;
import jieli.HouseTest;
import jieli.Jieli;
import jieli.Visitor;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.Role;
import jieli.identity.RoleGiven;
import jieli.identity.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** In and out by the front door, with real requests. */
@HouseTest
class SignInTests {

    private static final String PASSWORD = "Qomolangma-8848.86";

    @LocalServerPort int port;

    @Autowired Accounts accounts;

    @Autowired Passwords passwords;

    @Autowired ApplicationEventPublisher events;

    @Autowired TransactionTemplate transactions;

    @Autowired JdbcClient jdbc;

    @Autowired Environment environment;

    @Autowired Clock clock;

    /** A posting, as deployment will tell of it. */
    record Posted(
            UUID source,
            PersonId person,
            Role role,
            Scope scope,
            LocalDate from,
            @Nullable LocalDate until)
            implements RoleGiven {}

    private AccountId newcomer(String login) {
        var account = accounts.open(new PersonId(UUID.randomUUID()), login);
        accounts.setPassword(account, passwords.encode(PASSWORD));
        return account;
    }

    private Visitor visitor() {
        return new Visitor(port);
    }

    @Test
    void theWantedPageComesAfterTheSignIn() {
        var visitor = visitor();
        newcomer("wanted");
        var away = visitor.get("/terms?lang=en");
        assertThat(location(away)).isEqualTo("/sign-in?to=%2Fterms%3Flang%3Den");

        visitor.get(location(away));
        var in =
                visitor.post(
                        "/sign-in",
                        "name",
                        " Wanted ",
                        "password",
                        PASSWORD,
                        "to",
                        "/terms?lang=en");

        assertThat(location(in)).isEqualTo("/terms?lang=en");
        assertThat(visitor.follow(in).statusCode()).isEqualTo(200);
    }

    @Test
    void theWindowsOfAClosedAccountStayShutWhenItIsOpenedAgain() {
        var account = As.account("bureau");
        var visitor = visitor();
        visitor.signIn("bureau");
        assertThat(visitor.isIn()).isTrue();

        var admin = visitor();
        admin.comeAsDemo("admin");
        admin.get("/accounts");
        assertThat(admin.post("/accounts/" + account + "/closure").statusCode()).isEqualTo(302);
        assertThat(admin.post("/accounts/" + account + "/reopening").statusCode()).isEqualTo(302);

        assertThat(accounts.get(account).closedAt()).isNull();
        assertThat(visitor.isIn()).isFalse();
    }

    @Test
    void theSessionGetsANewIdSoThatAPlantedOneIsWorthNothing() {
        newcomer("fixed");
        var visitor = visitor();
        visitor.get("/sign-in");
        var planted = visitor.session();
        assertThat(planted).isNotEmpty();

        visitor.signIn("fixed", PASSWORD);

        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(planted);
        var thief = visitor().with("Cookie", "jieli-session=" + planted);
        assertThat(location(thief.get("/account"))).startsWith("/sign-in");
    }

    @Test
    void aWrongNameAndAWrongPasswordAreAnsweredAlike() {
        newcomer("known");
        var wrongPassword = visitor();
        var wrongName = visitor();

        var one = wrongPassword.follow(wrongPassword.signIn("known", "not this one"));
        var other = wrongName.follow(wrongName.signIn("nowho", "not this one"));

        assertThat(alike(one.body(), "known")).isEqualTo(alike(other.body(), "nowho"));
        assertThat(one.body()).contains("登录名或密码不对");
    }

    private static String alike(String page, String name) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replace(name, "…");
    }

    @Test
    void anUnknownNameCostsAsMuchTimeAsAKnownOne() {
        var hash = passwords.encode(PASSWORD);
        IntStream.range(0, 4).forEach(i -> passwords.matches("x", i % 2 == 0 ? hash : null));
        var known = nanos(() -> passwords.matches("wrong", hash));
        var unknown = nanos(() -> passwords.matches("wrong", null));
        // not a promise about speed: a missing hash would differ by a factor of thousands
        assertThat((double) unknown / known).isBetween(0.2, 5.0);
    }

    private static long nanos(Runnable work) {
        var best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            var start = System.nanoTime();
            work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordWaits() {
        newcomer("guessed");
        var visitor = visitor();
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.follow(visitor.signIn("guessed", "guess " + i)).body())
                    .contains("登录名或密码不对");
        }

        var sixth = visitor.follow(visitor.signIn("guessed", PASSWORD));

        assertThat(sixth.body()).contains("失败次数太多").contains("value=\"guessed\"");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
        forget();
    }

    @Test
    void manyGuessesAtOnceDoNotAllPassAsTheFirst() {
        newcomer("rushed");
        var outcomes =
                IntStream.range(0, 24)
                        .parallel()
                        .mapToObj(i -> {
                            var each = visitor();
                            return each.follow(each.signIn("rushed", "guess " + i)).body();
                        })
                        .filter(page -> page.contains("登录名或密码不对"))
                        .count();
        assertThat(outcomes).isLessThanOrEqualTo(5);
        forget();
    }

    /** Other tests of this house come from the same address. */
    @BeforeEach
    void forget() {
        jdbc.sql("delete from identity.attempt").update();
    }

    @Test
    void aNewPasswordSignsEveryOtherDeviceOut() {
        newcomer("traveller");
        var phone = visitor();
        var desk = visitor();
        phone.signIn("traveller", PASSWORD);
        desk.signIn("traveller", PASSWORD);

        desk.get("/account");
        var changed =
                desk.follow(
                        desk.post(
                                "/account/password",
                                "current",
                                PASSWORD,
                                "password",
                                "Namtso and Yamdrok",
                                "again",
                                "Namtso and Yamdrok"));

        assertThat(changed.body()).contains("密码已修改");
        assertThat(location(phone.get("/account"))).startsWith("/sign-in");
        assertThat(desk.get("/account").statusCode()).isEqualTo(200);
        assertThat(location(visitor().signIn("traveller", PASSWORD))).startsWith("/sign-in");
    }

    @Test
    void aRoleEndsInTheOpenWindowWithoutAnyoneActing() {
        var account = newcomer("posted");
        var person = accounts.get(account).person();
        var posting = UUID.randomUUID();
        var today = LocalDate.now(clock);
        var visitor = visitor();
        visitor.signIn("posted", PASSWORD);
        assertThat(visitor.get("/directory/people").statusCode()).isEqualTo(403);

        tell(new Posted(posting, person, Role.SPECIALIST, jiali(), today, today.plusDays(1)));
        assertThat(visitor.get("/directory/people").statusCode()).isEqualTo(200);

        // cut short: the later word about the same posting counts
        tell(new Posted(posting, person, Role.SPECIALIST, jiali(), today.minusDays(9), today));
        assertThat(visitor.get("/directory/people").statusCode()).isEqualTo(403);
    }

    private static Scope jiali() {
        return new Scope.OfPairing(
                UUID.nameUUIDFromBytes("pairing:wenzhou-jiali".getBytes(StandardCharsets.UTF_8)));
    }

    private void tell(Posted posted) {
        transactions.executeWithoutResult(in -> events.publishEvent(posted));
    }

    @Test
    void anInvitationSetsAPasswordOnce() {
        var account = accounts.open(new PersonId(UUID.randomUUID()), "invited");
        var word = accounts.invite(account);
        var visitor = visitor();
        assertThat(visitor.get("/set-up/" + word).body()).contains("invited");

        var leaked =
                visitor.post("/set-up/" + word, "password", "password123", "again", "password123");
        assertThat(visitor.follow(leaked).body()).contains("泄露名单");
        var set = visitor.post("/set-up/" + word, "password", PASSWORD, "again", PASSWORD);

        assertThat(location(set)).isEqualTo("/account");
        assertThat(visitor().get("/set-up/" + word).body()).contains("已经用过");
        assertThat(location(visitor().signIn("invited", PASSWORD))).isEqualTo("/");
    }

    @Test
    void aFormSentAfterTheSessionEndedIsKeptAndSentAgain() {
        newcomer("typist");
        var visitor = visitor().with("Sec-Fetch-Site", "same-origin");
        visitor.signIn("typist", PASSWORD);
        jdbc.sql("delete from identity.session").update();
        var away = visitor.post("/directory/people", "name", "<b>卓玛</b>", "title", "主治医师");
        assertThat(location(away)).isEqualTo("/sign-in?to=%2Fkept");

        visitor.get(location(away));
        var in = visitor.post("/sign-in", "name", "typist", "password", PASSWORD, "to", "/kept");
        var kept = visitor.follow(in).body();

        assertThat(kept)
                .contains("action=\"/directory/people\"")
                .contains("value=\"&lt;b&gt;卓玛&lt;/b&gt;\"")
                .contains("主治医师")
                .doesNotContain("<b>卓玛");
    }

    @Test
    void whatSomebodyTypedIsNotShownToWhoeverSignsInNext() {
        newcomer("first");
        newcomer("next");
        var ward = visitor().with("Sec-Fetch-Site", "same-origin");
        ward.signIn("first", PASSWORD);
        jdbc.sql("delete from identity.session").update();
        ward.post("/cases", "name", "次仁", "reason", "腹痛");

        ward.signIn("next", PASSWORD);

        assertThat(ward.get("/kept").body()).contains("没有待提交的内容").doesNotContain("腹痛");
    }

    @Test
    void aSessionLiesSealedInTheDatabase() {
        newcomer("sealed");
        visitor().signIn("sealed", PASSWORD);
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from identity.session_attributes
                                         where position(convert_to('sr', 'UTF8') in attribute_bytes) between 1 and 8
                                            or position(convert_to(:id, 'UTF8') in attribute_bytes) > 0
                                        """)
                                .param(
                                        "id",
                                        accounts.findByLogin("sealed")
                                                .orElseThrow()
                                                .id()
                                                .toString())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void aFormOfAnotherSiteIsNeitherDoneNorOfferedAgain() {
        newcomer("victim");
        var visitor = visitor();
        visitor.signIn("victim", PASSWORD);
        var forged =
                new Visitor(port)
                        .with("Cookie", "jieli-session=" + visitor.session())
                        .with("Sec-Fetch-Site", "cross-site")
                        .post("/account/sessions/end");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(visitor.get("/kept").body()).contains("没有待提交的内容");
    }

    @Test
    void theCookieIsClosedToScriptsAndSecureBehindTls() {
        assertThat(cookieOf(visitor()))
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(cookieOf(visitor().with("X-Forwarded-Proto", "https"))).contains("Secure");
    }

    private static String cookieOf(Visitor visitor) {
        return visitor.get("/sign-in").headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("jieli-session"))
                .findFirst()
                .orElse("");
    }

    @Test
    void aSecondNodeServesTheSameUser() {
        newcomer("roaming");
        var visitor = visitor();
        visitor.signIn("roaming", PASSWORD);
        var address = jdbc.sql("select inet_server_port()").query(Integer.class).single();
        try (var second =
                SpringApplication.run(
                        Jieli.class,
                        "--server.port=0",
                        "--jieli.home=" + home(),
                        "--jieli.db.url=jdbc:postgresql://localhost:%d/postgres".formatted(address),
                        "--jieli.db.user=postgres",
                        "--jieli.db.password=" + secret())) {
            var other = second.getEnvironment().getProperty("local.server.port", Integer.class, 0);
            assertThat(visitor.at(other).get("/account").body()).contains("roaming");
            visitor.at(other).get("/account");
            var leaving = visitor.at(other);
            leaving.get("/account");
            leaving.post("/sign-out");
            assertThat(location(visitor.get("/account"))).startsWith("/sign-in");
        }
    }

    private Path home() {
        return Path.of(environment.getRequiredProperty("jieli.home"));
    }

    private String secret() {
        try {
            return Files.readString(home().resolve("database-secret")).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void onlyPagesOfOursFollowASignIn() {
        newcomer("wanderer");
        for (var foreign :
                List.of(
                        "//evil.example",
                        "https://evil.example",
                        "/\\evil.example",
                        "javascript:alert(1)",
                        "/%0d%0aSet-Cookie:x=1\r\nX: y",
                        "\\\\evil")) {
            var visitor = visitor();
            visitor.get("/sign-in");
            var in =
                    visitor.post(
                            "/sign-in", "name", "wanderer", "password", PASSWORD, "to", foreign);
            assertThat(location(in)).as(foreign).isEqualTo("/");
            assertThat(in.headers().firstValue("X")).isEmpty();
        }
    }
}
