package jieli.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** A headless Chromium, one for all tests. */
final class Browser {

    private static final String AXE =
            script("META-INF/resources/webjars/axe-core/4.6.3/axe.min.js");

    private final ChromeDriver driver;
    private int width;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser open() {
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new java.io.File("/usr/bin/chromedriver"))
                        .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
        return new Browser(driver);
    }

    void close() {
        driver.quit();
    }

    void width(int pixels) {
        if (pixels == width) {
            return;
        }
        width = pixels;
        driver.manage().window().setSize(new Dimension(Math.max(pixels, 500), 900));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        pixels,
                        "height",
                        900,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        pixels < 600));
    }

    /**
     * Opens an address; each step after {@code >} is a CSS selector whose first link is followed,
     * or whose first button is pressed.
     */
    void open(String base, String path) {
        var steps = path.split(" > ");
        driver.get(base + steps[0]);
        for (var step : List.of(steps).subList(1, steps.length)) {
            var found = driver.findElement(By.cssSelector(step));
            if (found.getTagName().equals("button")) {
                found.click();
            } else {
                driver.get(Objects.requireNonNull(found.getDomProperty("href"), path));
            }
        }
    }

    /** Comes in as a demonstration account, with its button on the sign-in page. */
    void signIn(String base, String login) {
        driver.get(base + "/sign-in");
        driver.manage().deleteAllCookies();
        driver.get(base + "/sign-in");
        driver.findElement(
                        By.xpath("//form[input[@name='name' and @value='" + login + "']]//button"))
                .click();
        leave("/sign-in");
        if (driver.getCurrentUrl().contains("/sign-in/second-factor")
                && !driver.findElements(By.cssSelector(".demo-code")).isEmpty()) {
            typeShownCode();
        }
    }

    /** Both codes of the moment may have been used by other tests; the next is seconds away. */
    private void typeShownCode() {
        var shown = driver.findElements(By.cssSelector(".demo-code code"));
        for (var seconds = 0; shown.isEmpty() && seconds < 60; seconds++) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            driver.navigate().refresh();
            shown = driver.findElements(By.cssSelector(".demo-code code"));
        }
        var code = shown.getFirst().getText();
        driver.findElement(By.cssSelector("input[name=code][inputmode]")).sendKeys(code + "\n");
        leave("/second-factor");
    }

    /** Whoever is in has another session than before. */
    private void leave(String page) {
        for (var i = 0; i < 100 && driver.getCurrentUrl().endsWith(page); i++) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    ChromeDriver driver() {
        return driver;
    }

    String text() {
        // a click may still be on its way to the next page
        for (var i = 0; i < 50 && driver.findElements(By.tagName("body")).isEmpty(); i++) {
            LockSupport.parkNanos(100_000_000);
        }
        return (String) driver.executeScript("return document.body.innerText");
    }

    /** How many pixels the page is wider than the window. */
    long overflow() {
        return (Long)
                Objects.requireNonNull(
                        driver.executeScript(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry ->
                        entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** The serious and critical findings of axe-core, one line each. */
    @SuppressWarnings("unchecked")
    List<String> barriers() {
        driver.executeScript(AXE);
        var found =
                driver.executeAsyncScript(
                        """
                        const done = arguments[arguments.length - 1];
                        axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations
                            .filter(v => v.impact === 'serious' || v.impact === 'critical')
                            .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 4).join(' | '))));
                        """);
        return (List<String>) Objects.requireNonNull(found);
    }

    private static String script(String resource) {
        try (var in =
                Objects.requireNonNull(
                        Browser.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
