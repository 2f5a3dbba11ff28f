package jieli.directory;

import org.jspecify.annotations.Nullable;

/**
 * A region of China.
 *
 * @param parent the region it lies in; null for a province
 */
public record Region(
        RegionCode code,
        String name,
        Kind kind,
        @Nullable RegionCode parent,
        Altitude altitude,
        @Nullable Population population,
        @Nullable Place place) {

    /** The levels of administration. */
    public enum Kind {
        PROVINCE,
        PREFECTURE,
        COUNTY,
        TOWNSHIP,
        VILLAGE
    }

    /**
     * How high people live there.
     *
     * @param metres above the sea at the seat of administration; null is unknown, never low
     * @param source where the figure comes from; may be empty
     * @param confirmed whether someone on the spot confirmed it; no safety rule may rest on a
     *     figure that is not
     */
    public record Altitude(@Nullable Integer metres, String source, boolean confirmed) {}

    /** Inhabitants in the year they were counted. */
    public record Population(long people, int year) {}

    /** Where the seat lies, in degrees; good enough for a map of the country, not for a road. */
    public record Place(double longitude, double latitude) {}

    /** Metres above the sea, or null if nobody knows. */
    public @Nullable Integer altitudeMetres() {
        return altitude.metres();
    }
}
