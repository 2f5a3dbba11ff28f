package jieli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody with a plain browser: cookies, forms, redirects, no scripts. */
public final class PlainBrowser {

    /** What came back; {@code to} is where a redirect points, whole, or empty. */
    public record Answer(int status, String to, String body) {

        public Document page() {
            return Jsoup.parse(body);
        }

        /** The sentence of a refusal on the page, or empty. */
        public String refusal() {
            return page().select(".refusal:not([hidden])").text();
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private final String house;
    private Answer last = new Answer(0, "", "");

    public PlainBrowser(int port) {
        this.house = "http://localhost:" + port;
    }

    /** Opens a path of the house, or a whole address; redirects are not followed. */
    public Answer open(String address) {
        return send(HttpRequest.newBuilder(at(address)).GET());
    }

    /** Opens and follows redirects within the house. */
    public Answer follow(String address) {
        var answer = open(address);
        for (var i = 0; i < 8 && answer.to.startsWith(house); i++) {
            answer = open(answer.to);
        }
        return answer;
    }

    /** Sends a form with the token of the last page and fields as name, value, name, value … */
    public Answer send(String address, String... fields) {
        var token = last.page().select("input[name=_csrf]").attr("value");
        var body =
                IntStream.range(0, fields.length / 2)
                        .mapToObj(i ->
                                fields[2 * i] + "=" + URLEncoder.encode(fields[2 * i + 1], UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(at(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "_csrf=" + URLEncoder.encode(token, UTF_8) + "&" + body)));
    }

    /** Sends a form, then follows redirects within the house. */
    public Answer sendAndFollow(String address, String... fields) {
        var answer = send(address, fields);
        return answer.to.startsWith(house) ? follow(answer.to) : answer;
    }

    /** Types name and password of a demonstration account. */
    public Answer signIn(String login) {
        open("/sign-in");
        return sendAndFollow("/sign-in", "name", login, "password", "jieli-demo-2026");
    }

    /** Whether somebody is signed in here. */
    public boolean isIn() {
        return open("/account").status == 200;
    }

    private URI at(String address) {
        return URI.create(address.startsWith("/") ? house + address : address);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            request.header("Accept", "text/html");
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var to =
                    answer.headers()
                            .firstValue("Location")
                            .map(path -> answer.uri().resolve(path).toString())
                            .orElse("");
            var seen = new Answer(answer.statusCode(), to, answer.body());
            last = seen.page().select("input[name=_csrf]").isEmpty() ? last : seen;
            return seen;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
