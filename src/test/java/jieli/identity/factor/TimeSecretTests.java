package jieli.identity.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSecretTests {

    /** "12345678901234567890", the secret of RFC 6238, appendix B. */
    private static final TimeSecret OF_THE_STANDARD =
            new TimeSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void countsTheCodesOfTheStandard(long seconds, String code) {
        assertThat(OF_THE_STANDARD.code(seconds / 30)).isEqualTo(code);
    }

    @Test
    void aClockMayBeOneStepOffButNotTwo() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        var step = TimeSecret.step(now);
        for (var off = -1; off <= 1; off++) {
            assertThat(OF_THE_STANDARD.stepOf(OF_THE_STANDARD.code(step + off), now))
                    .contains(step + off);
        }
        assertThat(OF_THE_STANDARD.stepOf(OF_THE_STANDARD.code(step - 2), now)).isEmpty();
        assertThat(OF_THE_STANDARD.stepOf(OF_THE_STANDARD.code(step + 2), now)).isEmpty();
        assertThat(OF_THE_STANDARD.stepOf("", now)).isEmpty();
        assertThat(OF_THE_STANDARD.stepOf(" 005 924 ", now)).contains(step);
    }

    @Test
    void aRandomSecretHolds160BitsThatNoLogTells() {
        var secret = TimeSecret.random();
        assertThat(secret.text()).hasSize(32).isNotEqualTo(TimeSecret.random().text());
        assertThat(secret.toString()).doesNotContain(secret.text());
        assertThat(secret.uri("admin"))
                .startsWith("otpauth://totp/Jieli:admin?secret=" + secret.text())
                .contains("issuer=Jieli");
    }
}
