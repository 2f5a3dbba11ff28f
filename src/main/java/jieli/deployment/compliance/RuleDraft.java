package jieli.deployment.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jieli.pairing.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as it was typed: fields {@code chinese}, {@code english}, {@code source}, {@code
 * from}, {@code last}, and one {@code p.<name>} for each parameter; an empty one is not asked for,
 * a question mark is left open by the source.
 */
record RuleDraft(Map<String, String> fields) {

    private static final String PREFIX = "p.";
    private static final int LONGEST = 200;
    private static final int MONTHS_A_YEAR = 12;
    private static final int DAYS_A_MONTH = 31;
    private static final int DAYS_A_YEAR = 365;

    /** The first may not exceed the second, in the unit of the first. */
    private record Pair(String word, Parameter least, Parameter most, int factor) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair("batch", Parameter.headPerBatchMin, Parameter.headPerBatchMax, 1),
                    new Pair(
                            "technical",
                            Parameter.technicalMonthsMin,
                            Parameter.technicalMonthsMax,
                            1),
                    new Pair("term", Parameter.minMonths, Parameter.termYears, MONTHS_A_YEAR),
                    new Pair(
                            "cycle",
                            Parameter.minMonthsPerBatch,
                            Parameter.cycleYears,
                            MONTHS_A_YEAR),
                    new Pair("weeks", Parameter.minWeeksAtCountyOrBelow, Parameter.minWeeks, 1),
                    new Pair("people", Parameter.minAssociateSenior, Parameter.headPerBatchMax, 1),
                    new Pair("people", Parameter.minSpecialties, Parameter.headPerBatchMax, 1));

    /** What comes of it. */
    sealed interface Checked {
        /** It can be entered. */
        record Good(RuleSet rules) implements Checked {}

        /**
         * It cannot.
         *
         * @param why a word of {@code deployment.rules.refusal}
         * @param about the parameter it is about, empty for none
         */
        record Refused(String why, String about) implements Checked {}
    }

    static RuleDraft of(RuleSet rules) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("chinese", rules.chinese());
        fields.put("english", rules.english());
        fields.put("source", rules.source());
        fields.put("from", rules.from().toString());
        fields.put("last", rules.until() == null ? "" : rules.until().minusDays(1).toString());
        for (var one : rules.params()) {
            fields.put(PREFIX + one.name(), one.value() == null ? "?" : one.value());
        }
        return new RuleDraft(fields);
    }

    /** What stands in a field. */
    public String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** What stands for a parameter. */
    public String parameter(String name) {
        return field(PREFIX + name);
    }

    /** Reads it as a new version of a rule set. */
    Checked check(RuleSet of) {
        var from = ComplianceDeeds.day(field("from"));
        var last = ComplianceDeeds.day(field("last"));
        if (!fits(field("chinese")) || !fits(field("english"))) {
            return new Checked.Refused("name", "");
        }
        if (!List.of("R", "P").contains(field("source"))) {
            return new Checked.Refused("source", "");
        }
        if (from == null || last == null && !field("last").isEmpty()) {
            return new Checked.Refused("day", "");
        }
        if (last != null && last.isBefore(from)) {
            return new Checked.Refused("reversed", "");
        }
        var params = new ArrayList<RuleSet.Param>();
        return read(params).orElseGet(() -> new Checked.Good(reading(of, from, last, params)));
    }

    private RuleSet reading(
            RuleSet of, LocalDate from, @Nullable LocalDate last, List<RuleSet.Param> params) {
        return new RuleSet(
                of.id(),
                of.version(),
                from,
                last == null ? null : last.plusDays(1),
                of.programme(),
                field("chinese"),
                field("english"),
                field("source"),
                params);
    }

    private static boolean fits(String name) {
        return !name.isEmpty() && name.length() <= LONGEST;
    }

    private Optional<Checked> read(List<RuleSet.Param> params) {
        var written = new LinkedHashMap<Parameter, String>();
        for (var field : fields.entrySet()) {
            var value = field.getValue().strip();
            if (!field.getKey().startsWith(PREFIX) || value.isEmpty()) {
                continue;
            }
            var name = field.getKey().substring(PREFIX.length());
            var parameter = Parameter.find(name);
            if (parameter.isEmpty()) {
                var cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
                return Optional.of(new Checked.Refused("unknown", cut));
            }
            if (value.equals("?")) {
                params.add(new RuleSet.Param(name, null));
                continue;
            }
            if (!parameter.get().takes(value)) {
                return Optional.of(new Checked.Refused(parameter.get().kind().name(), name));
            }
            params.add(new RuleSet.Param(name, value));
            written.put(parameter.get(), value);
        }
        if (params.isEmpty()) {
            return Optional.of(new Checked.Refused("empty", ""));
        }
        return contradiction(new Demands("", written, Map.of()))
                .map(pair -> new Checked.Refused("contradiction." + pair, ""));
    }

    static boolean contradicts(Demands demands) {
        return contradiction(demands).isPresent();
    }

    /** Two parameters that nobody can keep together: the word of the sentence that says which. */
    static Optional<String> contradiction(Demands demands) {
        return PAIRS.stream()
                .filter(pair -> exceeds(demands, pair))
                .map(Pair::word)
                .findFirst()
                .or(() -> leaveOrGap(demands));
    }

    private static Optional<String> leaveOrGap(Demands demands) {
        var window = demands.number(Parameter.leaveWindowMonths);
        if (window == 0 || demands.number(Parameter.leaveDaysNotBreaking) > window * DAYS_A_MONTH) {
            return Optional.of("leave");
        }
        return demands.asks(Parameter.allYearPresence)
                        && demands.number(Parameter.maxGapDays) >= DAYS_A_YEAR
                ? Optional.of("gap")
                : Optional.empty();
    }

    private static boolean exceeds(Demands demands, Pair pair) {
        return demands.names(pair.least())
                && demands.names(pair.most())
                && demands.number(pair.least()) > demands.number(pair.most()) * pair.factor();
    }
}
