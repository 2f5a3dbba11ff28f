package jieli.deployment.altitude.ascent;

import java.util.List;
import jieli.terms.DataFile;
import org.jspecify.annotations.Nullable;

/**
 * What the altitude of the place slept at asks for. The numbers stand in {@code bands.tsv}, which
 * names their version and source; a physician confirms them for each site.
 *
 * @param name {@code A0} to {@code A6}, or {@code UNKNOWN}
 * @param fromMetres the lowest altitude of the band; null for the unknown
 * @param noDutyDays days after arrival without duty
 * @param expectedLow oxygen saturation at rest in the first week, per cent, and {@code
 *     expectedHigh} its upper end
 * @param amberBelow below this, per cent, the reading is repeated, then the physician is called the
 *     same day
 * @param redBelow below this, per cent, the physician is called now
 */
public record Band(
        String name,
        @Nullable Integer fromMetres,
        int noDutyDays,
        int expectedLow,
        int expectedHigh,
        int amberBelow,
        int redBelow) {

    /** Which table this is; a site is confirmed for one version. */
    public static final int VERSION = 1;

    private static final List<Band> ALL =
            DataFile.rows(Band.class, "bands.tsv").stream().map(Band::read).toList();

    /** All bands, the lowest first, the one for an unknown altitude last. */
    public static List<Band> list() {
        return ALL;
    }

    /**
     * The band of a place.
     *
     * @param metres null if nobody knows: then the longest window with the strictest oxygen
     */
    public static Band at(@Nullable Integer metres) {
        if (metres == null) {
            return ALL.getLast();
        }
        return ALL.reversed().stream()
                .filter(band -> band.fromMetres != null && metres >= band.fromMetres)
                .findFirst()
                .orElse(ALL.getFirst());
    }

    /** Whether the altitude is known at all; nothing is waived where it is not. */
    public boolean isKnown() {
        return fromMetres != null;
    }

    /** Whether one is watched here at all: below, the air is what people are used to. */
    public boolean isWatched() {
        return fromMetres == null || fromMetres >= 2500;
    }

    private static Band read(List<String> row) {
        return new Band(
                row.get(0),
                row.get(1).isEmpty() ? null : Integer.valueOf(row.get(1)),
                Integer.parseInt(row.get(2)),
                Integer.parseInt(row.get(3)),
                Integer.parseInt(row.get(4)),
                Integer.parseInt(row.get(5)),
                Integer.parseInt(row.get(6)));
    }
}
