package jieli.pairing;

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

    static Where of(Institution institution, java.util.List<Region> path) {
        return new Where(
                institution.id(),
                institution.name(),
                path.isEmpty() ? null : path.getLast(),
                path.isEmpty() ? null : path.getFirst());
    }

    String provinceCode() {
        return province == null ? "" : province.code().value();
    }

    /** For an array literal: metres, or null when nobody knows. */
    String altitudeOrNull() {
        var metres = altitudeMetres();
        return metres == null ? "null" : metres.toString();
    }

    @Nullable Integer altitudeMetres() {
        return region == null ? null : region.altitudeMetres();
    }

    /** Whether someone on the spot confirmed the altitude. */
    boolean altitudeConfirmed() {
        return region != null && region.altitude().confirmed();
    }

    Region.@Nullable Place place() {
        return region == null ? null : region.place();
    }
}
