package jieli.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jieli.HouseTest;
import jieli.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever a page draws on is there, under a name that changes with what it says. */
@HouseTest
class FilesTests {

    private static final Pattern FINGERPRINT = Pattern.compile(".*-[0-9a-f]{32}\\.[a-z]+");

    @LocalServerPort int port;

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/sign-in", "/mentoring", "/deployment", "/briefings", "/pairings"})
    void everyFileOfAPageIsThere(String path) {
        var visitor = new Visitor(port);
        if (!path.equals("/sign-in")) {
            visitor.comeAsDemo("office");
        }
        var files = files(visitor, path);
        assertThat(files).hasSizeGreaterThan(5).allMatch(FINGERPRINT.asMatchPredicate());
        for (var file : files) {
            assertThat(visitor.get(file).statusCode()).as(file).isEqualTo(200);
        }
    }

    private static List<String> files(Visitor visitor, String path) {
        var answer = visitor.open(path);
        assertThat(answer.status()).isEqualTo(200);
        var page = answer.page();
        var files = new ArrayList<String>();
        files.addAll(page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href"));
        files.addAll(page.select("script[src], img[src^=/]").eachAttr("src"));
        files.addAll(page.select("[data-outlines]").eachAttr("data-outlines"));
        return files;
    }
}
