package jieli.deployment.altitude;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jieli.deployment.Gate;
import jieli.deployment.Posting;
import jieli.deployment.PostingState;
import jieli.deployment.altitude.clearance.Clearances;
import jieli.deployment.altitude.clearance.Sights;
import jieli.deployment.altitude.clearance.Sites;
import jieli.identity.Acting;
import jieli.identity.Me;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nobody is cleared without a physician's word, nobody is on duty before the window ends, nobody
 * returns to it while a physician still has to look. An unknown altitude is never low.
 */
@Component
@Transactional(readOnly = true)
class AltitudeGate implements Gate {

    private static final String KEY = "deployment.altitude.stop.";
    private static final String REVIEW = KEY + "review";
    private static final String QUIET = KEY + "quiet";
    private static final Set<String> PERSONAL =
            Set.of(
                    REVIEW,
                    KEY + "clearance",
                    KEY + "notFit",
                    KEY + "overtaken",
                    KEY + "expired",
                    KEY + "window");

    private final Clearances clearances;
    private final Sites sites;
    private final Watch watch;
    private final Fitness fitness;
    private final Sights sights;

    AltitudeGate(Clearances clearances, Sites sites, Watch watch, Fitness fitness, Sights sights) {
        this.clearances = clearances;
        this.sites = sites;
        this.watch = watch;
        this.fitness = fitness;
        this.sights = sights;
    }

    @Override
    public Optional<Stop> stops(Posting posting, PostingState next) {
        return why(posting, next)
                .map(stop ->
                        Acting.me()
                                .filter(me -> !mayRead(stop, posting, me))
                                .map(_ -> new Stop(QUIET, List.of()))
                                .orElse(stop));
    }

    /** A sentence that says how somebody is goes to whoever may know it. */
    private boolean mayRead(Stop stop, Posting posting, Me me) {
        return !PERSONAL.contains(stop.key())
                || sights.look(me)
                        .sight(posting)
                        .filter(sight ->
                                stop.key().equals(REVIEW)
                                        ? sight.seesState()
                                        : sight.seesClearance())
                        .isPresent();
    }

    private Optional<Stop> why(Posting posting, PostingState next) {
        if (next != PostingState.CLEARED && next != PostingState.ON_DUTY) {
            return Optional.empty();
        }
        var site = sites.get(posting.recipient());
        if (site.metres() == null) {
            return stop("unknown");
        }
        if (!site.band().isWatched()) {
            return Optional.empty();
        }
        var today = watch.today();
        if (next == PostingState.CLEARED) {
            var start = posting.during().from();
            return clearance(posting, start.isAfter(today) ? start : today);
        }
        return review(posting).or(() -> window(posting, today)).or(() -> cleared(posting));
    }

    private Optional<Stop> clearance(Posting posting, LocalDate day) {
        var standing = clearances.standings().get(posting.id());
        if (standing == null) {
            return stop("clearance");
        }
        if (!standing.result().lets()) {
            return stop("notFit");
        }
        if (standing.overtaken()) {
            return stop("overtaken");
        }
        return standing.lets(day)
                ? Optional.empty()
                : stop("expired", String.valueOf(standing.valid().lastDay()));
    }

    /** Once up there, a clearance that lapsed stops nobody; one that was never given does. */
    private Optional<Stop> cleared(Posting posting) {
        var standing = clearances.standings().get(posting.id());
        if (standing == null) {
            return stop("clearance");
        }
        return standing.lets()
                ? Optional.empty()
                : stop(standing.result().lets() ? "overtaken" : "notFit");
    }

    private Optional<Stop> review(Posting posting) {
        return fitness.isHeld(posting) ? stop("review") : Optional.empty();
    }

    private Optional<Stop> window(Posting posting, LocalDate today) {
        if (posting.state() == PostingState.HANDING_OVER) {
            return Optional.empty();
        }
        if (sites.arrival(posting.id()).isEmpty()) {
            return stop("arrival");
        }
        var first = watch.firstDutyDay(posting);
        return today.isBefore(first) ? stop("window", first.toString()) : Optional.empty();
    }

    private static Optional<Stop> stop(String key, String... words) {
        return Optional.of(new Stop(KEY + key, List.of(words)));
    }
}
