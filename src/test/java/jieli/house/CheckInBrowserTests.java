package jieli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import jieli.HouseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The daily check on a phone: whole on one screen, six touches, an answer at once. */
@HouseTest
class CheckInBrowserTests {

    /** What a phone of 360 px shows of a page at once. */
    private static final int SCREEN = 740;

    private static final int FINGER = 44;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser browser;

    @LocalServerPort int port;

    @BeforeEach
    void openBrowser() {
        browser = Browser.open();
        browser.width(360);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void aCheckIsDoneOnOneScreenWithAFinger() {
        browser.signIn("http://localhost:" + port, "specialist");
        for (var language : List.of("en", "zh-CN")) {
            browser.open("http://localhost:" + port, "/deployment/altitude/check?lang=" + language);
            assertThat(
                            number(
                                    "document.querySelector('form.check button').getBoundingClientRect().bottom"))
                    .as("the end of the form in %s", language)
                    .isLessThanOrEqualTo(SCREEN);
            assertThat(
                            number(
                                    "Math.min(...[...document.querySelectorAll('form.check label, form.check button')].map(e => e.getBoundingClientRect().height))"))
                    .as("the smallest thing to touch in %s", language)
                    .isGreaterThanOrEqualTo(FINGER);
            assertThat(browser.overflow()).isLessThanOrEqualTo(0);
        }
        for (var item : List.of("headache", "gut", "fatigue", "dizziness")) {
            browser.driver()
                    .findElement(By.xpath("//label[input[@name='" + item + "' and @value='0']]"))
                    .click();
        }
        browser.driver().findElement(By.name("spo2")).sendKeys("85");
        browser.driver().findElement(By.cssSelector("form.check button")).click();
        assertThat(browser.text()).contains("没有需要处理的提示", "不是诊断");
        assertThat(browser.barriers()).isEmpty();
    }

    private double number(String script) {
        var answer = Objects.requireNonNull(browser.driver().executeScript("return " + script));
        return ((Number) answer).doubleValue();
    }
}
