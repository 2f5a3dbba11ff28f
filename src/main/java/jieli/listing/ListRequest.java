package jieli.listing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a page asks of a list: filters, order and place, all of them in its URL. Templates take the
 * links from here.
 */
public final class ListRequest {

    private static final int PAGE = 50;
    private static final int CHUNK = 1_000;

    /** The column a list is sorted by, which way round. */
    record Order(String column, boolean descending) {

        String text() {
            return (descending ? "-" : "") + column;
        }
    }

    private final Listing listing;
    private final Map<String, String> filters;
    private final Order order;
    private final @Nullable Cursor cursor;
    private final int size;

    ListRequest(
            Listing listing, Map<String, String> filters, Order order, @Nullable Cursor cursor) {
        this(listing, filters, order, cursor, PAGE);
    }

    private ListRequest(
            Listing listing,
            Map<String, String> filters,
            Order order,
            @Nullable Cursor cursor,
            int size) {
        this.listing = listing;
        this.filters = filters;
        this.order = order;
        this.cursor = cursor;
        this.size = size;
    }

    /** The value of a filter; empty if the list is not narrowed by it. */
    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }

    public boolean isFiltered() {
        return !filters.isEmpty();
    }

    /** The column the list is sorted by. */
    public String sort() {
        return order.column();
    }

    public boolean descending() {
        return order.descending();
    }

    /** The order as a form keeps it: {@code name}, or {@code -name} for downwards. */
    public String order() {
        return order.text();
    }

    /** What {@code aria-sort} says of a column. */
    public String ariaSort(String name) {
        if (!name.equals(order.column())) {
            return "none";
        }
        return order.descending() ? "descending" : "ascending";
    }

    /** The list sorted by a column; by the other way round if it already is. */
    public String sortedBy(String name) {
        var down = name.equals(order.column()) && !order.descending();
        return url(listing.path(), (down ? "-" : "") + name, null);
    }

    /** The page at a place a {@link Slice} names. */
    public String at(@Nullable String place) {
        return url(listing.path(), order(), place);
    }

    /** The first page. */
    public String first() {
        return at(null);
    }

    /** The list without its filters. */
    public String unfiltered() {
        return listing.path();
    }

    /** The whole filtered list as a spreadsheet. */
    public String sheet() {
        return url(listing.path() + ".xlsx", order(), null);
    }

    /**
     * Reads this page; the first page if the place in the URL fits no row.
     *
     * @param select a query with the sorted columns and {@code id} among its output columns and no
     *     order of its own; it must not use parameters that start with {@code list_}
     */
    public <T> Slice<T> read(
            JdbcClient jdbc, String select, Map<String, ?> parameters, RowMapper<T> mapper) {
        try {
            return KeySet.read(jdbc, this, select, parameters, mapper);
        } catch (DataIntegrityViolationException tampered) {
            if (cursor == null) {
                throw tampered;
            }
            return KeySet.read(jdbc, fromStart(), select, parameters, mapper);
        }
    }

    /**
     * All rows from the first to the last, read in chunks by key: memory holds one chunk.
     *
     * @param pages what reads one page
     */
    public <T> Iterator<T> all(Function<ListRequest, Slice<T>> pages) {
        return new EveryRow<>(from(null), pages);
    }

    /**
     * Neighbouring names of an order that lies outside the database.
     *
     * @param first the number of the first of them in the whole order, counted from 1
     */
    public record Stretch(int first, List<String> names) {}

    /**
     * For a list whose sorted column holds the number of a name, counted from 1: the names whose
     * rows are enough to fill this page, so that no others need be read and sorted.
     *
     * @param names in their order
     * @param rows how many rows each has; none if it is missing
     */
    public Stretch stretch(List<String> names, Map<String, Long> rows) {
        var down = descending() != (cursor != null && cursor.backwards());
        var own = cursor == null ? 0 : number(cursor.key(), names.size());
        var begin = own > 0 ? own : down ? names.size() : 1;
        var end = begin;
        var found = own > 0 ? 0 : rows(names, begin, rows);
        while (found <= size && (down ? end > 1 : end < names.size())) {
            end += down ? -1 : 1;
            found += rows(names, end, rows);
        }
        var first = Math.max(1, Math.min(begin, end));
        var last = Math.min(names.size(), Math.max(begin, end));
        return new Stretch(first, names.subList(first - 1, last));
    }

    private static long rows(List<String> names, int number, Map<String, Long> rows) {
        return number < 1 || number > names.size()
                ? 0
                : rows.getOrDefault(names.get(number - 1), 0L);
    }

    /** The number a place holds; 0 if it holds none of these. */
    private static int number(String key, int most) {
        try {
            var number = Integer.parseInt(key);
            return number < 1 || number > most ? 0 : number;
        } catch (NumberFormatException tampered) {
            return 0;
        }
    }

    ListRequest from(@Nullable String place) {
        return new ListRequest(listing, filters, order, Cursor.read(place), CHUNK);
    }

    private ListRequest fromStart() {
        return new ListRequest(listing, filters, order, null, size);
    }

    @Nullable Cursor cursor() {
        return cursor;
    }

    int size() {
        return size;
    }

    private String url(String path, String sort, @Nullable String place) {
        var query = new StringJoiner("&", "?", "");
        query.setEmptyValue("");
        filters.forEach((name, value) -> query.add(name + "=" + encoded(value)));
        if (!sort.equals(listing.columns().getFirst())) {
            query.add("sort=" + encoded(sort));
        }
        if (place != null) {
            query.add("at=" + encoded(place));
        }
        return path + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
