package jieli.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.pairing.PairingId;
import jieli.terms.Qualifier;
import jieli.terms.Unit;
import org.jspecify.annotations.Nullable;

/** A line between its types and its columns. */
final class LineRow {

    private LineRow() {}

    static Map<String, @Nullable Object> period(Period period) {
        var columns = new HashMap<String, @Nullable Object>();
        var shape =
                switch (period) {
                    case Period.Day _ -> "DAY";
                    case Period.Range _ -> "RANGE";
                    case Period.Since _ -> "SINCE";
                    case Period.Until _ -> "UNTIL";
                    case Period.Unstated _ -> "UNSTATED";
                };
        columns.put("shape", shape);
        columns.put("during", shape.equals("UNSTATED") ? null : range(period));
        columns.put("periodWords", period.words());
        return columns;
    }

    private static String range(Period period) {
        var from = period.lower();
        var to = period.upper();
        return "[" + (from == null ? "" : from) + "," + (to == null ? "" : to) + ")";
    }

    static Map<String, @Nullable Object> quantity(Quantity quantity, boolean reversing) {
        var columns = new HashMap<String, @Nullable Object>();
        var unit = quantity.unitOrNull();
        columns.put("unit", unit == null ? null : unit.name());
        columns.put("qualifiers", names(quantity.qualifierSet()));
        columns.put("amountWords", quantity.words());
        columns.put("value", null);
        columns.put("step", null);
        columns.put(
                "counted",
                switch (quantity) {
                    case Quantity.Known _ -> "KNOWN";
                    case Quantity.Unknown _ -> "UNKNOWN";
                    case Quantity.Uncounted _ -> "UNCOUNTED";
                });
        if (quantity instanceof Quantity.Known known) {
            columns.put("value", reversing ? known.value().negate() : known.value());
            columns.put("step", known.step());
        }
        return columns;
    }

    static Map<String, @Nullable Object> origin(Origin origin) {
        var columns = new HashMap<String, @Nullable Object>();
        for (var column : new String[] {"cell", "fact", "spanStart", "spanEnd", "quote"}) {
            columns.put(column, null);
        }
        columns.put("link", "");
        columns.put("simulated", false);
        switch (origin) {
            case Origin.Recorded recorded -> {
                columns.put("origin", "RECORDED");
                columns.put("source", recorded.deed());
                columns.put("link", recorded.link());
                columns.put("simulated", recorded.simulated());
            }
            case Origin.Returned returned -> {
                columns.put("origin", "RETURNED");
                columns.put("source", returned.statisticalReturn());
                columns.put("cell", returned.cell());
            }
            case Origin.Reported reported -> {
                columns.put("origin", "REPORTED");
                columns.put("source", reported.document().value());
                columns.put("fact", reported.fact());
                columns.put("spanStart", reported.start());
                columns.put("spanEnd", reported.end());
                columns.put("quote", reported.quote());
            }
        }
        return columns;
    }

    static LineBook.Booked booked(ResultSet row, int number) throws SQLException {
        var reverses = row.getObject("reverses", UUID.class);
        var reversedBy = row.getObject("reversed_by", UUID.class);
        return new LineBook.Booked(
                line(row, number),
                row.getTimestamp("entered_at").toInstant(),
                reverses == null ? null : new LineId(reverses),
                row.getString("reason"),
                reversedBy == null ? null : new LineId(reversedBy));
    }

    static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new LineId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                Sector.valueOf(row.getString("sector")),
                row.getString("subject"),
                new PairingId(row.getObject("pairing", UUID.class)),
                new Line.Place(
                        row.getString("place"),
                        row.getObject("institution", UUID.class),
                        row.getString("region")),
                row.getString("who"),
                period(row),
                quantity(row),
                origin(row),
                row.getString("entered_by"));
    }

    static LineBook.DeedSum deedSum(ResultSet row, int number) throws SQLException {
        return new LineBook.DeedSum(
                new PairingId(row.getObject("pairing", UUID.class)),
                row.getString("kind"),
                Unit.valueOf(row.getString("unit")),
                plain(row.getBigDecimal("value")),
                row.getInt("lines"),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getBoolean("simulated"));
    }

    private static Period period(ResultSet row) throws SQLException {
        var words = row.getString("period_words");
        var during = row.getString("during");
        if (during == null) {
            return new Period.Unstated(words);
        }
        var ends = during.substring(1, during.length() - 1).split(",", -1);
        return switch (row.getString("period_shape")) {
            case "DAY" -> new Period.Day(LocalDate.parse(ends[0]), words);
            case "SINCE" -> new Period.Since(LocalDate.parse(ends[0]), words);
            case "UNTIL" -> new Period.Until(LocalDate.parse(ends[1]), words);
            default -> new Period.Range(LocalDate.parse(ends[0]), LocalDate.parse(ends[1]), words);
        };
    }

    private static Quantity quantity(ResultSet row) throws SQLException {
        var words = row.getString("amount_words");
        var unit = row.getString("unit");
        var qualifiers = qualifiers(row);
        var value = row.getBigDecimal("value");
        if (value != null && unit != null) {
            return new Quantity.Known(
                    plain(value.abs()),
                    plain(row.getBigDecimal("step")),
                    Unit.valueOf(unit),
                    qualifiers,
                    words);
        }
        return row.getString("counted").equals("UNKNOWN")
                ? new Quantity.Unknown(unit == null ? null : Unit.valueOf(unit), qualifiers, words)
                : new Quantity.Uncounted(words);
    }

    private static Origin origin(ResultSet row) throws SQLException {
        var source = row.getObject("source", UUID.class);
        return switch (row.getString("origin")) {
            case "RECORDED" ->
                    new Origin.Recorded(source, row.getString("link"), row.getBoolean("simulated"));
            case "RETURNED" -> new Origin.Returned(source, row.getString("cell"));
            default ->
                    new Origin.Reported(
                            new DocumentRef(source),
                            row.getInt("fact"),
                            row.getInt("span_start"),
                            row.getInt("span_end"),
                            row.getString("quote"));
        };
    }

    private static Set<Qualifier> qualifiers(ResultSet row) throws SQLException {
        var names = (String[]) row.getArray("qualifiers").getArray();
        return Arrays.stream(names).map(Qualifier::valueOf).collect(Collectors.toSet());
    }

    private static String names(Set<Qualifier> qualifiers) {
        return qualifiers.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
