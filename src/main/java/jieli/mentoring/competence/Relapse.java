package jieli.mentoring.competence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * 复警: the watch after a grant rose above its limit with a case. It takes no right away; somebody
 * looks into it, says what was done. While nobody has answered, it stands exactly as long as the
 * watch worked out anew still crosses its limit with that case: a correction can take it away.
 *
 * @param since the first day watched
 * @param answer null while nobody has answered
 */
record Relapse(
        UUID id,
        PersonId person,
        InstitutionId institution,
        String technique,
        EntryId entry,
        LocalDate since,
        Instant at,
        @Nullable Answer answer) {

    /** What was done about it; the watch starts again at nought on the day after. */
    record Answer(String words, LocalDate day, PersonId by) {}

    boolean isOpen() {
        return answer == null;
    }

    /** The same alarm has the same id, however often it is worked out. */
    static UUID id(Skill skill, EntryId entry) {
        var name =
                "relapse:%s|%s|%s|%s"
                        .formatted(skill.person(), skill.institution(), skill.technique(), entry);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
