package jieli.briefings.reading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of the grammar.
 *
 * @param kind null for a rule that passes a number over
 * @param options {@code period=…}, {@code unit=…}, {@code qualifier=…}, {@code value=…}, {@code
 *     subject=…}, {@code reason=…}
 * @param example a text that must yield a fact by this rule
 */
record Rule(
        String name,
        @Nullable FactKind kind,
        Notation.Compiled compiled,
        Map<String, String> options,
        String example) {

    static Rule of(java.util.List<String> row, Notation notation) {
        try {
            return new Rule(
                    row.get(0),
                    row.get(1).equals("skip")
                            ? null
                            : FactKind.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                    notation.compile(row.get(2)),
                    options(row.get(3)),
                    row.get(4));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("Rule " + row.get(0) + " is not readable", wrong);
        }
    }

    private static Map<String, String> options(String text) {
        return Arrays.stream(text.split(";"))
                .filter(option -> option.contains("="))
                .map(option -> option.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0].strip(), pair -> pair[1]));
    }

    String option(String name) {
        return options.getOrDefault(name, "");
    }

    /** What the rule says about the value of a finding in words; empty if nothing. */
    String value(String subject) {
        return switch (option("value")) {
            case "list" -> counted(subject);
            case "fraction" -> fraction(subject);
            case "proportion" -> subject.replaceAll("[∶比]", ":");
            default -> option("value");
        };
    }

    Fact.@Nullable Reason reason() {
        return option("reason").isEmpty() ? null : Fact.Reason.valueOf(option("reason"));
    }

    /** 三分之二 is 2/3. */
    private static String fraction(String words) {
        var parts = words.split("分之");
        return Numerals.digits(parts[1]) + "/" + Numerals.digits(parts[0]);
    }

    private static String counted(String list) {
        return String.valueOf(list.split("[、和及]").length);
    }

    Pattern pattern() {
        return compiled.pattern();
    }

    /** Whether a sentence with these characters can fit; most rules are ruled out so. */
    boolean possible(Signs signs) {
        for (var words : compiled.needs()) {
            boolean met = false;
            for (int at = 0; at < words.size() && !met; at++) {
                met = signs.contain(words.get(at));
            }
            if (!met) {
                return false;
            }
        }
        return true;
    }

    /** Whether the rule speaks about a quantity rather than about words alone. */
    boolean quantified() {
        return pattern().namedGroups().containsKey("q");
    }
}
