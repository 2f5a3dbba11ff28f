package jieli.deployment.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a paper is checked by: 20 characters of 5 random bits each. With 100 bits nobody finds one
 * by trying, however fast.
 */
public record VerificationCode(String text) {

    /** Digits with capitals that nobody mixes up on paper. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static VerificationCode fresh() {
        var code = new StringBuilder();
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(at -> code.append(LETTERS.charAt(at)));
        return new VerificationCode(code.toString());
    }

    /** What was typed from paper, in whatever spelling; empty if it can be no code. */
    public static Optional<VerificationCode> read(String typed) {
        if (typed.length() > 200) {
            return Optional.empty();
        }
        var plain =
                Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s\\p{Z}\\p{Pd}]", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return plain.length() == LENGTH && plain.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)
                ? Optional.of(new VerificationCode(plain))
                : Optional.empty();
    }

    /** In groups, as it stands on paper. */
    public String shown() {
        return text.replaceAll("(?<=\\G.{" + GROUP + "})(?!$)", "-");
    }

    /** SHA-256 of what stands on a paper, this code included; UTF-8. */
    public byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((text + "\ncode\t" + this.text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
