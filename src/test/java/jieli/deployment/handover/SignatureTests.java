package jieli.deployment.handover;

import static jieli.deployment.handover.Signature.Side.DEPARTMENT;
import static jieli.deployment.handover.Signature.Side.LEAVER;
import static jieli.deployment.handover.Signature.Side.SUCCESSOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jieli.deployment.handover.Signature.Side;
import jieli.deployment.handover.Signature.State;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import org.junit.jupiter.api.Test;

/** What two names under a paper are worth once the paper changes. */
class SignatureTests {

    private static final String NOW = Pack.digest("现在");

    @Test
    void bothSidesMustHaveSignedTheSame() {
        assertThat(state()).isEqualTo(State.UNSIGNED);
        assertThat(state(by(LEAVER, "现在"))).isEqualTo(State.HALF);
        assertThat(state(by(SUCCESSOR, "现在"), by(DEPARTMENT, "现在"))).isEqualTo(State.HALF);
        assertThat(state(by(LEAVER, "现在"), by(SUCCESSOR, "现在"))).isEqualTo(State.SIGNED);
        assertThat(state(by(LEAVER, "从前"), by(DEPARTMENT, "现在"))).isEqualTo(State.HALF);
        assertThat(state(by(LEAVER, "从前"))).isEqualTo(State.UNSIGNED);
        assertThat(state(by(LEAVER, "从前"), by(DEPARTMENT, "从前"))).isEqualTo(State.CHANGED);
        assertThat(state(by(LEAVER, "从前"), by(DEPARTMENT, "从前"), by(LEAVER, "现在")))
                .isEqualTo(State.CHANGED);
    }

    @Test
    void aSignatureUnderForgedWordsHoldsNothing() {
        var forged = new Signature(LEAVER, "改过的字", NOW, account(), person(), "", Instant.EPOCH);
        assertThat(state(forged, by(DEPARTMENT, "现在"))).isEqualTo(State.HALF);
    }

    @Test
    void leavingNeedsMoreThanClosing() {
        for (var state : State.values()) {
            assertThat(state.isEnough(true)).isEqualTo(state == State.SIGNED);
            assertThat(state.isEnough(false))
                    .isEqualTo(state == State.SIGNED || state == State.CHANGED);
        }
    }

    private static State state(Signature... signatures) {
        return Signature.state(List.of(signatures), NOW);
    }

    private static Signature by(Side side, String content) {
        return new Signature(
                side, content, Pack.digest(content), account(), person(), "", Instant.EPOCH);
    }

    private static AccountId account() {
        return new AccountId(UUID.randomUUID());
    }

    private static PersonId person() {
        return new PersonId(UUID.randomUUID());
    }
}
