package jieli.deployment.planning;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.deployment.planning.round.Round;
import jieli.deployment.planning.round.RoundId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * A round as it was typed.
 *
 * @param last the last day that is planned
 * @param dates days on which duty may begin or end, with spaces or commas between
 */
record RoundForm(
        @Nullable String name,
        @Nullable List<String> pairings,
        @Nullable String from,
        @Nullable String last,
        @Nullable String batch,
        @Nullable String dates,
        @Nullable String minMonths,
        @Nullable String maxMonths,
        @Nullable String restDays,
        @Nullable String departmentLimit,
        @Nullable String overlapDays,
        @Nullable String clearanceFrom,
        @Nullable String teamSpecialties,
        @Nullable String teamSeniors,
        @Nullable String seed)
        implements Serializable {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_DATES = 120;

    /** Either a round or the key of the sentence that says why not. */
    sealed interface Checked {
        record Good(Round round) implements Checked {}

        record Refused(String why) implements Checked {}
    }

    /** What a new round begins with: the programmes' usual numbers. */
    static RoundForm fresh() {
        return of("", List.of(), null, null, null, Round.Rules.USUAL, 1);
    }

    static RoundForm of(Round round) {
        var pairings = round.pairings().stream().map(PairingId::toString).toList();
        return of(
                round.name(),
                pairings,
                round.horizon(),
                round.horizon().lastDay(),
                round.batch(),
                round.rules(),
                round.seed());
    }

    private static RoundForm of(
            String name,
            List<String> pairings,
            @Nullable Period horizon,
            @Nullable LocalDate last,
            @Nullable Integer batch,
            Round.Rules rules,
            long seed) {
        return new RoundForm(
                name,
                new ArrayList<>(pairings),
                horizon == null ? "" : horizon.from().toString(),
                last == null ? "" : last.toString(),
                batch == null ? "" : batch.toString(),
                rules.batchDates().stream()
                        .map(LocalDate::toString)
                        .collect(Collectors.joining(" ")),
                String.valueOf(rules.minMonths()),
                String.valueOf(rules.maxMonths()),
                String.valueOf(rules.restDays()),
                String.valueOf(rules.departmentLimit()),
                String.valueOf(rules.overlapDays()),
                String.valueOf(rules.clearanceFromMetres()),
                String.valueOf(rules.teamSpecialties()),
                String.valueOf(rules.teamAssociateSeniors()),
                String.valueOf(seed));
    }

    public boolean chooses(PairingId pairing) {
        return pairings != null && pairings.contains(pairing.toString());
    }

    /**
     * Checks what was typed.
     *
     * @param chosen the pairings in reach that were chosen
     */
    Checked check(RoundId id, List<PairingId> chosen, boolean simulated) {
        var first = day(text(from));
        var end = day(text(last));
        var why = whyNoDays(first, end);
        if (text(name).isEmpty() || text(name).length() > LONGEST_NAME) {
            return refused("name");
        }
        if (chosen.isEmpty() || !why.isEmpty()) {
            return refused(chosen.isEmpty() ? "pairing" : why);
        }
        var horizon = new Period(first.orElseThrow(), end.orElseThrow().plusDays(1));
        var wrong = whyNoNumbers(horizon);
        if (!wrong.isEmpty()) {
            return refused(wrong);
        }
        var ordinal = whole(batch, 1, 999);
        return new Checked.Good(
                new Round(
                        id,
                        text(name),
                        chosen,
                        horizon,
                        ordinal.isPresent() ? ordinal.getAsInt() : null,
                        rules(),
                        Long.parseLong(text(seed)),
                        simulated));
    }

    private static String whyNoDays(Optional<LocalDate> first, Optional<LocalDate> end) {
        if (first.isEmpty() || end.isEmpty()) {
            return "date";
        }
        if (end.get().isBefore(first.get())) {
            return "reversed";
        }
        var isLong = first.get().plusDays(MOST_DAYS).isBefore(end.get());
        return isLong || first.get().getYear() < 1950 ? "horizon" : "";
    }

    private static Checked refused(String why) {
        return new Checked.Refused("deployment.plan.refusal." + why);
    }

    /** A number of the rules with its name in the form. */
    private record Number(String name, @Nullable String typed, int least, int most) {

        boolean isWrong() {
            return whole(typed, least, most).isEmpty();
        }

        int value() {
            return whole(typed, least, most).orElseThrow();
        }
    }

    private List<Number> numbers() {
        return List.of(
                new Number("minMonths", minMonths, 1, 60),
                new Number("maxMonths", maxMonths, 1, 60),
                new Number("restDays", restDays, 1, 3_650),
                new Number("departmentLimit", departmentLimit, 1, 100),
                new Number("overlapDays", overlapDays, 0, 90),
                new Number("clearanceFrom", clearanceFrom, 0, 9_000),
                new Number("teamSpecialties", teamSpecialties, 0, 50),
                new Number("teamSeniors", teamSeniors, 0, 50));
    }

    /** The end of the key of the first thing that is wrong; empty if nothing is. */
    private String whyNoNumbers(Period horizon) {
        var wrong = numbers().stream().filter(Number::isWrong).findFirst();
        if (wrong.isPresent()) {
            return "number." + wrong.get().name();
        }
        if (numbers().getFirst().value() > numbers().get(1).value()) {
            return "months";
        }
        var days = batchDays();
        if (days.isEmpty()
                || days.get().size() > MOST_DATES
                || !days.get().stream()
                        .allMatch(day -> day.equals(horizon.until()) || horizon.contains(day))) {
            return "dates";
        }
        if (!text(batch).isEmpty() && whole(batch, 1, 999).isEmpty()) {
            return "batch";
        }
        return text(seed).matches("\\d{1,15}") ? "" : "seed";
    }

    /** Once nothing is wrong. */
    private Round.Rules rules() {
        var n = numbers().stream().mapToInt(Number::value).toArray();
        return new Round.Rules(
                n[0], n[1], n[2], n[3], n[4], batchDays().orElseThrow(), n[5], n[6], n[7]);
    }

    private Optional<List<LocalDate>> batchDays() {
        var words =
                Arrays.stream(text(dates).split("[\\s,，、;；]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        var days = words.stream().flatMap(word -> day(word).stream()).toList();
        return days.size() == words.size() ? Optional.of(days) : Optional.empty();
    }

    static Optional<LocalDate> day(String typed) {
        try {
            // ISO dates may have years no calendar of ours has
            return typed.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Optional.of(LocalDate.parse(typed))
                    : Optional.empty();
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static OptionalInt whole(@Nullable String typed, int least, int most) {
        if (!text(typed).matches("\\d{1,6}")) {
            return OptionalInt.empty();
        }
        var number = Integer.parseInt(text(typed));
        return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
