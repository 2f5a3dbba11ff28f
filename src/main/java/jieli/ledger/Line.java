package jieli.ledger;

import java.util.UUID;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * A line of the account: one thing that was done or had, in one place, over one period, from one
 * origin. Never edited; a correction is a reversing line with, if need be, a new one.
 *
 * @param kind a code of {@link LineKinds}
 * @param subject what is counted, in the source's words
 * @param pairing whose work it is
 * @param place where, see {@link Place}
 * @param who by whom, in the source's words; empty when not told
 * @param by the person who answers for the line
 */
public record Line(
        LineId id,
        String kind,
        Sector sector,
        String subject,
        PairingId pairing,
        Place place,
        String who,
        Period period,
        Quantity quantity,
        Origin origin,
        String by) {

    /**
     * Where a line belongs.
     *
     * @param words as the source says it
     * @param institution the directory's id, if it is known
     * @param region the region's code, if it is known
     */
    public record Place(String words, @Nullable UUID institution, @Nullable String region) {

        /** A place that only the source's words name. */
        public static Place called(String words) {
            return new Place(words, null, null);
        }
    }

    /** The same line under another id: it takes another's place. */
    Line as(LineId other) {
        return new Line(
                other, kind, sector, subject, pairing, place, who, period, quantity, origin, by);
    }
}
