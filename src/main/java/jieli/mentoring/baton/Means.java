package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    private static final Comparator<Means> BY_TIME =
            Comparator.comparing(Means::since).thenComparing(one -> one.id().toString());

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
                all.stream().filter(each -> each.kind() == Kind.EQUIPMENT).sorted(BY_TIME).toList()) {
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
