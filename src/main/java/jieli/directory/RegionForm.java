package jieli.directory;

import java.io.Serializable;
import jieli.directory.Region.Altitude;
import jieli.directory.Region.Kind;
import jieli.directory.Region.Place;
import jieli.directory.Region.Population;
import jieli.directory.Typed.Reading;
import org.jspecify.annotations.Nullable;

/** A region as it was typed, right or wrong. */
record RegionForm(
        String code,
        String name,
        String kind,
        String parent,
        String altitude,
        String altitudeSource,
        @Nullable Boolean altitudeConfirmed,
        String population,
        String populationYear,
        String longitude,
        String latitude)
        implements Serializable {

    static final RegionForm BLANK =
            new RegionForm("", "", "COUNTY", "", "", "", false, "", "", "", "");

    RegionForm {
        code = Typed.text(code);
        name = Typed.text(name);
        kind = Typed.text(kind);
        parent = Typed.text(parent);
        altitude = Typed.text(altitude);
        altitudeSource = Typed.text(altitudeSource);
        population = Typed.text(population);
        populationYear = Typed.text(populationYear);
        longitude = Typed.text(longitude);
        latitude = Typed.text(latitude);
    }

    static RegionForm of(Region region) {
        var parent = region.parent();
        var metres = region.altitudeMetres();
        var population = region.population();
        var place = region.place();
        return new RegionForm(
                region.code().value(),
                region.name(),
                region.kind().name(),
                parent == null ? "" : parent.value(),
                metres == null ? "" : metres.toString(),
                region.altitude().source(),
                region.altitude().confirmed(),
                population == null ? "" : Long.toString(population.people()),
                population == null ? "" : Integer.toString(population.year()),
                place == null ? "" : Double.toString(place.longitude()),
                place == null ? "" : Double.toString(place.latitude()));
    }

    /** The same form for the region its address names; a region's code never changes. */
    RegionForm at(RegionCode address) {
        return new RegionForm(
                address.value(),
                name,
                kind,
                parent,
                altitude,
                altitudeSource,
                altitudeConfirmed,
                population,
                populationYear,
                longitude,
                latitude);
    }

    Reading<Region> read(Regions regions, boolean isNew) {
        var why = why(regions, isNew);
        if (why != null) {
            return new Reading.Refused<>(why);
        }
        var metres = Typed.number(altitude);
        var people = Typed.number(population);
        var east = Typed.decimal(longitude);
        var north = Typed.decimal(latitude);
        return new Reading.Accepted<>(
                new Region(
                        new RegionCode(code),
                        name,
                        Typed.choice(Kind.class, kind).orElse(Kind.COUNTY),
                        parent.isEmpty() ? null : new RegionCode(parent),
                        new Altitude(
                                metres == null ? null : metres.intValue(),
                                altitudeSource,
                                isConfirmed()),
                        people == null
                                ? null
                                : new Population(people, Integer.parseInt(populationYear)),
                        east == null || north == null ? null : new Place(east, north)));
    }

    private @Nullable Refusal why(Regions regions, boolean isNew) {
        if (!RegionCode.isCode(code)) {
            return Refusal.REGION_CODE_WRONG;
        }
        if (isNew && regions.find(new RegionCode(code)).isPresent()) {
            return Refusal.REGION_CODE_TAKEN;
        }
        if (name.isEmpty()) {
            return Refusal.NAME_MISSING;
        }
        if (name.length() > Typed.LONGEST_NAME) {
            return Refusal.NAME_TOO_LONG;
        }
        if (!parent.isEmpty() && !parentFits(regions)) {
            return Refusal.REGION_PARENT_WRONG;
        }
        return figures();
    }

    /** A region lies in one that is known, and not in itself or in one of its own parts. */
    private boolean parentFits(Regions regions) {
        return RegionCode.isCode(parent)
                && regions.find(new RegionCode(parent)).isPresent()
                && regions.path(new RegionCode(parent)).stream()
                        .noneMatch(around -> around.code().value().equals(code));
    }

    /** A box that is not ticked is not sent. */
    private boolean isConfirmed() {
        return Boolean.TRUE.equals(altitudeConfirmed);
    }

    private @Nullable Refusal figures() {
        if (!Typed.isBlankOrWithin(altitude, -200, 8_900)) {
            return Refusal.ALTITUDE_OUT_OF_RANGE;
        }
        if (isConfirmed() && altitude.isEmpty()) {
            return Refusal.ALTITUDE_CONFIRMED_WITHOUT_FIGURE;
        }
        if (population.isEmpty() != populationYear.isEmpty()) {
            return Refusal.POPULATION_WITHOUT_YEAR;
        }
        if (!Typed.isBlankOrWithin(population, 0, 2_000_000_000L)
                || !Typed.isBlankOrWithin(populationYear, 1900, 2200)) {
            return Refusal.POPULATION_WRONG;
        }
        var eastFits = Typed.isBlankOrBetween(longitude, 73, 136);
        var northFits = Typed.isBlankOrBetween(latitude, 3, 54);
        return eastFits && northFits && longitude.isEmpty() == latitude.isEmpty()
                ? null
                : Refusal.PLACE_OUT_OF_RANGE;
    }
}
