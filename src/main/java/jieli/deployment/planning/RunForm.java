package jieli.deployment.planning;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import org.jspecify.annotations.Nullable;

/**
 * A run as it was asked for.
 *
 * @param limit seconds
 * @param earlier the run whose plan is to change as little as possible; empty for a plan of its own
 * @param absentee who cannot be away then
 * @param last the last day of the absence
 */
record RunForm(
        @Nullable String seed,
        @Nullable String limit,
        @Nullable String earlier,
        @Nullable String absentee,
        @Nullable String from,
        @Nullable String last)
        implements Serializable {

    /** Either what to do or the key of the sentence that says why not. */
    sealed interface Checked {
        record Good(Run.Task task, Run.@Nullable Anew anew) implements Checked {}

        record Refused(String why) implements Checked {}
    }

    private static final int MOST_SECONDS = 3_600;

    static RunForm fresh(long seed) {
        return new RunForm(String.valueOf(seed), "60", "", "", "", "");
    }

    Checked check() {
        if (!text(seed).matches("\\d{1,15}")) {
            return refused("seed");
        }
        var seconds = text(limit).matches("\\d{1,5}") ? Integer.parseInt(text(limit)) : 0;
        if (seconds < 1 || seconds > MOST_SECONDS) {
            return refused("limit");
        }
        var task = new Run.Task(Long.parseLong(text(seed)), seconds);
        return text(earlier).isEmpty() ? new Checked.Good(task, null) : anew(task);
    }

    private Checked anew(Run.Task task) {
        var run = id(text(earlier));
        var person = id(text(absentee));
        if (run.isEmpty() || person.isEmpty()) {
            return refused("absentee");
        }
        var first = RoundForm.day(text(from));
        var end = RoundForm.day(text(last));
        if (first.isEmpty() || end.isEmpty()) {
            return refused("date");
        }
        if (end.get().isBefore(first.get())) {
            return refused("reversed");
        }
        var away = new Period(first.get(), end.get().plusDays(1));
        return new Checked.Good(task, new Run.Anew(new RunId(run.get()), person.get(), away));
    }

    private static Checked refused(String why) {
        return new Checked.Refused("deployment.plan.refusal." + why);
    }

    private static Optional<UUID> id(String typed) {
        return typed.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(typed))
                : Optional.empty();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
