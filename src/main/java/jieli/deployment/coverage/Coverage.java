package jieli.deployment.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.deployment.Seat;
import jieli.deployment.Seats;
import jieli.directory.InstitutionId;
import jieli.identity.Reach;
import jieli.pairing.Pairing;
import jieli.pairing.Pairings;
import jieli.pairing.Pairings.Within;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is there on which day at which recipient, and where somebody will be missing. */
@Service
@Transactional(readOnly = true)
class Coverage {

    private static final Period EVER = new Period(LocalDate.of(1950, 1, 1), null);

    private final Stints stints;
    private final Seats seats;
    private final Pairings pairings;

    Coverage(Stints stints, Seats seats, Pairings pairings) {
        this.stints = stints;
        this.seats = seats;
        this.pairings = pairings;
    }

    /** The recipients in reach, each with its lines. */
    Map<InstitutionId, List<Line>> lines(Reach reach, boolean onSite) {
        var within = pairings.within(reach);
        var there =
                stints.list(within).values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.groupingBy(Stint::recipient));
        var wanted =
                seats.list(within, EVER).stream().collect(Collectors.groupingBy(Seat::recipient));
        var lines = new LinkedHashMap<InstitutionId, List<Line>>();
        for (var recipient : recipients(reach)) {
            var here = there.getOrDefault(recipient.value(), List.of());
            lines.put(
                    recipient,
                    Line.of(here, wanted(wanted.getOrDefault(recipient, List.of())), onSite));
        }
        return lines;
    }

    /**
     * The lines of a recipient.
     *
     * @throws NotFound when no pairing in reach helps it
     */
    List<Line> lines(InstitutionId recipient, Reach reach, boolean onSite) {
        if (!recipients(reach).contains(recipient)) {
            throw new NotFound(recipient);
        }
        var within = pairings.within(reach);
        return Line.of(stints.at(recipient, within), wanted(seats(recipient, within)), onSite);
    }

    private List<Seat> seats(InstitutionId recipient, Within within) {
        return seats.list(within, EVER).stream()
                .filter(seat -> seat.recipient().equals(recipient))
                .toList();
    }

    private static List<Line.Wanted> wanted(List<Seat> seats) {
        return seats.stream()
                .map(seat ->
                        new Line.Wanted(
                                seat.specialty(),
                                Days.of(seat.during().from(), seat.during().until())))
                .toList();
    }

    private Set<InstitutionId> recipients(Reach reach) {
        return pairings.list(reach).stream()
                .map(Pairing::recipients)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /** Gaps that lie open or will, of disciplines and of whole places, the next first. */
    static List<Gap> coming(List<Gap> gaps, LocalDate today) {
        var found = new ArrayList<>(gaps);
        found.removeIf(gap -> gap.nearness(today, 0) == Gap.Nearness.PAST);
        found.sort(
                Comparator.comparing((Gap gap) -> gap.run().from())
                        .thenComparing(Gap::recipientName)
                        .thenComparing(Gap::title));
        return found;
    }
}
