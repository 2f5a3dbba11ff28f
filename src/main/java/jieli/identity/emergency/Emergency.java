package jieli.identity.emergency;

import java.time.Instant;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Something that was opened outside one's scope.
 *
 * @param until the access ends here, unless it was given back earlier
 * @param returnedAt null unless it was given back early
 * @param review null until someone signs it off
 */
public record Emergency(
        UUID id,
        AccountId account,
        Subject subject,
        String reason,
        Instant openedAt,
        Instant until,
        @Nullable Instant returnedAt,
        @Nullable Review review) {

    /**
     * What was opened.
     *
     * @param kind a glossary noun that names its pages too: {@code case} for {@code /cases/…}
     * @param called what people call it, such as a case's number; nothing of a patient
     * @param institution the data owner
     */
    public record Subject(String kind, UUID object, String called, InstitutionId institution) {

        /** Its page. */
        public String path() {
            return "/%ss/%s".formatted(kind, object);
        }
    }

    /** What the data owner made of it. */
    public record Review(AccountId by, Verdict verdict, String remark, Instant at) {}

    /** Whether it was right to open it. */
    public enum Verdict {
        JUSTIFIED,
        NOT_JUSTIFIED
    }

    /** Whether the access lasts. */
    public boolean stands(Instant now) {
        return returnedAt == null && now.isBefore(until);
    }

    /** Why it cannot be signed off so, or null. */
    @Nullable Refusal refusal(AccountId by, @Nullable Verdict verdict, String remark) {
        if (by.equals(account)) {
            return Refusal.ONES_OWN;
        }
        if (review != null) {
            return Refusal.SIGNED_OFF_ALREADY;
        }
        if (verdict == null) {
            return Refusal.VERDICT_MISSING;
        }
        return verdict == Verdict.NOT_JUSTIFIED && remark.isEmpty() ? Refusal.REMARK_MISSING : null;
    }

    /** Why an emergency is not signed off. */
    enum Refusal {
        ONES_OWN,
        SIGNED_OFF_ALREADY,
        VERDICT_MISSING,
        REMARK_MISSING
    }
}
