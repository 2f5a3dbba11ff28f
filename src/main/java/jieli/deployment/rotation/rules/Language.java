package jieli.deployment.rotation.rules;

import jieli.deployment.rotation.Candidate;
import jieli.deployment.rotation.Seat;
import jieli.deployment.rotation.Sentence;
import jieli.deployment.rotation.Settings;

/** The holder speaks one of the languages the seat asks for. */
final class Language extends FitRule {

    Language() {
        super("language");
    }

    @Override
    boolean fits(Settings settings, Seat seat, Candidate candidate) {
        return seat.languages().isEmpty()
                || seat.languages().stream().anyMatch(candidate.languages()::contains);
    }

    @Override
    Sentence misfit(Settings settings, Seat seat, Candidate candidate) {
        return Sentence.of("misfit.language", candidate.name(), seat.name());
    }
}
