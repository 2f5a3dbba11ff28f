package jieli.listing;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads one page of a query by key: the rows after (or before) a row, never an offset, so that page
 * 1,000 costs what page 1 costs. The price is that a page has no number.
 */
final class KeySet {

    private record Row<T>(T item, String key, String id) {}

    private KeySet() {}

    static <T> Slice<T> read(
            JdbcClient jdbc,
            ListRequest request,
            String select,
            Map<String, ?> parameters,
            RowMapper<T> mapper) {
        var cursor = request.cursor();
        var statement =
                jdbc.sql(sql(request, cursor, select))
                        .params(parameters)
                        .param("list_limit", request.size() + 1);
        if (cursor != null) {
            statement =
                    // no type of our own: the server takes the column's
                    statement
                            .param("list_key", cursor.key(), Types.OTHER)
                            .param("list_id", cursor.id(), Types.OTHER);
        }
        List<Row<T>> rows =
                statement
                        .query((row, number) ->
                                new Row<>(
                                        mapper.mapRow(row, number),
                                        row.getString("list_key"),
                                        row.getString("list_id")))
                        .list();
        return slice(rows, cursor, request.size());
    }

    private static String sql(ListRequest request, @Nullable Cursor cursor, String select) {
        var column = request.sort();
        var down = request.descending() != (cursor != null && cursor.backwards());
        var place =
                cursor == null
                        ? ""
                        : "where (list.%s, list.id) %s (:list_key, :list_id)"
                                .formatted(column, down ? "<" : ">");
        return """
        select list.*, list.%1$s::text as list_key, list.id::text as list_id
          from (%2$s) list
         %3$s
         order by list.%1$s %4$s, list.id %4$s
         limit :list_limit
        """
                .formatted(column, select, place, down ? "desc" : "asc");
    }

    private static <T> Slice<T> slice(List<Row<T>> fetched, @Nullable Cursor cursor, int size) {
        var more = fetched.size() > size;
        var rows = new ArrayList<>(more ? fetched.subList(0, size) : fetched);
        var backwards = cursor != null && cursor.backwards();
        if (backwards) {
            rows = new ArrayList<>(rows.reversed());
        }
        if (rows.isEmpty()) {
            return new Slice<>(List.of(), null, null);
        }
        var first = rows.getFirst();
        var last = rows.getLast();
        var before = backwards ? more : cursor != null;
        var after = backwards || more;
        return new Slice<>(
                rows.stream().map(Row::item).toList(),
                before ? new Cursor(true, first.key(), first.id()).text() : null,
                after ? new Cursor(false, last.key(), last.id()).text() : null);
    }
}
