package jieli.mentoring.admission;

import static jieli.mentoring.admission.Stage.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The life of a technique at a hospital: every step that may be taken, no other. */
class StageTests {

    private static final Map<Stage, Set<Stage>> ALLOWED =
            Map.ofEntries(
                    Map.entry(NEED, EnumSet.of(PROPOSED)),
                    Map.entry(PROPOSED, EnumSet.of(READINESS_CHECKED, REJECTED)),
                    Map.entry(READINESS_CHECKED, EnumSet.of(APPROVED, REJECTED)),
                    Map.entry(APPROVED, EnumSet.of(TRIAL, SUSPENDED)),
                    Map.entry(TRIAL, EnumSet.of(MID_REVIEW, SUSPENDED)),
                    Map.entry(MID_REVIEW, EnumSet.of(FINAL_REVIEW, SUSPENDED)),
                    Map.entry(FINAL_REVIEW, EnumSet.of(ROUTINE, SUSPENDED)),
                    Map.entry(ROUTINE, EnumSet.of(REVIVED, SUSPENDED)),
                    Map.entry(REVIVED, EnumSet.of(ROUTINE, SUSPENDED)),
                    Map.entry(SUSPENDED, EnumSet.of(APPROVED, STOPPED)),
                    Map.entry(REJECTED, EnumSet.of(NEED)),
                    Map.entry(STOPPED, EnumSet.of(NEED)));

    @Test
    void everyStageKnowsExactlyWhatMayFollow() {
        assertThat(ALLOWED.keySet()).containsExactlyInAnyOrder(Stage.values());
        for (var stage : Stage.values()) {
            assertThat(stage.next()).as(stage.name()).isEqualTo(ALLOWED.get(stage));
        }
    }

    @Test
    void aTechniqueBeginsAsANeedOrWasInUseBefore() {
        assertThat(Stage.first(false)).containsExactlyInAnyOrder(NEED, ROUTINE);
        assertThat(Stage.first(true)).containsExactly(NEED);
    }

    @Test
    void whateverIsAdmittedMayBeSuspendedNothingElse() {
        for (var stage : Stage.values()) {
            assertThat(stage.next().contains(SUSPENDED))
                    .as(stage.name())
                    .isEqualTo(stage.isAdmitted());
        }
    }
}
