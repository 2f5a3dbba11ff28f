package jieli.mentoring.apprenticeship;

import static jieli.mentoring.apprenticeship.PairState.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The life of an agreement: every step that may be taken, no other. */
class PairStateTests {

    private static final Map<PairState, Set<PairState>> ALLOWED =
            Map.ofEntries(
                    Map.entry(PROPOSED, EnumSet.of(SIGNED, CLOSED)),
                    Map.entry(SIGNED, EnumSet.of(ACTIVE, CLOSED)),
                    Map.entry(ACTIVE, EnumSet.of(MID_REVIEW, MENTOR_LEFT)),
                    Map.entry(
                            MID_REVIEW,
                            EnumSet.of(GRADUATED, REMEDIAL, ENDED_NOT_MET, MENTOR_LEFT)),
                    Map.entry(REMEDIAL, EnumSet.of(ACTIVE, ENDED_NOT_MET, MENTOR_LEFT)),
                    Map.entry(MENTOR_LEFT, EnumSet.of(SUCCEEDED, REMOTE, ENDED_NOT_MET)),
                    Map.entry(REMOTE, EnumSet.of(GRADUATED, ENDED_NOT_MET)),
                    Map.entry(GRADUATED, EnumSet.of(CHECK_6M)),
                    Map.entry(CHECK_6M, EnumSet.of(CHECK_12M)),
                    Map.entry(CHECK_12M, EnumSet.of(CLOSED)),
                    Map.entry(CLOSED, EnumSet.noneOf(PairState.class)),
                    Map.entry(ENDED_NOT_MET, EnumSet.noneOf(PairState.class)),
                    Map.entry(SUCCEEDED, EnumSet.noneOf(PairState.class)));

    @Test
    void everyStateKnowsExactlyWhatMayFollow() {
        assertThat(ALLOWED.keySet()).containsExactlyInAnyOrder(PairState.values());
        for (var state : PairState.values()) {
            assertThat(state.next()).as(state.name()).isEqualTo(ALLOWED.get(state));
        }
    }

    @Test
    void everyStateIsReachedFromAProposal() {
        var reached = EnumSet.of(PROPOSED);
        for (var i = 0; i < PairState.values().length; i++) {
            Set.copyOf(reached).forEach(state -> reached.addAll(state.next()));
        }
        assertThat(reached).containsExactlyInAnyOrder(PairState.values());
    }

    @Test
    void nobodyGraduatesWithoutAReviewOrSomebodyWhoWatchesFromAfar() {
        assertThat(Arrays.stream(PairState.values()).filter(one -> one.next().contains(GRADUATED)))
                .containsExactlyInAnyOrder(MID_REVIEW, REMOTE);
    }

    @Test
    void whatWentWrongHasToBeSaid() {
        assertThat(MID_REVIEW.wantsWords(ENDED_NOT_MET)).isTrue();
        assertThat(ACTIVE.wantsWords(MENTOR_LEFT)).isTrue();
        assertThat(PROPOSED.wantsWords(CLOSED)).isTrue();
        assertThat(CHECK_12M.wantsWords(CLOSED)).isFalse();
        assertThat(MID_REVIEW.wantsWords(GRADUATED)).isFalse();
    }
}
