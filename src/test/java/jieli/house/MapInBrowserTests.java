package jieli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jieli.HouseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The map of pairs draws and names its ends under a policy that allows no style in markup. */
@HouseTest
class MapInBrowserTests {

    @SuppressWarnings("NullAway.Init") // set before each test
    private Browser browser;

    @LocalServerPort int port;

    @BeforeEach
    void openBrowser() {
        browser = Browser.open();
        browser.driver().manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
        browser.width(1280);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void aPointSaysItsNameUnderThePointer() {
        browser.signIn("http://localhost:" + port, "bureau");
        browser.open("http://localhost:" + port, "/");
        var point = browser.driver().findElement(By.cssSelector("#map svg path[fill='#c25b00']"));

        new Actions(browser.driver()).moveToElement(point).pause(500).perform();

        var map = browser.driver().findElement(By.id("map"));
        assertThat(map.getText()).contains("玛曲县人民医院");
        var tooltip =
                browser.driver()
                        .findElement(By.xpath("//*[@id='map']//div[contains(text(),'玛曲县人民医院')]"));
        assertThat(tooltip.getCssValue("position")).isEqualTo("absolute");
        assertThat(browser.errors()).isEmpty();
    }
}
