package jieli.deployment.rotation.rules;

import jieli.deployment.rotation.Candidate;
import jieli.deployment.rotation.Seat;
import jieli.deployment.rotation.Sentence;
import jieli.deployment.rotation.Settings;

/**
 * A physician has cleared the holder for the seat's altitude; an unknown altitude clears nobody.
 */
final class AltitudeClearance extends FitRule {

    AltitudeClearance() {
        super("altitude-clearance");
    }

    @Override
    boolean fits(Settings settings, Seat seat, Candidate candidate) {
        var altitude = seat.altitudeMetres();
        if (altitude == null) {
            return false;
        }
        var cleared = candidate.clearedMetres();
        return altitude < settings.clearanceFromMetres() || cleared != null && cleared >= altitude;
    }

    @Override
    Sentence misfit(Settings settings, Seat seat, Candidate candidate) {
        var altitude = seat.altitudeMetres();
        return altitude == null
                ? Sentence.of("misfit.altitude-unknown", seat.name())
                : Sentence.of("misfit.altitude-clearance", candidate.name(), seat.name(), altitude);
    }
}
