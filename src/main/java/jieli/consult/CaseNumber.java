package jieli.consult;

import java.text.Normalizer;
import java.util.Optional;

/**
 * What a case is called on paper or over the telephone: the year, a running number of five digits
 * or more, a check digit after ISO 7064 (MOD 11,10), such as {@code 2026-000018}. The check digit
 * keeps one wrong digit from opening another patient's case.
 */
record CaseNumber(String text) {

    static CaseNumber of(int year, long running) {
        var digits = "%04d%05d".formatted(year, running);
        return new CaseNumber(digits.substring(0, 4) + "-" + digits.substring(4) + check(digits));
    }

    /** What someone typed, with or without hyphen or blanks; empty if no case can be called so. */
    static Optional<CaseNumber> read(String typed) {
        var digits =
                Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Z}\\p{Pd}]", "");
        if (!digits.matches("[0-9]{10,18}")) {
            return Optional.empty();
        }
        var last = digits.length() - 1;
        return check(digits.substring(0, last)) == digits.charAt(last) - '0'
                ? Optional.of(new CaseNumber(digits.substring(0, 4) + "-" + digits.substring(4)))
                : Optional.empty();
    }

    private static int check(String digits) {
        var product = 10;
        for (var i = 0; i < digits.length(); i++) {
            var sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }

    @Override
    public String toString() {
        return text;
    }
}
