package jieli.deployment.certificate;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a certificate is checked by: 20 characters of 5 random bits each. With 100 bits nobody finds
 * one by trying, however fast.
 */
record VerificationCode(String text) {

    /** Digits with capitals that nobody mixes up on paper. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    static VerificationCode fresh() {
        var code = new StringBuilder();
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(at -> code.append(LETTERS.charAt(at)));
        return new VerificationCode(code.toString());
    }

    /** What was typed from paper, in whatever spelling; empty if it can be no code. */
    static Optional<VerificationCode> read(String typed) {
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
}
