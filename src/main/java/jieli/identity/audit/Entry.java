package jieli.identity.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, without who and when: the trail adds these itself. Words longer than 2,000
 * characters are cut.
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

    private static final int LONGEST_LOGIN = 64;

    public static Entry of(Action action, String kind, @Nullable UUID object) {
        return new Entry(action, kind, object, null, "", "", "");
    }

    /**
     * Somebody failed to sign in; a typed name may be a password in the wrong field, so it is cut.
     */
    public static Entry failedSignIn(String typed, String why) {
        return of(Action.SIGN_IN_FAILED, "account", null)
                .change("", Plain.cut(typed, LONGEST_LOGIN))
                .because(why);
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
