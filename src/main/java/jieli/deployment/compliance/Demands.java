package jieli.deployment.compliance;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pairing has to keep: the parameters of its rule set, what was chosen for this pairing
 * where the text leaves a question open, and the defaults.
 *
 * @param rules id and version of the rule set: {@code R1.2}
 */
record Demands(String rules, Map<Parameter, String> written, Map<Parameter, String> chosen) {

    /** Who says so. */
    enum Origin {
        PAIRING,
        RULE_SET,
        DEFAULT
    }

    Demands {
        written = copy(written);
        chosen = copy(chosen);
    }

    private static Map<Parameter, String> copy(Map<Parameter, String> values) {
        return values.isEmpty() ? Map.of() : new EnumMap<>(values);
    }

    /** The value that counts; empty when nothing is asked. */
    String value(Parameter parameter) {
        var here = chosen.get(parameter);
        var there = here == null ? written.get(parameter) : here;
        return there == null ? orEmpty(parameter.otherwise()) : there;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    Origin origin(Parameter parameter) {
        return chosen.containsKey(parameter)
                ? Origin.PAIRING
                : written.containsKey(parameter) ? Origin.RULE_SET : Origin.DEFAULT;
    }

    /** Whether the rule set or the pairing names it. */
    boolean names(Parameter parameter) {
        return origin(parameter) != Origin.DEFAULT && !value(parameter).isEmpty();
    }

    boolean asks(Parameter flag) {
        return value(flag).equals("true");
    }

    /** The number asked; 0 when none is. */
    int number(Parameter parameter) {
        var value = value(parameter);
        return value.isEmpty() ? 0 : Integer.parseInt(value);
    }

    /** Whether days away are left out of the count. */
    boolean onSite() {
        return value(Parameter.dayCount).equals("ON_SITE");
    }
}
