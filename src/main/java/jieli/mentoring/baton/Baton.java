package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.deployment.Period;
import jieli.mentoring.baton.Standing.Why;

/**
 * A technique in a hospital's hands: its standing on any day follows from its history alone, by the
 * order of the handbook's 5.7, where the first match wins.
 *
 * @param history what happened
 * @param yardstick what it is measured by
 */
record Baton(History history, Yardstick yardstick) {

    /** As many days ahead a turn is told of. */
    static final int AHEAD = 365;

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
    private static final List<Integer> CHECKED = List.of(3, 6, 12);

    /**
     * What was found months after a departure.
     *
     * @param complications in the cases of the window, whoever did them
     * @param takenOver cases of the window that a supervisor had to take over
     */
    record Check(
            LocalDate departed, int months, Standing standing, long complications, long takenOver) {

        public Check(LocalDate departed, int months, Standing standing, List<Case> window) {
            this(
                    departed,
                    months,
                    standing,
                    window.stream().filter(Case::complicated).count(),
                    window.stream().filter(Case::takenOver).count());
        }
    }

    /** The standing on a day, from what is known of the time up to it. */
    public Standing on(LocalDate day) {
        var departed = history.departure(day).filter(last -> !last.isAfter(day));
        var known = history.cases().stream().filter(one -> !one.day().isAfter(day)).toList();
        var window = history.within(day, yardstick.window());
        var before =
                departed.map(last -> history.within(last, yardstick.window()).size()).orElse(0);
        var needed = departed.isEmpty() ? 0 : yardstick.needed(before);
        var independent = window.stream().filter(Case::isIndependent).count();
        var able = able(day);
        var why =
                departed.map(last -> why(last, day, known, independent, needed, able))
                        .orElse(List.of());
        return new Standing(
                departed.isEmpty() ? handedOn(known) : afterwards(why),
                why,
                day,
                departed.orElse(null),
                departed.filter(last -> day.isBefore(last.plusDays(yardstick.early()))).isPresent(),
                independent,
                window.stream().filter(Case::guided).count(),
                needed,
                before,
                known.stream().map(Case::day).max(Comparator.naturalOrder()).orElse(null),
                able);
    }

    /**
     * The next day within {@link #AHEAD} days on which it stands otherwise if nothing more is done,
     * for a warning in time.
     */
    public Optional<Standing> next(LocalDate today) {
        var state = on(today).state();
        return turns().filter(day -> day.isAfter(today) && !day.isAfter(today.plusDays(AHEAD)))
                .sorted()
                .distinct()
                .map(this::on)
                .filter(standing -> standing.state() != state)
                .findFirst();
    }

    /**
     * The first day after one on which anything that is shown may differ by time alone: the
     * standing, the checks, what lies {@link #AHEAD}.
     */
    LocalDate holds(LocalDate today) {
        var checks =
                lastDays()
                        .flatMap(last ->
                                Stream.concat(
                                        Stream.of(last.plusDays(yardstick.early())),
                                        CHECKED.stream().map(last::plusMonths)));
        return Stream.concat(checks, turns())
                .flatMap(day -> Stream.of(day, day.minusDays(AHEAD), day.minusDays(Warning.SOON)))
                .filter(day -> day.isAfter(today))
                .min(Comparator.naturalOrder())
                .orElse(NEVER);
    }

    /**
     * What was found after each departure, in order of time; a teacher who came ends the series.
     */
    List<Check> checks(LocalDate today) {
        return lastDays()
                .filter(last ->
                        history.departure(last.plusDays(1)).filter(last::equals).isPresent())
                .distinct()
                .sorted()
                .flatMap(last ->
                        CHECKED.stream()
                                .filter(months -> isDue(last, last.plusMonths(months), today))
                                .map(months -> check(last, months)))
                .toList();
    }

    private Check check(LocalDate last, int months) {
        var day = last.plusMonths(months);
        return new Check(last, months, on(day), history.within(day, yardstick.window()));
    }

    private boolean isDue(LocalDate last, LocalDate day, LocalDate today) {
        return !day.isAfter(today) && history.departure(day).filter(last::equals).isPresent();
    }

    /**
     * The first day on which somebody may do it alone and it was done alone, both since it was
     * first taught; empty while that day has not come.
     */
    Optional<LocalDate> passed(LocalDate today) {
        var begun = history.teachers().stream().map(Period::from).min(Comparator.naturalOrder());
        var alone =
                history.cases().stream()
                        .filter(Case::isIndependent)
                        .map(Case::day)
                        .filter(day -> begun.filter(first -> !day.isBefore(first)).isPresent())
                        .min(Comparator.naturalOrder());
        return alone.flatMap(first ->
                history.doctors().stream()
                        .flatMap(Doctor::rights)
                        .map(right -> right.shared(new Period(first, null)))
                        .flatMap(Optional::stream)
                        .map(Period::from)
                        .filter(day -> !day.isAfter(today))
                        .min(Comparator.naturalOrder()));
    }

    /** How far it was handed on up to a day, whatever came of it afterwards. */
    BatonState handedOn(LocalDate day) {
        return handedOn(history.cases().stream().filter(one -> !one.day().isAfter(day)).toList());
    }

    private Stream<LocalDate> lastDays() {
        return history.teachers().stream().map(Period::lastDay).filter(Objects::nonNull);
    }

    /** Every day on which a standing can change by time alone. */
    private Stream<LocalDate> turns() {
        var cases =
                history.cases().stream()
                        .map(Case::day)
                        .flatMap(day -> Stream.of(day, day.plusDays(yardstick.window())));
        var departures = lastDays().map(last -> last.plusDays(yardstick.window()));
        var stays = Stream.concat(departures, history.teachers().stream().flatMap(Baton::ends));
        var doctors =
                history.doctors().stream()
                        .flatMap(doctor ->
                                Stream.concat(
                                        Stream.concat(
                                                        doctor.granted().stream(),
                                                        doctor.employed().stream())
                                                .flatMap(Baton::ends),
                                        turns(doctor.away(), yardstick.leave())));
        var others =
                Stream.concat(
                        turns(history.outages(), yardstick.outage()),
                        history.doubts().stream().flatMap(Baton::ends));
        return Stream.of(cases, stays, doctors, others).flatMap(days -> days);
    }

    private static Stream<LocalDate> ends(Period period) {
        return Stream.of(period.from(), period.until()).filter(Objects::nonNull);
    }

    private static Stream<LocalDate> turns(List<Period> periods, int bearable) {
        return periods.stream()
                .flatMap(period ->
                        Stream.concat(
                                ends(period), Stream.of(period.from().plusDays(bearable + 1L))));
    }

    private List<UUID> able(LocalDate day) {
        return history.doctors().stream()
                .filter(doctor -> doctor.isAble(day, yardstick.leave()))
                .map(Doctor::person)
                .distinct()
                .sorted()
                .toList();
    }

    private static BatonState handedOn(List<Case> known) {
        var hands = known.stream().map(Case::hands).toList();
        if (known.stream().anyMatch(Case::isIndependent)) {
            return BatonState.INDEPENDENT;
        }
        if (hands.contains(Case.Hands.TOGETHER) || hands.contains(Case.Hands.LOCAL)) {
            return BatonState.TAUGHT;
        }
        return hands.isEmpty() ? BatonState.ABSENT : BatonState.DEMONSTRATED;
    }

    private List<Why> why(
            LocalDate departed,
            LocalDate day,
            List<Case> known,
            long independent,
            int needed,
            List<UUID> able) {
        var waited = !day.isBefore(departed.plusDays(yardstick.window()));
        var holds = new EnumMap<Why, Boolean>(Why.class);
        holds.put(Why.NOTHING_RECORDED, known.isEmpty() || !history.granted());
        holds.put(Why.NOBODY_ABLE, able.isEmpty());
        holds.put(Why.EQUIPMENT_OUT, outages(day));
        holds.put(Why.NO_CASE, waited && independent == 0);
        holds.put(Why.TOO_EARLY, !waited);
        holds.put(Why.TOO_FEW_CASES, independent < needed);
        holds.put(Why.TOO_FEW_DOCTORS, able.size() < yardstick.doctors());
        holds.put(Why.DOUBT, history.doubts().stream().anyMatch(doubt -> doubt.contains(day)));
        return holds.keySet().stream().filter(holds::get).toList();
    }

    private boolean outages(LocalDate day) {
        return history.outages().stream()
                .anyMatch(outage ->
                        outage.contains(day)
                                && outage.from().plusDays(yardstick.outage()).isBefore(day));
    }

    private static BatonState afterwards(List<Why> why) {
        if (why.contains(Why.NOTHING_RECORDED)) {
            return BatonState.UNKNOWN;
        }
        if (why.contains(Why.NOBODY_ABLE) || why.contains(Why.EQUIPMENT_OUT)) {
            return BatonState.LOST;
        }
        if (why.contains(Why.NO_CASE)) {
            return BatonState.DORMANT;
        }
        return why.isEmpty() ? BatonState.ROOTED : BatonState.FRAGILE;
    }
}
