package jieli.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When. Ranges are half-open; what the source leaves open stays open, and its own words are kept
 * (未说明, 年份缺失, 2018年以来).
 */
public sealed interface Period {

    /** As the source says it. */
    String words();

    /** One day. */
    record Day(LocalDate on, String words) implements Period {}

    /** From the first day up to, not including, the last. */
    record Range(LocalDate from, LocalDate to, String words) implements Period {
        public Range {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("a period from " + from + " to " + to);
            }
        }
    }

    /** Begun then, the end not told. */
    record Since(LocalDate from, String words) implements Period {}

    /** Up to, not including, that day; the beginning not told. */
    record Until(LocalDate to, String words) implements Period {}

    /** The source does not say, or lost it. */
    record Unstated(String words) implements Period {}

    /** The first day, null when open or not told. */
    default @Nullable LocalDate lower() {
        return switch (this) {
            case Day day -> day.on();
            case Range range -> range.from();
            case Since since -> since.from();
            case Until _, Unstated _ -> null;
        };
    }

    /** The day after the last, null when open or not told. */
    default @Nullable LocalDate upper() {
        return switch (this) {
            case Day day -> day.on().plusDays(1);
            case Range range -> range.to();
            case Until until -> until.to();
            case Since _, Unstated _ -> null;
        };
    }

    /** Whether the two may speak of the same days; what is not told excludes nothing. */
    default boolean overlaps(Period other) {
        var endsBefore =
                upper() != null && other.lower() != null && !upper().isAfter(other.lower());
        var beginsAfter =
                lower() != null && other.upper() != null && !lower().isBefore(other.upper());
        return !endsBefore && !beginsAfter;
    }

    /**
     * Reads a period as tables of facts write it: {@code 2024-04-17}, {@code 2022-07..2025-05},
     * {@code 2019}, {@code 2018年以来}, {@code 2022-07起}, {@code 截至2024-04}. Whatever else it says is
     * kept as words and stays unstated; a bracketed remark is not read.
     */
    static Period of(String words) {
        var text = words.strip();
        var bare =
                text.replaceAll("[(（].*?[)）]", "")
                        .replaceAll("\\s|从|自", "")
                        .replaceAll("[年月](?=\\d)", "-")
                        .replaceAll("(?<=\\d)[年月日]", "");
        var range = Reading.RANGE.matcher(bare);
        if (range.matches()) {
            var from = Reading.first(range.group(1));
            var to = Reading.after(range.group(2));
            return from == null || to == null || !from.isBefore(to)
                    ? new Unstated(text)
                    : new Range(from, to, text);
        }
        var single = Reading.SINGLE.matcher(bare);
        return single.matches() ? Reading.single(single, text) : new Unstated(text);
    }

    /** How written dates are read. */
    final class Reading {
        private static final String DATE = "(\\d{4}(?:-\\d{1,2}){0,2})";
        private static final Pattern RANGE = Pattern.compile(DATE + "(?:\\.\\.|/|至|到|~|—)" + DATE);
        private static final Pattern SINGLE =
                Pattern.compile("(截至|截止|到)?" + DATE + "(以来|起|至今|后|底|末)?");

        private Reading() {}

        private static Period single(Matcher found, String text) {
            var date = found.group(2);
            var from = first(date);
            var to = after(date);
            if (from == null || to == null) {
                return new Unstated(text);
            }
            if (found.group(1) != null) {
                return new Until(to, text);
            }
            if (found.group(3) != null && !found.group(3).matches("[底末]")) {
                return new Since(from, text);
            }
            return date.split("-").length == 3 ? new Day(from, text) : new Range(from, to, text);
        }

        private static @Nullable LocalDate first(String date) {
            var parts = date.split("-");
            var year = Integer.parseInt(parts[0]);
            var month = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
            var day = parts.length > 2 ? Integer.parseInt(parts[2]) : 1;
            var possible =
                    month >= 1
                            && month <= 12
                            && day >= 1
                            && day <= YearMonth.of(year, month).lengthOfMonth();
            return possible ? LocalDate.of(year, month, day) : null;
        }

        private static @Nullable LocalDate after(String date) {
            var first = first(date);
            if (first == null) {
                return null;
            }
            return switch (date.split("-").length) {
                case 1 -> first.plusYears(1);
                case 2 -> first.plusMonths(1);
                default -> first.plusDays(1);
            };
        }
    }
}
