package jieli.deployment.altitude;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.Escalation.Answer;
import jieli.deployment.altitude.Escalation.Kind;
import jieli.directory.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose answer stops the chain. */
class EscalationTests {

    private static final Instant NOW = Instant.parse("2026-03-12T02:00:00Z");
    private static final PersonId SOMEBODY = new PersonId(new UUID(0, 1));

    @ParameterizedTest
    @CsvSource({
        "AMBER, false, true",
        "AMBER, true, true",
        "RED, false, false",
        "RED, true, true",
        "EMERGENCY, false, false",
        "EMERGENCY, true, true"
    })
    void fromRedOnOnlyAHealthOfficerStopsTheChain(Level level, boolean officer, boolean settled) {
        var one = escalation(level, List.of(answer(officer)));
        assertThat(one.isAcknowledged()).isTrue();
        assertThat(one.asksSince(NOW).isEmpty()).isEqualTo(settled);
        assertThat(one.isAnsweredBy(SOMEBODY, NOW)).isTrue();
    }

    @Test
    void aLeadersAnswerDoesNotHideAnOfficersAfterIt() {
        assertThat(escalation(Level.RED, List.of(answer(false), answer(true))).asksSince(NOW))
                .isEmpty();
        assertThat(escalation(Level.RED, List.of()).asksSince(NOW)).contains(NOW);
    }

    @ParameterizedTest
    @CsvSource({"AMBER, 12", "RED, 4", "EMERGENCY, 4"})
    void whatWasAcknowledgedButNeverClosedRingsAnew(Level level, int hours) {
        var one = escalation(level, List.of(answer(true)));
        var lapsed = NOW.plus(Duration.ofHours(hours));
        assertThat(one.asksSince(lapsed.minusSeconds(1))).isEmpty();
        assertThat(one.asksSince(lapsed)).contains(lapsed);
        assertThat(one.isAnsweredBy(SOMEBODY, lapsed)).isFalse();
        assertThat(Escalation.Turn.of(level, lapsed, 0, lapsed, ZoneOffset.UTC).late()).isTrue();
        var closed = new Answer(new UUID(0, 7), Kind.CLOSED, "好了", SOMEBODY, NOW, true);
        assertThat(escalation(level, List.of(closed)).asksSince(lapsed)).isEmpty();
    }

    private static Answer answer(boolean officer) {
        return new Answer(new UUID(0, 2), Kind.ACKNOWLEDGED, "", SOMEBODY, NOW, officer);
    }

    private static Escalation escalation(Level level, List<Answer> answers) {
        return new Escalation(
                new UUID(0, 3),
                new UUID(0, 4),
                new PostingId(new UUID(0, 5)),
                new PersonId(new UUID(0, 6)),
                level,
                NOW,
                false,
                answers);
    }
}
