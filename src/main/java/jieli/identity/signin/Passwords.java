package jieli.identity.signin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import jieli.terms.DataFile;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords: how they are hashed, which are refused.
 *
 * <p>Argon2id with 19 MiB, two passes, one lane, the first choice of the OWASP cheat sheet on
 * storing passwords. Hashes name their kind, so a stronger one may follow.
 */
@Component
class Passwords {

    /** Why a password will not do; the message key's last step. */
    enum Refusal {
        TOO_SHORT,
        TOO_LONG,
        /** It stands on the list of leaked ones, or is one with a year or a row of digits added. */
        LEAKED,
        /** It holds the person's own name or sign-in name. */
        OWN_NAME
    }

    static final int SHORTEST = 10;
    private static final int LONGEST = 128;
    private static final int LANES = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final Set<String> LEAKED =
            DataFile.rows(Passwords.class, "leaked-passwords.txt").stream()
                    .map(List::getFirst)
                    .collect(Collectors.toSet());

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder(
                    "argon2id",
                    Map.of("argon2id", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2)));

    /** Each hash takes 19 MiB: a flood of sign-ins queues here instead of taking the memory. */
    private final Semaphore lanes = new Semaphore(LANES, true);

    /** What is compared when there is no such account, so that the answer takes as long. */
    private final String nobody = encode("nobody's password");

    String encode(String password) {
        lanes.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(encoder.encode(password));
        } finally {
            lanes.release();
        }
    }

    /**
     * @param hash null when there is no such account or it has none; then it never matches, in the
     *     same time
     */
    boolean matches(String password, @Nullable String hash) {
        lanes.acquireUninterruptibly();
        try {
            var compared = encoder.matches(password, hash == null ? nobody : hash);
            return compared && hash != null;
        } finally {
            lanes.release();
        }
    }

    /** Why a new password will not do for this person. */
    static Optional<Refusal> refusal(String password, String login, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Refusal.TOO_SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(Refusal.TOO_LONG);
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (holds(plain, login, 3) || holds(plain, name.toLowerCase(Locale.ROOT), 2)) {
            return Optional.of(Refusal.OWN_NAME);
        }
        return isLeaked(plain) ? Optional.of(Refusal.LEAKED) : Optional.empty();
    }

    private static boolean holds(String plain, String name, int shortest) {
        return name.length() >= shortest && plain.contains(name);
    }

    private static boolean isLeaked(String plain) {
        var letters = plain.replace('@', 'a').replace('0', 'o').replace('$', 's').replace('!', 'i');
        var stem = plain.replaceAll("[^a-z\\p{IsHan}]+", "");
        return LEAKED.contains(plain)
                || LEAKED.contains(letters)
                || LEAKED.contains(stem)
                || plain.chars().distinct().count() < 4
                || isRow(plain);
    }

    /** 1234567890, abcdefghij and the like, up or down. */
    private static boolean isRow(String plain) {
        var steps = 0;
        for (var i = 1; i < plain.length(); i++) {
            var step = plain.charAt(i) - plain.charAt(i - 1);
            steps += Math.abs(step) == 1 ? 1 : 0;
        }
        return steps > plain.length() * 3 / 4;
    }
}
