package jieli.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be asked of a list: its address, its filters and the columns it sorts by. Declare one as
 * a constant, then read each page's {@link #request}.
 *
 * @param path the list's address; the same with {@code .xlsx} is its spreadsheet
 * @param filters names of the query parameters that narrow the list
 * @param columns what it sorts by, the first being the default; an output column of the query must
 *     carry the name and never be null
 */
public record Listing(String path, List<String> filters, List<String> columns) {

    public Listing {
        filters = List.copyOf(filters);
        columns = List.copyOf(columns);
        for (var column : columns) {
            if (!column.matches("[a-z_]+")) {
                throw new IllegalArgumentException("not a column name: " + column);
            }
        }
    }

    /**
     * Reads what a page asks for. What cannot be read (an unknown column, a cursor that was
     * tampered with) is left out, so that an old link still shows the list.
     *
     * @param parameters the query parameters of the page
     */
    public ListRequest request(Map<String, String> parameters) {
        var kept = new LinkedHashMap<String, String>();
        for (var filter : filters) {
            var value = parameters.getOrDefault(filter, "").strip();
            if (!value.isEmpty()) {
                kept.put(filter, value);
            }
        }
        var sort = parameters.getOrDefault("sort", "");
        var descending = sort.startsWith("-");
        var named = descending ? sort.substring(1) : sort;
        var known = columns.contains(named);
        return new ListRequest(
                this,
                kept,
                new ListRequest.Order(known ? named : columns.getFirst(), known && descending),
                Cursor.read(parameters.get("at")));
    }
}
