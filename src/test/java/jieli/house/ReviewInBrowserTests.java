package jieli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import jieli.HouseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person brings a text in, then decides about its facts, with the keyboard alone, on a phone. */
@HouseTest
class ReviewInBrowserTests {

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser browser;

    @LocalServerPort int port;

    @BeforeEach
    void openBrowser() {
        browser = Browser.open();
        browser.driver().manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
        browser.width(360);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void aTextIsReviewedWithTheKeyboardAlone() {
        browser.signIn("http://localhost:" + port, "office");
        browser.open("http://localhost:" + port, "/briefings");
        press("main details summary", Keys.ENTER);
        type("textarea[name=text]", "2024年,云杉医院帮扶队共带教9位本地医师,开展手术140台。");
        type("select[name=pairing]", "温州");
        press("input[name=publisher]", Keys.ENTER);

        assertThat(find(".fact").getText()).contains("9位");
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.overflow()).isLessThanOrEqualTo(0);

        press("#fact-1 form[action$='/acceptance'] button", Keys.ENTER);
        assertThat(find("#fact-1.accepted form[action$='/reopening'] button").isDisplayed())
                .isTrue();
        assertThat(find("#progress").getText()).contains("采纳 1");

        press("#fact-1 form[action$='/reopening'] button", Keys.ENTER);
        assertThat(find("#fact-1.open form[action$='/acceptance'] button").isDisplayed()).isTrue();
        assertThat(browser.errors()).isEmpty();
    }

    private void type(String selector, String text) {
        find(selector).sendKeys(text);
    }

    private void press(String selector, Keys key) {
        find(selector).sendKeys(key);
    }

    private WebElement find(String selector) {
        return Objects.requireNonNull(browser.driver().findElement(By.cssSelector(selector)));
    }
}
