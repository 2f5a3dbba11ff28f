package jieli.identity.vault;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/**
 * A citizen's identity number after GB 11643-1999: six digits of region, eight of the day of birth,
 * three of order, a check character (ISO 7064, MOD 11-2).
 *
 * @param value 18 characters, the last one perhaps a capital X
 */
public record IdentityNumber(String value) {

    /** Why something is no identity number. */
    public enum Fault {
        SHAPE,
        BIRTHDAY,
        CHECK
    }

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
    private static final String CHECKS = "10X98765432";

    public IdentityNumber {
        if (!value.matches("[1-9]\\d{16}[\\dX]") || check(value) != value.charAt(17)) {
            throw new IllegalArgumentException("not an identity number"); // never says which
        }
    }

    /**
     * What is wrong with what was typed; blanks, full-width digits, a small x are not wrong.
     *
     * @param today nobody was born after it
     */
    public static Optional<Fault> fault(String typed, LocalDate today) {
        var number = Vault.normal(typed);
        if (!number.matches("[1-9]\\d{16}[\\dX]")) {
            return Optional.of(Fault.SHAPE);
        }
        var birthday = birthday(number);
        if (birthday.isEmpty()
                || birthday.get().isBefore(OLDEST)
                || birthday.get().isAfter(today)) {
            return Optional.of(Fault.BIRTHDAY);
        }
        return check(number) == number.charAt(17) ? Optional.empty() : Optional.of(Fault.CHECK);
    }

    /** What was typed, when {@link #fault} finds nothing. */
    public static IdentityNumber of(String typed) {
        return new IdentityNumber(Vault.normal(typed));
    }

    public LocalDate birthday() {
        return birthday(value).orElseThrow(() -> new DateTimeException("no such day"));
    }

    public boolean female() {
        return (value.charAt(16) - '0') % 2 == 0;
    }

    public String masked() {
        return Masking.identityNumber(value);
    }

    /** A number in a log or a stack trace would lie open there. */
    @Override
    public String toString() {
        return masked();
    }

    private static Optional<LocalDate> birthday(String number) {
        try {
            return Optional.of(LocalDate.parse(number.substring(6, 14), DAY));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** Position i from the left weighs 2^(17-i) modulo 11. */
    private static char check(String number) {
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum = (sum + (number.charAt(i) - '0')) * 2 % 11;
        }
        return CHECKS.charAt(sum);
    }
}
