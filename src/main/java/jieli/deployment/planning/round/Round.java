package jieli.deployment.planning.round;

import java.time.LocalDate;
import java.util.List;
import jieli.deployment.Period;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * One planning (一轮排班): the pairings that are planned together, the days, the rules' numbers.
 *
 * @param horizon with an end
 * @param batch the ordinal the postings get, null for none
 * @param seed for the ties among equally good plans
 */
public record Round(
        RoundId id,
        String name,
        List<PairingId> pairings,
        Period horizon,
        @Nullable Integer batch,
        Rules rules,
        long seed,
        boolean simulated) {

    /**
     * The numbers the rules work with; see {@code rotation.Settings}.
     *
     * @param batchDates days on which duty may begin or end
     * @param teamSpecialties different ones at a recipient whenever anybody is there; 0 is off
     * @param teamAssociateSeniors likewise, people with an associate-senior or senior title
     */
    public record Rules(
            int minMonths,
            int maxMonths,
            int restDays,
            int departmentLimit,
            int overlapDays,
            List<LocalDate> batchDates,
            int clearanceFromMetres,
            int teamSpecialties,
            int teamAssociateSeniors) {

        /** Half a year to three years, as usual in the programmes. */
        public static final Rules USUAL = new Rules(6, 18, 180, 2, 7, List.of(), 3000, 0, 0);

        public Rules {
            batchDates = batchDates.stream().distinct().sorted().toList();
        }
    }

    public Round {
        pairings = List.copyOf(pairings);
        if (horizon.until() == null) {
            throw new IllegalArgumentException("a round ends");
        }
    }

    /** The first day that is not planned any more. */
    public LocalDate until() {
        return horizon.from().plusDays(horizon.days());
    }

    /** Where its page is. */
    public String link() {
        return "/deployment/plans/" + id;
    }
}
