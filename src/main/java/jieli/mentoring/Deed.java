package jieli.mentoring;

import java.time.LocalDate;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.pairing.PairingId;

/**
 * Something done that counts, published in the transaction that records it; the account above
 * writes a line of it, so that a deed and its count never disagree.
 *
 * @param id of the deed; the same one published again counts once
 * @param subject what, in Chinese; names no patient
 * @param who by whom, in words
 * @param link opens the deed
 * @param by who answers for it
 */
public record Deed(
        UUID id,
        Kind kind,
        PairingId pairing,
        InstitutionId place,
        LocalDate day,
        String subject,
        String who,
        String link,
        String by,
        boolean simulated) {

    /** What counts. */
    public enum Kind {
        /** 登记病例: a case of the procedure log. */
        CASE,
        /** 首例(已证实): a first that was proven. */
        FIRST,
        /** 带教徒弟: an apprentice with an agreement in force. */
        APPRENTICE,
        /** 出师: an apprentice who graduated. */
        GRADUATED,
        /** 交棒: a technique that local hands took over. */
        PASSED,
        /** 六个月留存: rooted half a year after the last teacher left. */
        KEPT_6,
        /** 十二个月留存. */
        KEPT_12
    }

    /** A deed that does not count after all. */
    public record Undone(UUID id, String reason, String by) {}
}
