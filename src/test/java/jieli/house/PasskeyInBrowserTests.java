package jieli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jieli.As;
import jieli.HouseTest;
import jieli.identity.factor.Passkeys;
import jieli.identity.factor.RecoveryCodes;
import jieli.identity.factor.RelyingParty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A real browser with a security key that exists only in it, on a phone. */
@HouseTest
class PasskeyInBrowserTests {

    private static final String LOGIN = "expert";

    /** Lets the device answer and keeps the answer in the page instead of sending it. */
    private static final String ANSWER =
            """
            const [challenge, done] = arguments;
            const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
            const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
                .replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
            navigator.credentials.get({publicKey: {challenge: bytes(challenge), userVerification: 'required'}})
                .then(found => done(JSON.stringify({id: found.id, rawId: text(found.rawId), type: found.type,
                    response: {authenticatorData: text(found.response.authenticatorData),
                        clientDataJSON: text(found.response.clientDataJSON), signature: text(found.response.signature)},
                    clientExtensionResults: {}})));
            """;

    private static final String SEND =
            """
            const [credential, options, done] = arguments;
            const fields = new URLSearchParams(new FormData(document.querySelector('form.passkey')));
            fields.set('credential', credential);
            (options ? fetch('/sign-in/passkey/options', {method: 'POST', body: fields}) : Promise.resolve())
                .then(() => fetch('/sign-in/passkey', {method: 'POST', body: fields}))
                .then(answer => done(answer.status));
            """;

    @Autowired Passkeys passkeys;
    @Autowired RecoveryCodes recovery;
    @LocalServerPort int port;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser browser;

    @SuppressWarnings("NullAway.Init") // set before each test
    private VirtualAuthenticator key;

    @BeforeEach
    void openBrowserWithAKeyOfTheExperts() {
        browser = Browser.open();
        browser.driver().manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
        browser.width(360);
        key =
                browser.driver()
                        .addVirtualAuthenticator(
                                new VirtualAuthenticatorOptions()
                                        .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                                        .setTransport(
                                                VirtualAuthenticatorOptions.Transport.INTERNAL)
                                        .setHasResidentKey(true)
                                        .setHasUserVerification(true)
                                        .setIsUserVerified(true));
        browser.signIn(base(), LOGIN);
        find("details.whoami");
        browser.open(base(), "/account/second-factor");
        find("form[data-add] input[name=label]").sendKeys("测试密钥");
        find("form[data-add] input[name=current]").sendKeys("jieli-demo-2026");
        find("form[data-add] button").click();
        find(".recovery-codes");
    }

    @AfterEach
    void removeKeys() {
        browser.close();
        var account = As.account(LOGIN);
        passkeys.list(account).forEach(each -> passkeys.remove(account, each.id()));
        recovery.forget(account);
    }

    @Test
    void aKeyIsListedThenIsTheSecondFactor() {
        assertThat(browser.barriers()).as("recovery codes").isEmpty();
        browser.open(base(), "/account/second-factor");
        assertThat(find(".passkeys").getText()).contains("测试密钥");
        assertThat(browser.barriers()).as("factors").isEmpty();
        assertThat(browser.overflow()).isLessThanOrEqualTo(0);

        browser.signIn(base(), LOGIN);
        assertThat(find("form.passkey button").isDisplayed()).isTrue();
        assertThat(browser.barriers()).as("sign-in").isEmpty();
        find("form.passkey button").click();
        find("details.whoami");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void aKeyIsPasswordWithSecondFactorInOne() {
        signOut();
        find("form.passkey button").click();
        find("details.whoami");
        assertThat(browser.text()).doesNotContain("演示账号");
    }

    @Test
    void aKeyWithoutFingerOrPinIsNotEnough() {
        signOut();
        key.setUserVerified(false);
        find("form.passkey button").click();
        find("form.passkey .refusal:not([hidden])");
        assertThat(browser.driver().findElements(By.cssSelector("details.whoami"))).isEmpty();
    }

    @Test
    void anAnswerIsGoodForItsQuestionItsAddressAndOnce() {
        signOut();
        var here = new RelyingParty("localhost", Set.of(base()));
        var foreign = new RelyingParty("localhost", Set.of("https://jieli.example"));
        var question = passkeys.ask(here, null).challenge();
        var answer = answer(question);

        assertThat(passkeys.owner(foreign, question, answer)).isEmpty();
        assertThat(passkeys.owner(new RelyingParty("example", Set.of(base())), question, answer))
                .isEmpty();
        assertThat(passkeys.owner(here, passkeys.ask(here, null).challenge(), answer)).isEmpty();
        assertThat(passkeys.owner(here, question, answer)).contains(As.account(LOGIN));

        assertThat(send(answer, false)).as("nothing was asked").isEqualTo(422);
        assertThat(send(answer, true)).as("something else was asked").isEqualTo(422);
        for (var broken : List.of("", "{}", "null", "[]", "{\"id\":\"AA\",\"rawId\":\"AA\"}")) {
            assertThat(send(broken, true)).as(broken).isEqualTo(422);
        }
    }

    private void signOut() {
        browser.open(base(), "/account");
        find("details.whoami summary").click();
        find("details.whoami form button").click();
        find("form.passkey button");
    }

    private String answer(String challenge) {
        return Objects.requireNonNull(browser.driver().executeAsyncScript(ANSWER, challenge))
                .toString();
    }

    private int send(String answer, boolean askFirst) {
        var status = browser.driver().executeAsyncScript(SEND, answer, askFirst);
        return ((Number) Objects.requireNonNull(status)).intValue();
    }

    private WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
