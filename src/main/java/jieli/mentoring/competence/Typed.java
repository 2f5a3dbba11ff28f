package jieli.mentoring.competence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Numbers, days, words as people write them. */
public final class Typed {

    private static final int PLACES = 2;

    private Typed() {}

    /** {@code 0.05} is {@code 5%}. */
    public static String perCent(double share) {
        return number(share) + "%";
    }

    /** Without the sign, for a field. */
    public static String number(double share) {
        var number = BigDecimal.valueOf(share).movePointRight(2);
        return plain(number.setScale(PLACES, RoundingMode.HALF_UP));
    }

    /** A limit as people write it. */
    public static String limit(double limit) {
        return plain(BigDecimal.valueOf(limit));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** What was typed as per cent, 0 to 100, as a share; null if it is none. */
    public static @Nullable Double share(String typed) {
        var number = decimal(typed.replace("%", "").replace("%", "").strip());
        return number == null ? null : number / 100;
    }

    /** A decimal number; null if it is none. */
    public static @Nullable Double decimal(String typed) {
        return typed.matches("[0-9]{1,3}([.][0-9]{1,4})?") ? Double.valueOf(typed) : null;
    }

    /** A day written 2026-11-22, or null. */
    public static @Nullable LocalDate day(String typed) {
        try {
            var day = LocalDate.parse(typed);
            return day.getYear() >= 1950 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /** What was typed, without blanks around it or characters no database takes. */
    public static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }
}
