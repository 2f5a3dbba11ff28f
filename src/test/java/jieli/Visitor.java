package jieli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser without eyes: keeps cookies, takes the form token of the page it saw last. */
public final class Visitor {

    private static final String DEMO_PASSWORD = "jieli-demo-2026";

    /** What came back; {@code to} is where a redirect points, whole, or empty. */
    public record Answer(int status, String to, String body) {

        static Answer of(HttpResponse<String> answer) {
            var to =
                    answer.headers()
                            .firstValue("Location")
                            .map(path -> answer.uri().resolve(path).toString());
            return new Answer(answer.statusCode(), to.orElse(""), answer.body());
        }

        public Document page() {
            return Jsoup.parse(body);
        }

        /** The sentence of a refusal on the page, or empty. */
        public String refusal() {
            return page().select(".refusal:not([hidden])").text();
        }
    }

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final String base;
    private final List<String> headers = new ArrayList<>();
    private String token = "";

    public Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Sends a header with every request from now on. */
    public Visitor with(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /**
     * @param fields names and values in turn; the form token comes by itself
     */
    public HttpResponse<String> post(String path, String... fields) {
        var form = new StringBuilder("_csrf=" + encoded(token));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form.toString()))
                        .build());
    }

    public HttpResponse<String> signIn(String login, String password) {
        get("/sign-in");
        return post("/sign-in", "name", login, "password", password);
    }

    /** Comes in as a demonstration account, the way its button on the sign-in page does. */
    public void comeAsDemo(String login) {
        var page = follow(signIn(login, DEMO_PASSWORD));
        // both codes of the moment may have been used by other tests; the next is seconds away
        for (var i = 0; i < 60 && page.uri().getPath().endsWith("/second-factor"); i++) {
            var code = Jsoup.parse(page.body()).select(".demo-code code").text();
            if (code.isEmpty()) {
                LockSupport.parkNanos(1_000_000_000);
                page = get("/sign-in/second-factor");
            } else {
                page = follow(post("/sign-in/second-factor", "code", code));
            }
        }
    }

    /** Follows redirects until a page comes. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        var next = answer;
        for (int i = 0; i < 5 && next.statusCode() / 100 == 3; i++) {
            next = get(location(next));
        }
        return next;
    }

    /** Where an answer sends to, without our own host. */
    public static String location(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElse("");
        return location.replaceFirst("^http://localhost:\\d+", "");
    }

    /** The session's cookie, empty when there is none. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("jieli-session"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }

    /** The address with another port, the same cookies: a second node. */
    public Visitor at(int port) {
        var other = new Visitor(port);
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie ->
                        other.cookies.getCookieStore().add(URI.create(other.base), cookie));
        return other;
    }

    /** Opens a path of the house, or a whole address; redirects are not followed. */
    public Answer open(String address) {
        return Answer.of(get(address));
    }

    /** Opens and follows redirects within the house. */
    public Answer follow(String address) {
        var answer = open(address);
        for (var i = 0; i < 8 && answer.to().startsWith(base); i++) {
            answer = open(answer.to());
        }
        return answer;
    }

    /** Sends a form with the token of the last page and fields as name, value, name, value … */
    public Answer send(String address, String... fields) {
        return Answer.of(post(address, fields));
    }

    /** Sends a form, then follows redirects within the house. */
    public Answer sendAndFollow(String address, String... fields) {
        var answer = send(address, fields);
        return answer.to().startsWith(base) ? follow(answer.to()) : answer;
    }

    /** Types name and password of a demonstration account. */
    public Answer signIn(String login) {
        open("/sign-in");
        return sendAndFollow("/sign-in", "name", login, "password", DEMO_PASSWORD);
    }

    /** Whether somebody is signed in here. */
    public boolean isIn() {
        return open("/account").status() == 200;
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(path.startsWith("/") ? base + path : path))
                        .header("Accept", "text/html,*/*");
        return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            var field = Jsoup.parse(answer.body()).selectFirst("input[name=_csrf]");
            if (field != null) {
                token = Objects.requireNonNull(field).attr("value");
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
