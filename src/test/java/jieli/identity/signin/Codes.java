package jieli.identity.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import jieli.Visitor.Answer;

/** The telephone in a person's hand: reads the secret off a page and counts. */
final class Codes {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Codes() {}

    static String of(Answer page) {
        var secret = page.page().select("code.secret").text().replace(" ", "");
        var bits = new StringBuilder();
        for (var letter : secret.toCharArray()) {
            var five = Integer.toBinaryString(LETTERS.indexOf(letter) + 32);
            bits.append(five.substring(1));
        }
        var bytes = new byte[20];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(bytes, "HmacSHA1"), Instant.now());
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
