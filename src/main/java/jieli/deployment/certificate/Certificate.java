package jieli.deployment.certificate;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of service that was issued (支援经历证明). Never changed; taking it back is a row of its
 * own.
 *
 * @param pairings whose postings it states
 * @param text the {@link Statement} as it was written
 * @param digest as it was computed on that day
 */
record Certificate(
        CertificateId id,
        PersonId person,
        VerificationCode code,
        Set<PairingId> pairings,
        String text,
        String digest,
        AccountId issuedBy,
        Instant issuedAt,
        @Nullable Withdrawal withdrawal) {

    /** That it no longer holds. */
    record Withdrawal(String reason, Instant at) {}

    Certificate {
        pairings = Set.copyOf(pairings);
    }

    static Certificate issue(
            CertificateId id,
            PersonId person,
            Set<PairingId> pairings,
            Statement statement,
            AccountId by,
            Instant at) {
        var code = VerificationCode.fresh();
        var text = statement.text();
        return new Certificate(id, person, code, pairings, text, digest(text, code), by, at, null);
    }

    private static String digest(String text, VerificationCode code) {
        return HexFormat.of().formatHex(code.digest(text));
    }

    public Statement statement() {
        return Statement.read(text);
    }

    /** Whether it still says what it said when it was issued. */
    boolean isWhole() {
        return digest.equals(digest(text, code));
    }

    public boolean isWithdrawn() {
        return withdrawal != null;
    }
}
