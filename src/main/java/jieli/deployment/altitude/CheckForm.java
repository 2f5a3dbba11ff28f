package jieli.deployment.altitude;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jieli.deployment.altitude.Findings.Flag;
import org.jspecify.annotations.Nullable;

/** The daily check as it was typed. */
record CheckForm(
        String headache,
        String gut,
        String fatigue,
        String dizziness,
        String function,
        String spo2,
        String pulse,
        String systolic,
        String diastolic,
        @Nullable List<String> flags,
        String words,
        String posting,
        @Nullable String consent)
        implements Serializable {

    private static final int LONGEST = 1000;

    /** What was read, or the name of the first thing that cannot be. */
    sealed interface Read {
        record Accepted(LakeLouise score, Reading reading, Set<Flag> flags, String words)
                implements Read {}

        record Refused(String why) implements Read {}
    }

    /** For everyone, one's own posting. */
    static CheckForm blank(String posting) {
        return new CheckForm("", "", "", "", "0", "", "", "", "", List.of(), "", posting, "");
    }

    public boolean flagged(String flag) {
        return flags != null && flags.contains(flag);
    }

    /** Whether the person agrees, here and now, that their health is watched. */
    boolean agrees() {
        return "true".equals(consent);
    }

    /** What was typed for an item, for the template. */
    public String item(String name) {
        var typed =
                switch (name) {
                    case "headache" -> headache;
                    case "gut" -> gut;
                    case "fatigue" -> fatigue;
                    case "dizziness" -> dizziness;
                    default -> function;
                };
        return text(typed);
    }

    Read read() {
        var items = List.of(item("headache"), item("gut"), item("fatigue"), item("dizziness"));
        if (!items.stream().allMatch(item -> item.matches("[0-3]"))) {
            return new Read.Refused("item");
        }
        var numbers = List.of(text(spo2), text(pulse), text(systolic), text(diastolic));
        var reading = reading(numbers);
        if (reading == null || !reading.isPlausible()) {
            return new Read.Refused("number");
        }
        return text(words).length() > LONGEST
                ? new Read.Refused("long")
                : new Read.Accepted(score(items), reading, ticked(), text(words));
    }

    private LakeLouise score(List<String> items) {
        return new LakeLouise(
                Integer.parseInt(items.get(0)),
                Integer.parseInt(items.get(1)),
                Integer.parseInt(items.get(2)),
                Integer.parseInt(items.get(3)),
                item("function").matches("[0-3]") ? Integer.parseInt(item("function")) : 0);
    }

    private static @Nullable Reading reading(List<String> numbers) {
        return numbers.stream().allMatch(number -> number.matches("\\d{0,3}"))
                ? new Reading(
                        number(numbers.get(0)),
                        number(numbers.get(1)),
                        number(numbers.get(2)),
                        number(numbers.get(3)))
                : null;
    }

    private Set<Flag> ticked() {
        return Arrays.stream(Flag.values())
                .filter(flag -> flagged(flag.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Flag.class)));
    }

    private static @Nullable Integer number(String text) {
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    private static String text(@Nullable String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }
}
