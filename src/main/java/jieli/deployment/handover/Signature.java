package jieli.deployment.handover;

import java.time.Instant;
import java.util.List;
import jieli.directory.PersonId;
import jieli.identity.AccountId;

/**
 * Somebody's name under a pack.
 *
 * @param content the {@link Pack}'s text as it was signed
 * @param digest of the content, in hexadecimal
 * @param capacity in words, such as 外科主任; may be empty
 */
record Signature(
        Side side,
        String content,
        String digest,
        AccountId by,
        PersonId person,
        String capacity,
        Instant at) {

    /** Whose name it is. */
    enum Side {
        LEAVER,
        SUCCESSOR,
        /** 接收科室: whoever takes over when nobody follows, or not yet. */
        DEPARTMENT;

        boolean receives() {
            return this != LEAVER;
        }
    }

    /** How far the signing has come. */
    enum State {
        UNSIGNED,
        /** One side has signed what stands there now. */
        HALF,
        SIGNED,
        /** Both have signed the same once, yet it was changed since. */
        CHANGED;

        /** Leaving needs the pack signed as it stands; closing needs that it once was. */
        boolean isEnough(boolean toLeave) {
            return this == SIGNED || !toLeave && this == CHANGED;
        }
    }

    static State state(List<Signature> signatures, String now) {
        var leaver = signatures.stream().filter(each -> !each.side().receives()).toList();
        var receiver = signatures.stream().filter(each -> each.side().receives()).toList();
        var leaverNow = leaver.stream().anyMatch(each -> each.holds(now));
        var receiverNow = receiver.stream().anyMatch(each -> each.holds(now));
        if (leaverNow && receiverNow) {
            return State.SIGNED;
        }
        if (leaver.stream()
                .filter(one -> one.holds(one.digest()))
                .anyMatch(one -> receiver.stream().anyMatch(other -> other.holds(one.digest())))) {
            return State.CHANGED;
        }
        return leaverNow || receiverNow ? State.HALF : State.UNSIGNED;
    }

    /** Whether it stands under what the digest tells of; a tampered row stands under nothing. */
    boolean holds(String now) {
        return digest.equals(now) && digest.equals(Pack.digest(content));
    }
}
