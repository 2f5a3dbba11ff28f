package jieli.deployment.altitude;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jieli.deployment.Absence;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.deployment.altitude.CheckBook.Known;
import jieli.deployment.altitude.Schedule.Due;
import jieli.deployment.altitude.Schedule.Lower;
import jieli.deployment.altitude.ascent.Band;
import jieli.deployment.altitude.ascent.Staging.Night;
import jieli.deployment.altitude.clearance.Sites;
import jieli.directory.InstitutionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Since when somebody is up there, what is due of them, when they may work. */
@Component
@Transactional(readOnly = true)
class Watch {

    private static final int DAYS_OF_WAY = 30;
    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final Postings postings;
    private final Sites sites;
    private final Clock clock;

    Watch(Postings postings, Sites sites, Clock clock) {
        this.postings = postings;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * What is known of somebody's way up and away.
     *
     * @param arrivedAt as it was noted, null if nobody did
     */
    record Stay(Posting posting, Band band, @Nullable Instant arrivedAt, List<Absence> absences) {

        /** Whether they are away, as far as the roster knows. */
        boolean isAway(LocalDate day) {
            return absences.stream().anyMatch(one -> one.during().contains(day));
        }
    }

    Stay stay(Posting posting) {
        return Objects.requireNonNull(stays(List.of(posting)).get(posting.id()));
    }

    /** Those of a team, asked for at once. */
    Map<PostingId, Stay> stays(Collection<Posting> team) {
        var ids = team.stream().map(Posting::id).toList();
        var arrivals = sites.arrivals(ids);
        var absences =
                postings.absences(ids).stream().collect(Collectors.groupingBy(Absence::posting));
        var bands = new HashMap<InstitutionId, Band>();
        var stays = new HashMap<PostingId, Stay>();
        for (var one : team) {
            var band = bands.computeIfAbsent(one.recipient(), place -> sites.get(place).band());
            stays.put(
                    one.id(),
                    new Stay(
                            one,
                            band,
                            arrivals.get(one.id()),
                            absences.getOrDefault(one.id(), List.of())));
        }
        return stays;
    }

    Band band(Posting posting) {
        return sites.get(posting.recipient()).band();
    }

    /** From when on the days at the place are counted. */
    Schedule schedule(Posting posting) {
        return schedule(stay(posting));
    }

    Schedule schedule(Stay stay) {
        return since(stay, Schedule::countedFrom);
    }

    /** How the day is found from which one counts. */
    private interface Counting {
        LocalDate from(LocalDate arrival, List<Lower> lower, LocalDate today);
    }

    private Schedule since(Stay stay, Counting counting) {
        var zone = clock.getZone();
        var arrivedAt =
                Optional.ofNullable(stay.arrivedAt())
                        .orElseGet(() -> noon(stay.posting().during().from()));
        var arrival = arrivedAt.atZone(zone).toLocalDate();
        var counted = counting.from(arrival, lower(stay), today());
        return new Schedule(counted.equals(arrival) ? arrivedAt : noon(counted), zone);
    }

    private static List<Lower> lower(Stay stay) {
        return stay.absences().stream()
                .map(absence ->
                        new Lower(
                                absence.during().from(),
                                absence.during().until(),
                                absence.kind() == Absence.Kind.DESCENT))
                .toList();
    }

    private Instant noon(LocalDate day) {
        return day.atTime(NOON).atZone(clock.getZone()).toInstant();
    }

    /** The first day with duty since somebody came up last. */
    LocalDate firstDutyDay(Posting posting) {
        var zone = clock.getZone();
        var stay = stay(posting);
        var first =
                Optional.ofNullable(stay.arrivedAt())
                        .map(at -> at.atZone(zone).toLocalDate())
                        .orElse(posting.during().from());
        var counted = schedule(stay).arrivedAt().atZone(zone).toLocalDate();
        return sites.firstDutyDay(posting, counted, counted.isAfter(first));
    }

    /**
     * What is due; nothing for whoever is neither at the place nor on the way up, or lives low.
     * Each return from leave begins the watching anew.
     *
     * @param known null if one may not know
     */
    Optional<Due> due(Stay stay, @Nullable Known known) {
        if (!stay.band().isWatched()) {
            return Optional.empty();
        }
        var schedule =
                stay.posting().state() == PostingState.TRAVELLING
                        ? wayUp(stay.posting())
                        : Optional.of(stay)
                                .filter(this::isUp)
                                .map(up -> since(up, Schedule::watchedFrom));
        var lastCheck = known == null ? null : known.lastCheck();
        var again = known == null ? null : known.again();
        return schedule.map(one -> one.due(lastCheck, again, clock.instant()));
    }

    /** Nights of the way up are watched from the first one at a height that counts. */
    private Optional<Schedule> wayUp(Posting posting) {
        var begun = posting.during().from();
        Predicate<LocalDate> isPast = day -> !day.isAfter(today());
        return sites.nights(posting.id()).stream()
                .filter(night -> Band.at(night.metres()).isWatched())
                .map(Night::day)
                .filter(isPast.and(day -> day.isAfter(begun.minusDays(DAYS_OF_WAY))))
                .min(LocalDate::compareTo)
                .or(() -> Optional.of(begun).filter(isPast))
                .map(day -> new Schedule(noon(day), clock.getZone()));
    }

    /** A leave that ended is over, although nobody took the posting a step further yet. */
    private boolean isUp(Stay stay) {
        var today = today();
        var posting = stay.posting();
        if (!posting.during().contains(today) || stay.isAway(today)) {
            return false;
        }
        return posting.state().isThere()
                || posting.state() == PostingState.ON_LEAVE
                        && stay.absences().stream()
                                .map(Absence::during)
                                .map(Period::until)
                                .filter(Objects::nonNull)
                                .anyMatch(back -> back.isAfter(today.minusDays(DAYS_OF_WAY)));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
