package jieli.deployment.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;
import jieli.directory.Person.Grade;
import org.jspecify.annotations.Nullable;

/** What the checks of one pairing look at; what several years share is worked out once. */
final class World {

    private final LocalDate today;
    private final Days running;
    private final Set<UUID> recipients;
    private final Known known;
    private final List<Stint> stints;
    private final Map<Tolerance, Map<UUID, Days>> served = new HashMap<>();
    private final Map<Tolerated, Gaps> gaps = new HashMap<>();
    private @Nullable Map<UUID, Days> there;
    private @Nullable Days calendar;
    private @Nullable Days onSite;

    /**
     * What a few rules ask besides days; empty where none of them does.
     *
     * @param grades of the people's titles, as far as known
     * @param signed postings whose hand-over list both sides signed
     */
    record Known(Map<UUID, Grade> grades, Set<UUID> signed) {
        static final Known NOTHING = new Known(Map.of(), Set.of());
    }

    /** What a person's run of days survives. */
    record Tolerance(int leaveDays, int windowMonths, boolean descentBreaks) {}

    /** Which gaps count. */
    private record Tolerated(boolean onSite, int days) {}

    /**
     * Days of the pairing without anybody.
     *
     * @param past in gaps that were already too long by today
     * @param ahead after today, in gaps that are too long as planned
     */
    record Gaps(Days past, Days ahead) {}

    /**
     * @param running the days the pairing exists; {@link Days#NONE} when nobody knows the start
     * @param known what a few rules ask besides days
     * @param stints visits too
     */
    World(LocalDate today, Days running, Set<UUID> recipients, Known known, List<Stint> stints) {
        this.today = today;
        this.recipients = recipients;
        this.known = known;
        this.stints = List.copyOf(stints);
        this.running = running.isEmpty() ? sinceFirst(stints) : running;
    }

    /** Nobody knows when it began: it counts from the first posting. */
    private static Days sinceFirst(List<Stint> stints) {
        var first = Days.union(stints.stream().map(Stint::term).toList()).first();
        return first == null ? Days.NONE : Days.of(first, null);
    }

    LocalDate today() {
        return today;
    }

    Days running() {
        return running;
    }

    /** The days before today, today with them. */
    Days past() {
        return Days.of(LocalDate.EPOCH, today.plusDays(1));
    }

    Set<UUID> recipients() {
        return recipients;
    }

    @Nullable Grade grade(UUID person) {
        return known.grades().get(person);
    }

    /** Whether both sides signed the same hand-over list. */
    boolean isSigned(Stint stint) {
        return known.signed().contains(stint.posting());
    }

    List<Stint> stints() {
        return stints;
    }

    boolean isEmpty() {
        return stints.isEmpty();
    }

    /** Whether someone of the helped side was sent out: help in the other direction. */
    boolean isOutgoing(Stint stint) {
        return stint.employer() != null && recipients.contains(stint.employer());
    }

    /** Who counts as a head in those days: no visits, nobody sent out unless that is asked. */
    List<Stint> heads(Demands demands, Days within) {
        var outgoing = demands.value(Parameter.countOutgoing).equals("COUNTED");
        var heads = new ArrayList<Stint>();
        for (var stint : stints) {
            if (!stint.visit()
                    && stint.term().touches(within)
                    && (outgoing || !isOutgoing(stint))) {
                heads.add(stint);
            }
        }
        return heads;
    }

    /** Who was sent out in those days. */
    long outgoing(Days within) {
        return stints.stream()
                .filter(stint -> isOutgoing(stint) && stint.term().touches(within))
                .map(Stint::person)
                .distinct()
                .count();
    }

    /** The days of the pairing on which nobody is there. */
    Days uncovered(boolean withoutAway) {
        var known = withoutAway ? onSite : calendar;
        if (known != null) {
            return known;
        }
        var found = running.minus(union(withoutAway));
        if (withoutAway) {
            onSite = found;
        } else {
            calendar = found;
        }
        return found;
    }

    private Days union(boolean withoutAway) {
        var there = new ArrayList<Days>(stints.size());
        for (var stint : stints) {
            if (!isOutgoing(stint)) {
                there.add(stint.days(withoutAway));
            }
        }
        return Days.union(there);
    }

    /** Gaps longer than so many days. */
    Gaps gaps(boolean withoutAway, int tolerated) {
        return gaps.computeIfAbsent(
                new Tolerated(withoutAway, tolerated),
                _ -> {
                    var uncovered = uncovered(withoutAway);
                    return new Gaps(
                            uncovered.and(past()).longerThan(tolerated),
                            uncovered.longerThan(tolerated).minus(past()));
                });
    }

    /** Each person's days of service, cut where something breaks them. */
    Map<UUID, Days> served(Tolerance tolerance) {
        return served.computeIfAbsent(tolerance, this::serve);
    }

    /** Each person's days on site. */
    Map<UUID, Days> there() {
        if (there == null) {
            var of = new HashMap<UUID, Days>();
            for (var stint : stints) {
                if (!stint.visit()) {
                    of.merge(stint.person(), stint.onSite(), Days::or);
                }
            }
            there = of;
        }
        return there;
    }

    private Map<UUID, Days> serve(Tolerance tolerance) {
        var of = new LinkedHashMap<UUID, Days>();
        for (var stint : stints) {
            if (!stint.visit()) {
                of.merge(stint.person(), Continuity.of(stint, tolerance), Days::or);
            }
        }
        return of;
    }
}
