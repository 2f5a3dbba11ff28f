package jieli.pairing;

import java.util.List;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Region;
import org.jspecify.annotations.Nullable;

/**
 * Where a party is.
 *
 * @param province the province's region; null when the directory does not know
 */
record Where(
        InstitutionId institution,
        String name,
        @Nullable Region region,
        @Nullable Region province) {

    static Where of(Institution institution, List<Region> path) {
        return new Where(
                institution.id(),
                institution.name(),
                path.isEmpty() ? null : path.getLast(),
                path.isEmpty() ? null : path.getFirst());
    }

    public String provinceCode() {
        return province == null ? "" : province.code().value();
    }

    /** For an array literal: metres, or null when nobody knows. */
    public String altitudeOrNull() {
        var metres = altitudeMetres();
        return metres == null ? "null" : metres.toString();
    }

    public @Nullable Integer altitudeMetres() {
        return region == null ? null : region.altitudeMetres();
    }

    /** Whether someone on the spot confirmed the altitude. */
    public boolean altitudeConfirmed() {
        return region != null && region.altitude().confirmed();
    }

    public Region.@Nullable Place place() {
        return region == null ? null : region.place();
    }
}
