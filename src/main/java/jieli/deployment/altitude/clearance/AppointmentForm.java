package jieli.deployment.altitude.clearance;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.altitude.clearance.Officers.Officer;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as it was typed.
 *
 * @param place pairing and recipient
 */
record AppointmentForm(String place, String person, String rank, String from, String last)
        implements Serializable {

    /** A field that was not sent is empty. */
    AppointmentForm {
        place = text(place);
        person = text(person);
        rank = text(rank);
        from = text(from);
        last = text(last);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Nothing if a field says nothing that can be. */
    Optional<Officer> read(UUID fresh) {
        var place = place().split("/", 2);
        if (place.length < 2
                || !rank.matches("[1-9]")
                || !(from + last).matches("(20\\d\\d-\\d\\d-\\d\\d){1,2}")) {
            return Optional.empty();
        }
        try {
            var until = last.isEmpty() ? null : LocalDate.parse(last).plusDays(1);
            return Optional.of(
                    new Officer(
                            fresh,
                            new InstitutionId(UUID.fromString(place[1])),
                            new PairingId(UUID.fromString(place[0])),
                            new PersonId(UUID.fromString(person)),
                            Integer.parseInt(rank),
                            new Period(LocalDate.parse(from), until),
                            false));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
