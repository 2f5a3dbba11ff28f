package jieli.directory;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into a form. */
final class Typed {

    static final int LONGEST_NAME = 200;

    /** What became of a form: what it says, or the one reason why it is refused. */
    sealed interface Reading<T> {

        record Accepted<T>(T value) implements Reading<T> {}

        record Refused<T>(Refusal why) implements Reading<T> {}
    }

    private Typed() {}

    /** The text without blanks around it or characters no database takes. */
    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }

    static List<String> texts(@Nullable List<String> typed) {
        return typed == null
                ? List.of()
                : typed.stream().map(Typed::text).filter(one -> !one.isEmpty()).distinct().toList();
    }

    /** A whole number, or null if it is none. */
    static @Nullable Long number(String typed) {
        return typed.matches("-?[0-9]{1,15}") ? Long.valueOf(typed) : null;
    }

    /** A decimal number, or null if it is none. */
    static @Nullable Double decimal(String typed) {
        return typed.matches("-?[0-9]{1,9}([.][0-9]{1,12})?") ? Double.valueOf(typed) : null;
    }

    /** A day written 2024-04-16, or nothing if it is none. */
    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed))
                    .filter(day -> day.getYear() >= 1900 && day.getYear() < 2200);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    static boolean isBlankOrWithin(String typed, long least, long most) {
        var number = number(typed);
        return typed.isEmpty() || number != null && number >= least && number <= most;
    }

    static boolean isBlankOrBetween(String typed, double least, double most) {
        var number = decimal(typed);
        return typed.isEmpty() || number != null && number >= least && number <= most;
    }

    /** The constant of this name, if there is one. */
    static <E extends Enum<E>> Optional<E> choice(Class<E> choices, String typed) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(typed))
                .findFirst();
    }
}
