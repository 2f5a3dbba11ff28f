package jieli.mentoring.baton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import org.jspecify.annotations.Nullable;

/**
 * Whether something a technique needs is there, as noted when it changed. Without any such row
 * nobody knows.
 *
 * @param id made when noted, so that of two rows of a day the later one tells
 * @param since the first day it was so
 * @param words may be empty
 */
record Means(UUID id, Kind kind, State state, LocalDate since, String words) {

    /** What is needed. */
    enum Kind {
        EQUIPMENT,
        CONSUMABLES
    }

    /** How much of it is there. */
    enum State {
        PRESENT,
        /** 不足: of consumables only. */
        LOW,
        OUT;

        boolean fits(Kind kind) {
            return this != LOW || kind == Kind.CONSUMABLES;
        }
    }

    private static final int LONGEST = 500;
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);

    static final Comparator<Means> BY_TIME =
            Comparator.comparing(Means::since).thenComparing(one -> one.id().toString());

    /**
     * What is wrong with a form, as the end of a message key; empty if nothing.
     *
     * @param typed id, kind, state, since, words
     */
    static Optional<String> wrong(Map<String, String> typed, LocalDate today) {
        var kind = find(Kind.values(), typed.get("kind"));
        var state = find(State.values(), typed.get("state"));
        var since = day(typed.get("since"));
        if (kind.isEmpty() || state.isEmpty() || !state.get().fits(kind.get())) {
            return Optional.of("state");
        }
        if (since.isEmpty() || since.get().isBefore(FIRST)) {
            return Optional.of("day");
        }
        if (since.get().isAfter(today)) {
            return Optional.of("future");
        }
        return words(typed).length() > LONGEST || !isId(typed.get("id"))
                ? Optional.of("words")
                : Optional.empty();
    }

    static Means of(ResultSet row) throws SQLException {
        return new Means(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getObject("since", LocalDate.class),
                row.getString("words"));
    }

    /** What a form says that has nothing wrong. */
    static Means of(Map<String, String> typed) {
        return new Means(
                UUID.fromString(typed.getOrDefault("id", "")),
                find(Kind.values(), typed.get("kind")).orElseThrow(),
                find(State.values(), typed.get("state")).orElseThrow(),
                day(typed.get("since")).orElseThrow(),
                words(typed));
    }

    private static String words(Map<String, String> typed) {
        return typed.getOrDefault("words", "").strip();
    }

    private static <E extends Enum<E>> Optional<E> find(E[] all, @Nullable String typed) {
        return Arrays.stream(all).filter(one -> one.name().equals(typed)).findFirst();
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.ofNullable(typed).map(String::strip).map(LocalDate::parse);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static boolean isId(@Nullable String typed) {
        return typed != null && typed.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    /** What held of a kind on a day; empty if nobody knows. */
    static Optional<Means> on(LocalDate day, Kind kind, List<Means> all) {
        return all.stream()
                .filter(one -> one.kind() == kind && !one.since().isAfter(day))
                .max(BY_TIME);
    }

    /** When equipment could not be used: from each day it was out to the next it was there. */
    static List<Period> outages(List<Means> all) {
        var outages = new ArrayList<Period>();
        @Nullable LocalDate out = null;
        for (var one :
                all.stream()
                        .filter(each -> each.kind() == Kind.EQUIPMENT)
                        .sorted(BY_TIME)
                        .toList()) {
            if (one.state() == State.OUT) {
                out = out == null ? one.since() : out;
            } else if (out != null) {
                if (out.isBefore(one.since())) {
                    outages.add(new Period(out, one.since()));
                }
                out = null;
            }
        }
        if (out != null) {
            outages.add(new Period(out, null));
        }
        return outages;
    }
}
