package jieli.deployment.altitude;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jieli.deployment.Gate;
import jieli.deployment.Posting;
import jieli.deployment.PostingState;
import jieli.deployment.altitude.clearance.Clearances;
import jieli.deployment.altitude.clearance.Sites;
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

    private final Clearances clearances;
    private final Sites sites;
    private final Checks checks;
    private final CheckBook book;
    private final Clock clock;

    AltitudeGate(Clearances clearances, Sites sites, Checks checks, CheckBook book, Clock clock) {
        this.clearances = clearances;
        this.sites = sites;
        this.checks = checks;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Optional<Stop> stops(Posting posting, PostingState next) {
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
        var today = LocalDate.now(clock);
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
        return standing.lets(day)
                ? Optional.empty()
                : stop("expired", String.valueOf(standing.valid().lastDay()));
    }

    /** Once up there, a clearance that lapsed stops nobody; one that was never given does. */
    private Optional<Stop> cleared(Posting posting) {
        var standing = clearances.standings().get(posting.id());
        return standing == null
                ? stop("clearance")
                : standing.result().lets() ? Optional.empty() : stop("notFit");
    }

    private Optional<Stop> review(Posting posting) {
        var known = book.states().get(posting.id());
        return known != null && known.level().compareTo(Level.RED) >= 0
                ? stop("review")
                : Optional.empty();
    }

    private Optional<Stop> window(Posting posting, LocalDate today) {
        if (posting.state() == PostingState.HANDING_OVER) {
            return Optional.empty();
        }
        if (sites.arrival(posting.id()).isEmpty()) {
            return stop("arrival");
        }
        var first = checks.firstDutyDay(posting);
        return today.isBefore(first) ? stop("window", first.toString()) : Optional.empty();
    }

    private static Optional<Stop> stop(String key, String... words) {
        return Optional.of(new Stop(KEY + key, List.of(words)));
    }
}
