package jieli.consult;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import jieli.consult.Patient.Sex;
import jieli.directory.InstitutionId;
import jieli.identity.vault.IdentityNumber;
import jieli.identity.vault.Phone;
import org.jspecify.annotations.Nullable;

/**
 * A new case as it was typed. It comes back in the answer to a refused form, never in a session or
 * an address, because of the identity number in it.
 *
 * @param number the identity number; {@code number} and {@code phone} are never kept past a request
 */
record CaseForm(
        @Nullable String institution,
        @Nullable String pairing,
        @Nullable String name,
        @Nullable String number,
        @Nullable String phone,
        @Nullable String sex,
        @Nullable String birthYear,
        @Nullable String language,
        @Nullable String reason) {

    static final int LONGEST = 4000;
    private static final int LONGEST_NAME = 200;
    private static final int OLDEST = 1900;

    static final CaseForm BLANK =
            new CaseForm(null, null, null, null, null, null, null, null, null);

    /** What became of a form. */
    sealed interface Reading {
        record Accepted(Opening opening) implements Reading {}

        record Refused(Refusal why) implements Reading {}
    }

    Reading read(CaseChoices choices, LocalDate today) {
        var refusal = refusal(choices, today);
        return refusal.isPresent()
                ? new Reading.Refused(refusal.get())
                : new Reading.Accepted(opening());
    }

    private Optional<Refusal> refusal(CaseChoices choices, LocalDate today) {
        if (!choices.institutions().containsKey(text(institution))) {
            return Optional.of(Refusal.INSTITUTION_MISSING);
        }
        if (!text(pairing).isEmpty() && !choices.pairings().containsKey(text(pairing))) {
            return Optional.of(Refusal.PAIRING_UNKNOWN);
        }
        if (!text(pairing).isEmpty() && !choices.helps(text(pairing), text(institution))) {
            return Optional.of(Refusal.PAIRING_ELSEWHERE);
        }
        if (text(name).isEmpty()) {
            return Optional.of(Refusal.NAME_MISSING);
        }
        if (text(reason).isEmpty()) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        if (text(name).length() > LONGEST_NAME || text(reason).length() > LONGEST) {
            return Optional.of(Refusal.TOO_LONG);
        }
        return birthYearRefusal(today).or(() -> numberRefusal(today)).or(this::phoneRefusal);
    }

    private Optional<Refusal> birthYearRefusal(LocalDate today) {
        var typed = text(birthYear);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var fits =
                typed.matches("\\d{4}")
                        && Integer.parseInt(typed) >= OLDEST
                        && Integer.parseInt(typed) <= today.getYear();
        return fits ? Optional.empty() : Optional.of(Refusal.BIRTH_YEAR_SHAPE);
    }

    /** The number tells year and sex too; someone else's number would show here. */
    private Optional<Refusal> numberRefusal(LocalDate today) {
        if (text(number).isEmpty()) {
            return Optional.empty();
        }
        var fault = IdentityNumber.fault(text(number), today);
        if (fault.isPresent()) {
            return Optional.of(Refusal.valueOf("IDENTITY_NUMBER_" + fault.get()));
        }
        var told = IdentityNumber.of(text(number));
        if (!text(birthYear).isEmpty()
                && told.birthday().getYear() != Integer.parseInt(text(birthYear))) {
            return Optional.of(Refusal.BIRTH_YEAR_DIFFERS);
        }
        return typedSex() == Sex.UNKNOWN || typedSex() == sexOf(told)
                ? Optional.empty()
                : Optional.of(Refusal.SEX_DIFFERS);
    }

    private Optional<Refusal> phoneRefusal() {
        return text(phone).isEmpty() || Phone.fault(text(phone)).isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.PHONE_SHAPE);
    }

    private Opening opening() {
        var told = text(number).isEmpty() ? null : IdentityNumber.of(text(number));
        var patient =
                new Patient(
                        text(name),
                        told == null ? null : told.value(),
                        text(phone).isEmpty() ? null : Phone.of(text(phone)).value(),
                        told == null ? typedSex() : sexOf(told),
                        told == null ? typedBirthYear() : (Integer) told.birthday().getYear(),
                        Patient.LANGUAGES.contains(text(language)) ? text(language) : "zh");
        return new Opening(
                InstitutionId.of(text(institution)),
                text(pairing).isEmpty() ? null : UUID.fromString(text(pairing)),
                patient,
                text(reason));
    }

    private @Nullable Integer typedBirthYear() {
        return text(birthYear).isEmpty() ? null : Integer.valueOf(text(birthYear));
    }

    private Sex sexOf(IdentityNumber told) {
        return told.female() ? Sex.FEMALE : Sex.MALE;
    }

    private Sex typedSex() {
        return Arrays.stream(Sex.values())
                .filter(one -> one.name().equals(text(sex)))
                .findFirst()
                .orElse(Sex.UNKNOWN);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** What was typed is no matter for a log. */
    @Override
    public String toString() {
        return "CaseForm";
    }
}
