package jieli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.As;
import jieli.HouseTest;
import jieli.identity.Me;
import jieli.identity.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every request mapping × every role × own scope, foreign scope, ended period; then nobody signed
 * in. What is expected stands in {@code routes.tsv}; a route without a row fails.
 */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteTests {

    /** What came of a request: let in, sent to the sign-in, refused, or nothing there. */
    private static final String IN = "in";

    private static final String SIGN_IN = "sign-in";

    @Autowired MockMvcTester pages;

    @Autowired List<RequestMappingHandlerMapping> mappings;

    @Autowired ApplicationContext house;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private RouteWorld world;

    private Map<Role, Me> own = Map.of();
    private Map<Role, Me> foreign = Map.of();
    private Map<Role, Me> ended = Map.of();

    /**
     * A row of the table.
     *
     * @param address an example of the path
     * @param cells what each role gets: {@code own} in its scope only, {@code any} wherever, {@code
     *     -} never; {@code open} needs no sign-in, {@code me} only that
     */
    record Row(String method, String path, String address, List<String> cells) {

        String cell(Role role) {
            return cells.size() == 1 ? cells.getFirst() : cells.get(role.ordinal());
        }

        boolean isOpen() {
            return cells.getFirst().startsWith("open");
        }

        /** What letting in looks like: a page or a redirect, unless the cell says otherwise. */
        String in(String cell) {
            return cell.contains(":") ? cell.substring(cell.indexOf(':') + 1) : IN;
        }

        String own(String cell) {
            return switch (cell.split(":")[0]) {
                case "open", "me", "any", "own", "kept" -> in(cell);
                case "gone" -> "404";
                default -> "403";
            };
        }

        String foreign(String cell) {
            return switch (cell.split(":")[0]) {
                case "own" -> "404";
                case "kept" -> "403";
                default -> own(cell);
            };
        }

        String ended() {
            if (cells.size() == 1) {
                return in(cells.getFirst());
            }
            return cells.contains("gone") && cells.stream().noneMatch("-"::equals) ? "404" : "403";
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/routes.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(cells ->
                        new Row(
                                cells[0],
                                cells[1],
                                cells[2].equals("=") ? cells[1] : cells[2],
                                List.of(cells[3].split(" +"))))
                .toList();
    }

    @BeforeAll
    void peopleArrive() {
        world = new RouteWorld(house);
        world.prepare();
        own = world.people(RouteWorld.Where.OWN);
        foreign = world.people(RouteWorld.Where.FOREIGN);
        ended = world.people(RouteWorld.Where.ENDED);
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() throws IOException {
        var routes =
                mappings.stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                        .flatMap(RouteTests::names)
                        .collect(Collectors.toCollection(TreeSet::new));
        var rows =
                rows().stream().map(Row::toString).collect(Collectors.toCollection(TreeSet::new));
        assertThat(routes).hasSizeGreaterThan(60);
        assertThat(rows).containsExactlyElementsOf(routes);
        assertThat(rows())
                .allSatisfy(row -> assertThat(row.cells().size()).isIn(1, Role.values().length));
    }

    private static Stream<String> names(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        var names = methods.isEmpty() ? Set.of("*") : methods;
        return info.getPatternValues().stream()
                .flatMap(path -> names.stream().map(method -> method + " " + path));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsInWhoBelongsThereAndNobodyElse(Row row) {
        assertThat(table(row, own))
                .as("%s in the own scope", row)
                .isEqualTo(expected(row, Row::own));
        assertThat(table(row, foreign))
                .as("%s in a foreign scope", row)
                .isEqualTo(expected(row, Row::foreign));
        assertThat(table(row, ended))
                .as("%s after the period", row)
                .isEqualTo(expected(row, (each, cell) -> each.ended()));
        assertThat(answer(row, As.nobody()))
                .as("%s by nobody", row)
                .isEqualTo(row.isOpen() ? row.in(row.cells().getFirst()) : SIGN_IN);
    }

    private static Map<Role, String> expected(Row row, BiFunction<Row, String, String> meaning) {
        var expected = new LinkedHashMap<Role, String>();
        Arrays.stream(Role.values())
                .forEach(role -> expected.put(role, meaning.apply(row, row.cell(role))));
        return expected;
    }

    private Map<Role, String> table(Row row, Map<Role, Me> people) {
        var answers = new LinkedHashMap<Role, String>();
        people.forEach((role, me) -> answers.put(role, answer(row, As.as(me))));
        return answers;
    }

    private String answer(Row row, RequestPostProcessor somebody) {
        var method = row.method().equals("*") ? "GET" : row.method();
        var answer =
                pages.method(HttpMethod.valueOf(method))
                        .uri(world.address(row.address()))
                        .with(somebody)
                        .exchange()
                        .getResponse();
        var to = answer.getRedirectedUrl() == null ? "" : answer.getRedirectedUrl();
        if (to.replace("http://localhost", "").startsWith("/sign-in")) {
            return SIGN_IN;
        }
        return answer.getStatus() < 400 ? IN : String.valueOf(answer.getStatus());
    }
}
