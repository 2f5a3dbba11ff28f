package jieli.deployment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jieli.deployment.Gate.Stop;
import jieli.deployment.Posting.Part;
import jieli.directory.Directory;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.pairing.Pairings;
import jieli.pairing.Pairings.Within;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Why a posting may not be as somebody wants it. */
@Component
class PostingRules {

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST_REASON = 1000;

    private final Pairings pairings;
    private final SeatBook seats;
    private final Directory directory;
    private final ObjectProvider<Gate> gates;
    private final Clock clock;

    PostingRules(
            Pairings pairings,
            SeatBook seats,
            Directory directory,
            ObjectProvider<Gate> gates,
            Clock clock) {
        this.pairings = pairings;
        this.seats = seats;
        this.directory = directory;
        this.gates = gates;
        this.clock = clock;
    }

    static Stop stop(String key, Object... words) {
        return new Stop(
                "deployment.refusal." + key,
                List.of(words).stream().map(Object::toString).toList());
    }

    Within within(Reach reach) {
        return pairings.within(reach);
    }

    /** A posting gives rights, and nobody gives themselves any. */
    Optional<Stop> oneself(Posting posting, Me me) {
        return posting.person().equals(me.person())
                ? Optional.of(stop("oneself"))
                : Optional.empty();
    }

    Optional<Stop> post(Posting draft, List<Posting> others, Reach reach) {
        var pairing = pairings.find(draft.pairing(), reach);
        if (pairing.isEmpty()) {
            return Optional.of(stop("pairing"));
        }
        if (!pairing.get().recipients().contains(draft.recipient())) {
            return Optional.of(stop("recipient"));
        }
        if (directory.find(draft.person()).isEmpty()) {
            return Optional.of(stop("person"));
        }
        if (draft.part() == Part.MANAGEMENT
                ? draft.office().isEmpty()
                : draft.specialty().isEmpty()) {
            return Optional.of(stop(draft.part() == Part.MANAGEMENT ? "office" : "specialty"));
        }
        return seat(draft).or(() -> time(draft.during())).or(() -> elsewhere(draft, others));
    }

    private Optional<Stop> seat(Posting draft) {
        var id = draft.seat();
        if (id == null) {
            return Optional.empty();
        }
        var fits =
                seats.find(id, Within.EVERYWHERE)
                        .filter(seat -> seat.recipient().equals(draft.recipient()))
                        .filter(seat -> seat.pairing().equals(draft.pairing()));
        return fits.isPresent() ? Optional.empty() : Optional.of(stop("seat"));
    }

    private static Optional<Stop> time(Period during) {
        var until = during.until();
        if (until == null) {
            return Optional.of(stop("open"));
        }
        return during.from().getYear() < FIRST_YEAR || until.getYear() > LAST_YEAR
                ? Optional.of(stop("year"))
                : Optional.empty();
    }

    /** Nobody is at two places at once; the database keeps that promise too. */
    private Optional<Stop> elsewhere(Posting draft, List<Posting> others) {
        return others.stream()
                .filter(other -> !other.id().equals(draft.id()) && isHeld(other))
                .filter(other -> other.during().touches(draft.during()))
                .findFirst()
                .map(other ->
                        stop(
                                "elsewhere",
                                directory.get(other.recipient()).name(),
                                other.during().from(),
                                lastDay(other)));
    }

    private static boolean isHeld(Posting posting) {
        return posting.state() != PostingState.WITHDRAWN
                && posting.state() != PostingState.POSTPONED;
    }

    private static Object lastDay(Posting posting) {
        @Nullable LocalDate last = posting.during().lastDay();
        return last == null ? "…" : last;
    }

    Optional<Stop> amend(Posting old, Posting amended, String reason, List<Posting> others) {
        if (!isHeld(old) || old.state() == PostingState.CLOSED) {
            return Optional.of(stop("over"));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return Optional.of(stop("reason"));
        }
        return time(amended.during()).or(() -> elsewhere(amended, others));
    }

    Optional<Stop> step(Posting old, PostingState next, String reason, List<Posting> others) {
        if (!old.state().next().contains(next)) {
            return Optional.of(stop("step"));
        }
        if (reason.length() > LONGEST_REASON || next.wantsReason() && reason.isEmpty()) {
            return Optional.of(stop("reason"));
        }
        if (old.state() == PostingState.POSTPONED && next == PostingState.PLANNED) {
            return elsewhere(old, others);
        }
        return gates.orderedStream().flatMap(gate -> gate.stops(old, next).stream()).findFirst();
    }

    Optional<Stop> away(Posting posting, Absence absence, List<Absence> others) {
        if (!isHeld(posting) || posting.state().isOver()) {
            return Optional.of(stop("over"));
        }
        if (posting.during().shared(absence.during()).filter(absence.during()::equals).isEmpty()
                && !(absence.during().until() == null
                        && posting.during().contains(absence.during().from()))) {
            return Optional.of(stop("away.outside"));
        }
        return others.stream().anyMatch(other -> other.during().touches(absence.during()))
                ? Optional.of(stop("away.already"))
                : Optional.empty();
    }

    Optional<Stop> back(Absence absence, LocalDate back) {
        if (back.isBefore(absence.during().from())) {
            return Optional.of(stop("back.before"));
        }
        return back.isAfter(LocalDate.now(clock))
                ? Optional.of(stop("back.future"))
                : Optional.empty();
    }
}
