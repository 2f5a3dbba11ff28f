package jieli.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jieli.HouseTest;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
class ListingTests {

    /** 120 rows of which each weight belongs to ten, so that only the id tells them apart. */
    private static final String ROWS =
            "select n as id, n / 10 as weight, 'row ' || n as name from generate_series(0, 119) n"
                    + " where :q = '' or n % 2 = 0";

    private static final Listing LISTING =
            new Listing("/rows", List.of("q"), List.of("weight", "name"));

    @Autowired JdbcClient jdbc;

    private Slice<Integer> read(ListRequest request) {
        return request.read(
                jdbc, ROWS, Map.of("q", request.filter("q")), (row, _) -> row.getInt("id"));
    }

    private static Map<String, String> parameters(String url) {
        var parameters = new java.util.HashMap<String, String>();
        for (var part : url.substring(url.indexOf('?') + 1).split("&")) {
            var pair = part.split("=", 2);
            parameters.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        return parameters;
    }

    @Test
    void everyRowIsSeenOnceOnTheWayDown() {
        var request = LISTING.request(Map.of());
        var seen = new ArrayList<Integer>();
        var slice = read(request);
        seen.addAll(slice.items());
        while (slice.next() != null) {
            request = LISTING.request(parameters(request.at(slice.next())));
            slice = read(request);
            seen.addAll(slice.items());
        }

        assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 120).boxed().toList());
    }

    @Test
    void thePageBeforeIsThePageOneCameFrom() {
        var first = LISTING.request(Map.of("sort", "-weight"));
        var top = read(first);
        var second = LISTING.request(parameters(first.at(top.next())));
        var middle = read(second);

        var back = read(LISTING.request(parameters(second.at(middle.previous()))));

        assertThat(back.items()).isEqualTo(top.items());
        assertThat(back.previous()).isNull();
        assertThat(back.next()).isNotNull();
    }

    /** Rows of 20 names, of which some have none and one more than fit on a page. */
    private static final String NAMED =
            "select n as id, case when n < 70 then 7 else 1 + n * n % 19 end as weight, '' as name"
                    + " from generate_series(0, 199) n";

    private Slice<Integer> readNamed(ListRequest request, boolean near) {
        var names = IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();
        var rows = new java.util.HashMap<String, Long>();
        jdbc.sql(
                        "select weight::text as name, count(*) as number from ("
                                + NAMED
                                + ") r group by 1")
                .query(row -> {
                    rows.put(row.getString("name"), row.getLong("number"));
                });
        var stretch = request.stretch(names, rows);
        assertThat(stretch.names().getFirst()).isEqualTo(Integer.toString(stretch.first()));
        var narrowed = " where r.weight::text = any(:near)";
        return request.read(
                jdbc,
                "select * from (" + NAMED + ") r" + (near ? narrowed : ""),
                near ? Map.of("near", stretch.names().toArray(String[]::new)) : Map.of(),
                (row, _) -> row.getInt("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"weight", "-weight"})
    void aPageSortedByNamesReadsOnlyTheRowsOfItsNames(String sort) {
        var request = LISTING.request(Map.of("sort", sort));
        var slice = readNamed(request, true);
        var seen = new ArrayList<>(slice.items());
        assertThat(slice).isEqualTo(readNamed(request, false));
        while (slice.next() != null) {
            request = LISTING.request(parameters(request.at(slice.next())));
            slice = readNamed(request, true);
            assertThat(slice).isEqualTo(readNamed(request, false));
            seen.addAll(slice.items());
        }
        assertThat(seen).hasSize(200).doesNotHaveDuplicates();
        while (slice.previous() != null) {
            request = LISTING.request(parameters(request.at(slice.previous())));
            slice = readNamed(request, true);
            assertThat(slice).isEqualTo(readNamed(request, false));
        }
    }

    @Test
    void aStretchOfNoNamesIsEmpty() {
        assertThat(LISTING.request(Map.of()).stretch(List.of(), Map.of()).names()).isEmpty();
        assertThat(LISTING.request(Map.of("sort", "-weight")).stretch(List.of(), Map.of()).names())
                .isEmpty();
    }

    @Test
    void filterAndOrderStayInEveryLink() {
        var request = LISTING.request(Map.of("q", "a b&c", "sort", "-name", "junk", "x"));

        assertThat(request.at("here")).isEqualTo("/rows?q=a+b%26c&sort=-name&at=here");
        assertThat(request.sheet()).isEqualTo("/rows.xlsx?q=a+b%26c&sort=-name");
        assertThat(request.sortedBy("name")).isEqualTo("/rows?q=a+b%26c&sort=name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "YQ", "YQFhYmMBeHl6", "YQEBAQE", "AAAA"})
    void aPlaceThatWasTamperedWithShowsTheFirstPage(String place) {
        var slice = read(LISTING.request(Map.of("at", place)));

        assertThat(slice.items()).first().isEqualTo(0);
    }

    @Test
    void anUnknownColumnSortsAsUsual() {
        var request = LISTING.request(Map.of("sort", "id;drop table x"));

        assertThat(request.sort()).isEqualTo("weight");
    }

    @Test
    void allRowsAreReadInChunks() {
        var all = LISTING.request(Map.of("q", "even")).all(this::read);

        assertThat(all).toIterable().hasSize(60);
    }

    @Test
    void aSheetKeepsTypesButNoFormula() throws IOException {
        var out = new ByteArrayOutputStream();
        var rows =
                List.<List<Object>>of(
                        List.of("=1+1", 42, LocalDate.of(2024, 4, 16)),
                        List.of("格桑次旺", 1.5, "@SUM(A1)"));

        new Sheet("名录", List.of("一", "二", "三")).write(out, rows.iterator(), row -> row);

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
                var lines = book.getFirstSheet().openStream()) {
            var read =
                    lines.map(row -> row.stream().map(cell -> cell.getRawValue()).toList())
                            .toList();
            assertThat(read.get(0)).containsExactly("一", "二", "三");
            assertThat(read.get(1)).startsWith("'=1+1", "42");
            assertThat(read.get(2)).containsExactly("格桑次旺", "1.5", "'@SUM(A1)");
        }
    }

    @Test
    void aSheetLeavesOutWhatXmlForbids() throws IOException {
        var out = new ByteArrayOutputStream();
        var rows = List.of(Arrays.asList("a\u0001b", null));

        new Sheet("x", List.of("h")).write(out, rows.iterator(), row -> row);

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
                var lines = book.getFirstSheet().openStream()) {
            assertThat(lines.skip(1).findFirst().orElseThrow().getCellText(0)).isEqualTo("ab");
        }
    }
}
