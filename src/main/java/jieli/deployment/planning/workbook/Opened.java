package jieli.deployment.planning.workbook;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of the bytes: a table, or the one reason why there is none. */
public sealed interface Opened {

    /**
     * Nothing was read.
     *
     * @param detail what the sentence names: a bound, a heading; may be empty
     */
    record Refused(Why why, String detail) implements Opened {

        static Refused of(Why why) {
            return new Refused(why, "");
        }
    }

    /** Why a workbook is not read at all; {@code deployment.plan.workbook.…} says it in words. */
    enum Why {
        /** No byte, or no row under the headings. */
        EMPTY,
        NOT_A_WORKBOOK,
        /** The format before 2007 (.xls). */
        LEGACY,
        /** Opens only with a password. */
        PASSWORD,
        TOO_LARGE,
        /** Content out of proportion: a zip bomb. */
        UNPACKS_TOO_LARGE,
        TOO_MANY_ROWS,
        DAMAGED,
        /** A heading that must be there is not; the detail names them. */
        HEADING_MISSING,
        /** A heading stands twice; the detail names it. */
        HEADING_TWICE
    }

    /**
     * The first sheet's rows under its headings; rows without anything in them are left out.
     *
     * @param headings as they stand, so that a returned workbook looks like the one that came
     */
    record Table(List<String> headings, List<Row> rows) implements Opened {

        public Table {
            headings = List.copyOf(headings);
            rows = List.copyOf(rows);
        }
    }

    /**
     * One row as it was typed.
     *
     * @param number as Excel counts it, from 1
     * @param merged whether one of its cells is merged with another
     * @param places where each known column stands
     * @param cells texts, numbers, days; null where a cell is empty
     */
    record Row(
            int number, boolean merged, Map<String, Integer> places, List<@Nullable Object> cells) {

        /** A day typed as text is taken only where year, month, day stand in this order. */
        private static final Pattern DAY =
                Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");

        /** What stands in a column, as a reader of Excel sees it; empty if nothing does. */
        public String text(String column) {
            return switch (value(column)) {
                case null -> "";
                case BigDecimal number -> number.stripTrailingZeros().toPlainString();
                case Object other -> other.toString().strip();
            };
        }

        public boolean isBlank(String column) {
            return text(column).isEmpty();
        }

        /** A day: a cell of a date format, or an unmistakable text. */
        public Optional<LocalDate> day(String column) {
            if (value(column) instanceof LocalDate day) {
                return Optional.of(day);
            }
            var said = DAY.matcher(text(column));
            if (!said.matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        LocalDate.of(
                                Integer.parseInt(said.group(1)),
                                Integer.parseInt(said.group(2)),
                                Integer.parseInt(said.group(3))));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }

        /** A whole number within bounds. */
        public Optional<Integer> whole(String column, int least, int most) {
            var text = text(column);
            if (!text.matches("\\d{1,9}")) {
                return Optional.empty();
            }
            return Optional.of(Integer.valueOf(text)).filter(n -> n >= least && n <= most);
        }

        private @Nullable Object value(String column) {
            var place = places.get(column);
            return place == null || place >= cells.size() ? null : cells.get(place);
        }
    }
}
