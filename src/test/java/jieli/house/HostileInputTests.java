package jieli.house;

import static jieli.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.HouseTest;
import jieli.Visitor;
import jieli.identity.Accounts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * What a scanner would try: scripts in every field, forged forms, paths that climb, extra fields.
 */
@HouseTest
@TestPropertySource(
        properties = "jieli.own-house=hostile") // what is left behind must not trouble others
class HostileInputTests {

    /** Each would run if it came back as it was sent; the mark tells ours from the page's own. */
    private static final List<String> CORPUS =
            List.of(
                    "<script>mark9()</script>",
                    "\"><svg onload=mark9()>",
                    "' onmouseover='mark9()' x='",
                    "\" autofocus onfocus=\"mark9()",
                    "</textarea></title><img src=x onerror=mark9()>",
                    "javascript:mark9()//",
                    "[[${mark9}]]__${T(java.lang.Runtime).getRuntime().exec('mark9')}__::.x",
                    "%3Cscript%3Emark9()%3C/script%3E",
                    "\u202e<scr\u0000ipt>mark9()</script>");

    @LocalServerPort int port;

    @Autowired Accounts accounts;

    @Autowired JdbcClient jdbc;

    private static final Map<String, Visitor> VISITORS = new HashMap<>();

    private static final Set<String> TRIED = new HashSet<>();

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** A form on a page: who sees it, where, the which-th. */
    record Sight(String login, String path) {}

    static Stream<Sight> pagesWithForms() throws IOException {
        return EveryPageTests.pages().stream()
                .filter(page -> !page.path().contains(" > "))
                .map(page -> new Sight(page.login(), page.path()));
    }

    /** Each comes in once: a code of a second factor works only once. */
    private Visitor come(String login) {
        return VISITORS.computeIfAbsent(
                login,
                name -> {
                    var visitor = new Visitor(port);
                    if (!name.equals("-")) {
                        visitor.comeAsDemo(name);
                    }
                    return visitor;
                });
    }

    /** Hostile passwords are wrong passwords; they must not make the next test wait. */
    @AfterEach
    void forgetFailures() {
        jdbc.sql("delete from identity.attempt").update();
    }

    /** Reflected at once, after a refusal, or stored and shown again: it is text, never a tag. */
    @ParameterizedTest
    @MethodSource("pagesWithForms")
    void whatIsTypedStaysText(Sight sight) {
        var visitor = come(sight.login());
        var page = Jsoup.parse(visitor.get(sight.path()).body(), sight.path());
        for (var form : forms(page)) {
            // the search box is on every page, a row's form in every row: once for each who comes
            var kind = form.attr("method") + " " + ID.matcher(form.attr("action")).replaceAll("#");
            if (!TRIED.add(sight.login() + " " + kind)) {
                continue;
            }
            for (var hostile : CORPUS) {
                var answer =
                        form.attr("method").equalsIgnoreCase("post")
                                ? visitor.post(form.attr("action"), filled(form, hostile))
                                : visitor.get(asQuery(form, hostile));
                assertThat(answer.statusCode())
                        .as("%s %s", form.attr("action"), hostile)
                        .isLessThan(500);
                assertHarmless(visitor.follow(answer).body(), form.attr("action") + " " + hostile);
            }
            visitor.get(sight.path());
        }
        assertHarmless(visitor.get(sight.path()).body(), sight.path());
    }

    private static List<Element> forms(Document page) {
        return page.select("form").stream()
                .filter(form -> !form.attr("action").matches(".*/(sign-out|end|closure|reopening)"))
                .toList();
    }

    /** Text fields get what is hostile, choices their first choice. */
    private static String[] filled(Element form, String hostile) {
        var fields = new ArrayList<String>();
        values(form, hostile)
                .forEach((name, value) -> {
                    fields.add(name);
                    fields.add(value);
                });
        return fields.toArray(String[]::new);
    }

    private static Map<String, String> values(Element form, String hostile) {
        var values = new LinkedHashMap<String, String>();
        for (var field : form.select("input[name], textarea[name], select[name]")) {
            var name = field.attr("name");
            if (name.equals("_csrf")) {
                continue;
            }
            if (name.equals("limit")) {
                values.put(name, "1"); // a run of the planner takes as long as it may
                continue;
            }
            if (field.tagName().equals("select")) {
                var options = field.select("option[value]").eachAttr("value");
                values.put(name, options.isEmpty() ? "" : options.getLast());
            } else if (field.attr("type").matches("hidden|radio|checkbox|date|number")) {
                values.put(name, field.attr("value"));
            } else {
                values.put(name, hostile);
            }
        }
        return values;
    }

    private static String asQuery(Element form, String hostile) {
        return form.attr("action")
                + values(form, hostile).entrySet().stream()
                        .map(field -> field.getKey() + "=" + Visitor.encoded(field.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static void assertHarmless(String body, String where) {
        var page = Jsoup.parse(body);
        var dangerous = new ArrayList<String>();
        page.select("script").stream()
                .map(Element::data)
                .filter(HostileInputTests::isOurs)
                .forEach(dangerous::add);
        for (var element : page.getAllElements()) {
            for (var attribute : element.attributes()) {
                var runs =
                        attribute.getKey().startsWith("on")
                                || attribute.getValue().strip().startsWith("javascript:");
                if (runs && isOurs(attribute.getValue()) && !attribute.getKey().equals("value")) {
                    dangerous.add(element.tagName() + " " + attribute);
                }
            }
        }
        assertThat(dangerous).as(where).isEmpty();
        assertThat(body).as(where).doesNotContain("<svg onload=mark9");
    }

    private static boolean isOurs(String text) {
        return text.contains("mark9");
    }

    @Test
    void theCorpusWouldBeFoundIfItCameBackRaw() {
        var found =
                CORPUS.stream()
                        .filter(hostile -> {
                            try {
                                assertHarmless(
                                        "<p>" + hostile + "</p><input title=\"" + hostile + "\">",
                                        "planted");
                                return false;
                            } catch (AssertionError seen) {
                                return true;
                            }
                        })
                        .count();
        assertThat(found).isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/css/..%2f..%2fapplication.yaml",
                "/assets/css/%2e%2e/%2e%2e/application.yaml",
                "/assets/js/..;/..;/application.yaml",
                "/webjars/..%5c..%5capplication.yaml",
                "/map/....//....//application.yaml",
                "/briefings/..%2f..%2f..%2fetc%2fpasswd",
                "/terms/..%2fapplication.xlsx",
                "/assets/css/frame.css%00.html",
                "/static/../application.yaml",
                "/WEB-INF/classes/application.yaml",
                "/BOOT-INF/classes/application.yaml"
            })
    void noPathClimbsOutOfItsFolder(String path) {
        var answer = come("office").get(path);
        assertThat(answer.statusCode()).as(path).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("jieli:").doesNotContain("root:x:");
    }

    @Test
    void everyAnswerCarriesItsWalls() {
        var office = come("office");
        for (var path :
                List.of(
                        "/",
                        "/sign-in",
                        "/assets/css/frame.css",
                        "/health",
                        "/nowhere",
                        "/pairings.xlsx",
                        "/terms")) {
            var headers = office.get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).isPresent();
        }
        var page = office.get("/").headers().firstValue("Cache-Control").orElse("");
        assertThat(page).contains("no-store");
        var behindTls = new Visitor(port).with("X-Forwarded-Proto", "https").get("/sign-in");
        assertThat(behindTls.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void fieldsThatAFormDoesNotHaveChangeNothing() {
        var office = come("office");
        office.get("/directory/people/new");
        var added =
                office.post(
                        "/directory/people",
                        "name",
                        "云杉·多余",
                        "simulated",
                        "true",
                        "id",
                        "00000000-0000-0000-0000-000000000001",
                        "account",
                        "admin",
                        "role",
                        "ADMINISTRATOR");
        assertThat(location(added))
                .matches("/directory/people/[0-9a-f-]{36}")
                .doesNotContain("00000000-0000");
        assertThat(office.follow(added).body()).doesNotContain("模拟");

        var before = accounts.findByLogin("former").orElseThrow();
        var former = come("former");
        former.get("/account");
        former.post(
                "/account/password",
                "login",
                "admin",
                "account",
                accounts.findByLogin("admin").orElseThrow().id().toString(),
                "current",
                "wrong",
                "password",
                "Yarlung Tsangpo 2900",
                "again",
                "Yarlung Tsangpo 2900",
                "subject",
                "someone");
        assertThat(accounts.findByLogin("former")).contains(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en&evil=//evil.example",
                "zh-CN%0d%0aX-Evil:1",
                "../../evil",
                "javascript:mark9()"
            })
    void theLanguageLinkStaysHere(String language) {
        var answer = come("office").get("/terms?lang=" + language.replace("&", "%26"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
        assertHarmless(answer.body(), language);
    }
}
