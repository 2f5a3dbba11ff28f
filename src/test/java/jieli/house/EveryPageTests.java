package jieli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jieli.HouseTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Cookie;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every page, seen in a browser: in both languages, on a desk and on a phone, by a reader who
 * cannot see. The pages stand in {@code pages.tsv}; a template without a row fails.
 */
@HouseTest
class EveryPageTests {

    private static final Pattern NAMED_ID = Pattern.compile("\\{([a-z-]+:[^}]+)}");

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static Browser browser;

    @LocalServerPort int port;

    /** A template's name, a way to a page that shows it, and who goes it; "-" is nobody. */
    record Page(String template, String path, String login) {}

    private static final Map<String, Cookie> COOKIES = new HashMap<>();

    private static String present = "";

    private static String spoken = "";

    /** Whoever comes in opens all of theirs: to change seats takes longer than a page. */
    static List<Page> pages() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/pages.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(row -> new Page(row[0], withIds(row[1]), row.length < 3 ? "office" : row[2]))
                .sorted(Comparator.comparing(Page::login))
                .toList();
    }

    @BeforeAll
    static void openBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isWholeOnADeskInChinese(Page page) {
        browser.width(1280);
        comeAs(page.login());
        speak("zh-CN");
        browser.open("http://localhost:" + port, page.path());
        assertWhole(page);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isWholeOnAPhoneInEnglish(Page page) {
        browser.width(360);
        comeAs(page.login());
        speak("en");
        browser.open("http://localhost:" + port, page.path());
        assertWhole(page);
    }

    /** The choice of a language lasts until another is made, or all cookies go. */
    private void speak(String language) {
        if (!spoken.equals(language)) {
            browser.open("http://localhost:" + port, "/terms?lang=" + language);
            spoken = language;
        }
    }

    /** Each comes in once and keeps the cookie: a code of a second factor works only once. */
    private void comeAs(String login) {
        if (present.equals(login)) {
            return;
        }
        var base = "http://localhost:" + port;
        browser.open(base, "/sign-in");
        browser.driver().manage().deleteAllCookies();
        if (COOKIES.containsKey(login)) {
            browser.driver().manage().addCookie(COOKIES.get(login));
        } else if (!login.equals("-")) {
            browser.signIn(base, login);
            COOKIES.put(
                    login,
                    Objects.requireNonNull(
                            browser.driver().manage().getCookieNamed("jieli-session")));
        }
        present = login;
        spoken = "";
    }

    @Test
    void everyTemplateHasAPage() throws IOException {
        var shown = pages().stream().map(Page::template).toList();
        var templates = templates();
        assertThat(templates).hasSizeGreaterThan(10);
        assertThat(shown).containsAll(templates);
    }

    private static void assertWhole(Page page) {
        assertThat(browser.text())
                .as(page.toString())
                .doesNotContainPattern("\\?\\?[a-z]+\\.")
                .isNotBlank();
        assertThat(browser.driver().getPageSource())
                .contains("data-page=\"" + page.template() + "\"");
        assertThat(browser.overflow())
                .as("%s is wider than its window", page)
                .isLessThanOrEqualTo(0);
        assertThat(browser.barriers()).as(page.toString()).isEmpty();
        assertThat(browser.errors()).as(page.toString()).isEmpty();
    }

    /** Layout and fragments are shown with every page that uses them. */
    private static List<String> templates() throws IOException {
        var root = Path.of("src/main/resources/templates");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, "layout :: page("))
                    .map(file -> root.relativize(file).toString().replace(".html", ""))
                    .filter(name -> !name.startsWith("error"))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /**
     * {@code {pairing:wenzhou-jiali}} stands for the id that the demonstration data give that name.
     */
    private static String withIds(String path) {
        return NAMED_ID.matcher(path)
                .replaceAll(name ->
                        UUID.nameUUIDFromBytes(name.group(1).getBytes(StandardCharsets.UTF_8))
                                .toString());
    }
}
