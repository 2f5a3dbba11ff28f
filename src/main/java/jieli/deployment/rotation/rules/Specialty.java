package jieli.deployment.rotation.rules;

import jieli.deployment.rotation.Candidate;
import jieli.deployment.rotation.Seat;
import jieli.deployment.rotation.Sentence;
import jieli.deployment.rotation.Settings;

/** The holder stands for the specialty the seat wants. */
final class Specialty extends FitRule {

    Specialty() {
        super("specialty");
    }

    @Override
    boolean fits(Settings settings, Seat seat, Candidate candidate) {
        return candidate.specialties().contains(seat.specialty());
    }

    @Override
    Sentence misfit(Settings settings, Seat seat, Candidate candidate) {
        return Sentence.of("misfit.specialty", candidate.name(), seat.name());
    }
}
