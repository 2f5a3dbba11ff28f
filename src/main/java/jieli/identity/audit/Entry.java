package jieli.identity.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, without who and when: the trail adds these itself.
 *
 * @param kind what it happened to, a glossary noun: case, account, pairing, figure, file
 * @param object its id, null where there is none
 * @param institution directory's InstitutionId of the data owner, null where there is none
 * @param before the old value in words, empty if there is none; never a patient's data
 * @param after the new value in words, empty if there is none; never a patient's data
 * @param reason what the person gave as reason, or empty
 */
public record Entry(
        Action action,
        String kind,
        @Nullable UUID object,
        @Nullable UUID institution,
        String before,
        String after,
        String reason) {

    public static Entry of(Action action, String kind, @Nullable UUID object) {
        return new Entry(action, kind, object, null, "", "", "");
    }

    public Entry at(@Nullable UUID owner) {
        return new Entry(action, kind, object, owner, before, after, reason);
    }

    public Entry change(String old, String now) {
        return new Entry(action, kind, object, institution, old, now, reason);
    }

    public Entry because(String why) {
        return new Entry(action, kind, object, institution, before, after, why);
    }
}
