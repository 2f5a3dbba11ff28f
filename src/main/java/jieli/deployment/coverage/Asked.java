package jieli.deployment.coverage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the address of a coverage page asks for; what cannot be read is replaced and said.
 *
 * @param from the first month of the chart
 * @param years how many years it shows
 * @param scale how wide: {@code year}, {@code quarter}, {@code month}
 * @param onSite whether days away leave a gap
 * @param warn from how many days ahead a gap is warned of
 * @param refusal the message key of what could not be read; empty if all could
 */
record Asked(LocalDate from, int years, String scale, boolean onSite, int warn, String refusal) {

    static final List<String> SCALES = List.of("year", "quarter", "month");
    static final List<Integer> YEARS = List.of(1, 2, 3, 5, 10);
    private static final int WARN = 60;
    private static final int MOST_WARN = 3650;
    private static final int YEARS_BACK = 3;
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2200;

    static Asked of(Map<String, String> parameters, LocalDate today) {
        var refusal = "";
        var usual = LocalDate.of(today.getYear() - YEARS_BACK, 1, 1);
        var from = day(parameters.getOrDefault("from", ""), usual);
        if (from == null) {
            refusal = "deployment.coverage.refusal.from";
        }
        var warn = number(parameters.getOrDefault("warn", ""), WARN, MOST_WARN);
        if (warn < 0) {
            refusal = "deployment.coverage.refusal.warn";
        }
        var years = number(parameters.getOrDefault("years", ""), 10, 10);
        var scale = parameters.getOrDefault("scale", "");
        return new Asked(
                (from == null ? usual : from).withDayOfMonth(1),
                YEARS.contains(years) ? years : 10,
                SCALES.contains(scale) ? scale : "year",
                parameters.getOrDefault("count", "").equals("on-site"),
                warn < 0 ? WARN : warn,
                refusal);
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(String typed, LocalDate usual) {
        if (typed.isBlank()) {
            return usual;
        }
        try {
            var text = typed.strip();
            var day = LocalDate.parse(text.length() == 7 ? text + "-01" : text);
            return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static int number(String typed, int usual, int most) {
        if (typed.isBlank()) {
            return usual;
        }
        return typed.matches("\\d{1,5}") && Integer.parseInt(typed) <= most
                ? Integer.parseInt(typed)
                : -1;
    }

    /** The first day after the chart. */
    public LocalDate until() {
        return from.plusYears(years);
    }

    /** Pixels a day takes. */
    double pixels() {
        return switch (scale) {
            case "month" -> 3;
            case "quarter" -> 1;
            default -> 0.4;
        };
    }
}
