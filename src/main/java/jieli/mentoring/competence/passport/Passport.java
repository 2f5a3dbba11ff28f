package jieli.mentoring.competence.passport;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * 成长护照: what one person did and may do, as of a day. Its JSON is what is stored, digested and
 * handed out; the names of its fields are stable. Days are ISO 8601, codes of techniques those of
 * {@code terms}, enumerations upper snake case. No patient stands in it.
 *
 * <p>The file handed out is {@code {"form", "code", "digest", "issuedOn", "issuedBy", "verify",
 * "content"}}: {@code content} is this record, byte for byte as it was digested; {@code digest} is
 * the SHA-256, in hexadecimal, of the UTF-8 bytes of {@code content}, a line feed, {@code code}, a
 * tab, and the code without its hyphens.
 *
 * @param asOf the day it was put together
 * @param cases every case that counts, whatever the role, in the order they were done
 * @param grants every level ever granted, whatever became of it
 * @param agreements as apprentice or as mentor
 * @param sections what other modules add
 * @param simulated whether anything in it was made up for a demonstration
 */
record Passport(
        Holder holder,
        LocalDate asOf,
        List<CaseLine> cases,
        List<GrantLine> grants,
        List<AgreementLine> agreements,
        List<Section> sections,
        boolean simulated) {

    /** The form of the file; another one gets another number. */
    static final String FORM = "jieli passport 1";

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    /** Whose it is; workplace and title as the directory has them. */
    record Holder(UUID id, String name, String workplace, String title) {}

    /** A code with what it is called in Chinese. */
    record Technique(String code, String name) {}

    /**
     * A case.
     *
     * @param role OPERATOR, FIRST_ASSISTANT, SUPERVISOR_PRESENT, SUPERVISOR_ON_CALL, ANAESTHESIA,
     *     REMOTE_GUIDE
     * @param hands VISITOR, TOGETHER, LOCAL: who was at the table
     * @param guided whether an expert helped from afar
     * @param outcome SUCCESSFUL, PARTIALLY_SUCCESSFUL, UNSUCCESSFUL; null if unknown
     * @param signed whether the supervisor signed it
     * @param observed the operator's level of entrustment as observed, 1 to 5; null if nobody said
     */
    record CaseLine(
            UUID id,
            LocalDate day,
            String institution,
            Technique technique,
            String role,
            String hands,
            boolean guided,
            @Nullable String outcome,
            boolean complication,
            boolean takenOver,
            boolean signed,
            @Nullable String observed) {}

    /**
     * A level granted.
     *
     * @param until the first day without
     * @param evidence what it rested on, word for word
     * @param stops when it was suspended or taken back
     */
    record GrantLine(
            UUID id,
            String institution,
            Technique technique,
            int level,
            String scope,
            LocalDate from,
            LocalDate until,
            String grantor,
            String evidence,
            List<Stop> stops) {}

    /** Days on which a grant was worth nothing; until is null when it was taken back for good. */
    record Stop(LocalDate from, @Nullable LocalDate until) {}

    /**
     * A technique of an agreement.
     *
     * @param part APPRENTICE or MENTOR: what the holder is in it
     * @param level aimed at
     * @param state as the agreement stands, such as ACTIVE or GRADUATED
     */
    record AgreementLine(
            UUID id,
            String part,
            String mentor,
            String apprentice,
            String institution,
            Technique technique,
            int level,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String state) {}

    /** What another module adds. */
    record Section(String key, String title, List<PassportSection.Item> items) {}

    Passport {
        cases = List.copyOf(cases);
        grants = List.copyOf(grants);
        agreements = List.copyOf(agreements);
        sections = List.copyOf(sections);
    }

    /** As it is stored and digested. */
    String text() {
        return JSON.writeValueAsString(this);
    }

    /** The inverse of {@link #text}. */
    static Passport read(String text) {
        return JSON.readValue(text, Passport.class);
    }

    /** What frames the content in the file. */
    record Frame(
            String form,
            String code,
            String digest,
            LocalDate issuedOn,
            String issuedBy,
            String verify) {

        /** The file; the content stands in it byte for byte. */
        String around(String content) {
            var head = JSON.writeValueAsString(this);
            return head.substring(0, head.length() - 1) + ",\"content\":" + content + "}\n";
        }
    }
}
