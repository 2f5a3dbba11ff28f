package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What threatens a technique that is not lost yet.
 *
 * @param day when it comes true, null if that has no day
 * @param person whom it depends on, null if on nobody
 */
record Warning(Kind kind, @Nullable LocalDate day, @Nullable UUID person) {

    /**
     * As many days ahead it is told that a technique will sleep: whatever is done often would sleep
     * in half a year if it were done no more.
     */
    static final int SOON = 90;

    /** What comes, most certain first. */
    enum Kind {
        /** Nobody may do it alone on the day after the last teacher's last. */
        TEACHER_LEAVES,
        /** Whoever is the only one stops working here; the day is the first without. */
        ONLY_ONE_LEAVES,
        /** The grant of the only one ends; the day is the first without. */
        ONLY_ONE_EXPIRES,
        /** The equipment is out; on the day the technique is lost. */
        EQUIPMENT_OUT,
        /** It is lost on the day, for whatever reason. */
        LOST_SOON,
        /** It sleeps from the day on unless somebody does it. */
        DORMANT_SOON,
        /** 离丢失只差一人. */
        ONLY_ONE
    }

    /** What is to be told on a day, the next first. */
    static List<Warning> of(Baton baton, LocalDate today) {
        var now = baton.on(today);
        if (now.state() == BatonState.LOST
                || now.state() == BatonState.UNKNOWN
                || now.state() == BatonState.ABSENT) {
            return List.of();
        }
        var found = new ArrayList<Warning>();
        equipment(baton, today).ifPresent(found::add);
        onlyOne(baton, now).ifPresent(found::add);
        baton.next(today).flatMap(next -> turn(now, next)).ifPresent(found::add);
        return found.stream()
                .sorted(
                        Comparator.comparing(
                                        Warning::day,
                                        Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                                .thenComparing(Warning::kind))
                .toList();
    }

    private static Optional<Warning> equipment(Baton baton, LocalDate today) {
        return baton.history().outages().stream()
                .filter(outage -> outage.contains(today))
                .map(outage -> outage.from().plusDays(baton.yardstick().outage() + 1L))
                .min(Comparator.naturalOrder())
                .map(lost -> new Warning(Kind.EQUIPMENT_OUT, lost, null));
    }

    private static Optional<Warning> onlyOne(Baton baton, Standing now) {
        if (!now.isOnePersonAway()) {
            return Optional.empty();
        }
        var person = now.able().getFirst();
        var mine =
                baton.history().doctors().stream()
                        .filter(doctor -> doctor.person().equals(person))
                        .toList();
        var ends = mine.stream().map(doctor -> doctor.end(now.day())).toList();
        var soon = now.day().plusDays(Baton.AHEAD);
        var end =
                ends.stream().anyMatch(Optional::isEmpty)
                        ? Optional.<LocalDate>empty()
                        : ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
        return Optional.of(
                end.filter(day -> !day.isAfter(soon))
                        .map(day ->
                                new Warning(
                                        mine.stream().anyMatch(doctor -> doctor.leaves(day))
                                                ? Kind.ONLY_ONE_LEAVES
                                                : Kind.ONLY_ONE_EXPIRES,
                                        day,
                                        person))
                        .orElseGet(() -> new Warning(Kind.ONLY_ONE, null, person)));
    }

    private static Optional<Warning> turn(Standing now, Standing next) {
        return switch (next.state()) {
            case LOST, UNKNOWN -> Optional.of(new Warning(lost(now), next.day(), null));
            case DORMANT ->
                    next.day().isAfter(now.day().plusDays(SOON))
                            ? Optional.empty()
                            : Optional.of(new Warning(Kind.DORMANT_SOON, next.day(), null));
            case ABSENT, DEMONSTRATED, TAUGHT, INDEPENDENT, FRAGILE, ROOTED -> Optional.empty();
        };
    }

    private static Kind lost(Standing now) {
        return now.state().isAfterDeparture() ? Kind.LOST_SOON : Kind.TEACHER_LEAVES;
    }
}
