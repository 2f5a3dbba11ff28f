package jieli.identity.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a device counts its codes from: 160 bits, written in base32 (RFC 4648). Six digits a code,
 * 30 seconds a step, HMAC-SHA1, because that is what every authenticator app knows (RFC 6238).
 *
 * @param text 32 letters or digits
 */
record TimeSecret(String text) {

    static final Duration STEP = Duration.ofSeconds(30);

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BYTES = 20;
    private static final TimeBasedOneTimePasswordGenerator CODES =
            new TimeBasedOneTimePasswordGenerator(STEP, 6);

    TimeSecret {
        if (!text.matches("[A-Z2-7]{32}")) {
            throw new IllegalArgumentException("no secret"); // never says which
        }
    }

    static TimeSecret random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var text = new StringBuilder();
        var bits = 0;
        var held = 0;
        for (var each : bytes) {
            bits = bits << 8 | each & 0xff;
            for (held += 8; held >= 5; held -= 5) {
                text.append(LETTERS.charAt(bits >> held - 5 & 31));
            }
            bits &= (1 << held) - 1;
        }
        return new TimeSecret(text.toString());
    }

    /** Which step of 30 seconds since 1970 a moment lies in. */
    static long step(Instant at) {
        return at.getEpochSecond() / STEP.toSeconds();
    }

    /** The code of one step. */
    String code(long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(bytes(), "HmacSHA1"),
                    Instant.ofEpochSecond(step * STEP.toSeconds()),
                    Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The step whose code was typed, if it is this one, the one before or the one after: a
     * telephone's clock goes wrong by less.
     */
    Optional<Long> stepOf(String typed, Instant now) {
        var code = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        Optional<Long> found = Optional.empty();
        for (var step = step(now) - 1; step <= step(now) + 1; step++) {
            // all three are compared in full, so that the time taken says nothing
            if (MessageDigest.isEqual(code, code(step).getBytes(StandardCharsets.UTF_8))) {
                found = Optional.of(step);
            }
        }
        return found;
    }

    /** What the picture says to an authenticator app. */
    String uri(String login) {
        return "otpauth://totp/Jieli:%s?secret=%s&issuer=Jieli&algorithm=SHA1&digits=6&period=30"
                .formatted(URLEncoder.encode(login, StandardCharsets.UTF_8), text);
    }

    /** In groups of four, as people copy it. */
    String spaced() {
        return text.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private byte[] bytes() {
        var bytes = new byte[BYTES];
        var bits = 0;
        var held = 0;
        var next = 0;
        for (var i = 0; i < text.length(); i++) {
            bits = bits << 5 | LETTERS.indexOf(text.charAt(i));
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes[next++] = (byte) (bits >> held);
                bits &= (1 << held) - 1;
            }
        }
        return bytes;
    }

    /** A secret in a log would lie open there. */
    @Override
    public String toString() {
        return "TimeSecret";
    }
}
