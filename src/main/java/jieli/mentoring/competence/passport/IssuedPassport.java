package jieli.mentoring.competence.passport;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import jieli.deployment.certificate.VerificationCode;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;

/**
 * A passport that was issued. Never changed.
 *
 * @param institutions whose cases and grants stand in it
 * @param text the {@link Passport} as it was written
 * @param digest as it was computed on that day
 */
record IssuedPassport(
        UUID id,
        PersonId person,
        Set<InstitutionId> institutions,
        VerificationCode code,
        String text,
        String digest,
        AccountId issuedBy,
        Instant issuedAt) {

    IssuedPassport {
        institutions = Set.copyOf(institutions);
    }

    static IssuedPassport issue(
            UUID id,
            PersonId person,
            Set<InstitutionId> institutions,
            Passport content,
            AccountId by,
            Instant at) {
        var code = VerificationCode.fresh();
        var text = content.text();
        return new IssuedPassport(id, person, institutions, code, text, digest(text, code), by, at);
    }

    private static String digest(String text, VerificationCode code) {
        return HexFormat.of().formatHex(code.digest(text));
    }

    Passport content() {
        return Passport.read(text);
    }

    /** Whether it still says what it said when it was issued. */
    boolean isWhole() {
        return digest.equals(digest(text, code));
    }
}
