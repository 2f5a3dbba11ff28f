package jieli.identity.vault;

import java.util.Optional;

/**
 * A phone in mainland China: a mobile of 11 digits, or a landline with its area code.
 *
 * @param value digits only, without +86; a landline keeps the 0 of its area code
 */
public record Phone(String value) {

    private static final String MOBILE = "1[3-9]\\d{9}";
    private static final String LANDLINE = "0(10|2\\d|[3-9]\\d{2})[2-9]\\d{6,7}";

    /** Why something is no phone. */
    public enum Fault {
        SHAPE
    }

    public Phone {
        if (!isPhone(value)) {
            throw new IllegalArgumentException("not a phone"); // never says which
        }
    }

    /** What is wrong with what was typed; blanks, hyphens, brackets, +86 are not wrong. */
    public static Optional<Fault> fault(String typed) {
        return isPhone(Vault.normal(typed)) ? Optional.empty() : Optional.of(Fault.SHAPE);
    }

    /** What was typed, when {@link #fault} finds nothing. */
    public static Phone of(String typed) {
        return new Phone(Vault.normal(typed));
    }

    public String masked() {
        return Masking.phone(value);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isPhone(String digits) {
        return digits.matches(MOBILE) || digits.matches(LANDLINE);
    }
}
