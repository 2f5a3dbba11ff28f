package jieli.mentoring.competence;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A grant as it is typed. */
record GrantForm(String level, String scope, String from, String until) implements Serializable {

    private static final int LONGEST = 500;

    /** Why it is refused; {@code mentoring.grant.refusal.…} says it in words. */
    enum Why {
        LEVEL_MISSING,
        SCOPE_TOO_LONG,
        DAY_WRONG,
        ENDS_BEFORE_START,
        SELF,
        NOT_EMPLOYED,
        REPEATED,
        SIGNED_ONLY_BY_YOU,
        BEFORE_ITS_CASES,
        LONG_AGO,
        REASON_MISSING,
        TOO_LONG,
        OUTSIDE,
        WITHDRAWN_ALREADY
    }

    static GrantForm of(Map<String, String> parameters) {
        return new GrantForm(
                Typed.text(parameters.get("level")),
                Typed.text(parameters.get("scope")),
                Typed.text(parameters.get("from")),
                Typed.text(parameters.get("until")));
    }

    /** What an empty form proposes: level 4 from today, for as long as usual. */
    static GrantForm proposed(LocalDate today) {
        return new GrantForm(
                String.valueOf(Grant.ALONE),
                "",
                today.toString(),
                today.plusMonths(Grant.MONTHS).toString());
    }

    /** Why it says nothing that could be granted; null if it does. */
    @Nullable Why refusal() {
        if (!level.matches("[1-5]")) {
            return Why.LEVEL_MISSING;
        }
        if (scope.length() > LONGEST) {
            return Why.SCOPE_TOO_LONG;
        }
        var first = Typed.day(from);
        var end = end();
        if (first == null || end == null) {
            return Why.DAY_WRONG;
        }
        return end.isAfter(first) ? null : Why.ENDS_BEFORE_START;
    }

    int levelNumber() {
        return Integer.parseInt(level);
    }

    LocalDate first() {
        return LocalDate.parse(from);
    }

    /** As typed, else as long as usual; null if it is no day. */
    @Nullable LocalDate end() {
        var first = Typed.day(from);
        return until.isEmpty() && first != null ? first.plusMonths(Grant.MONTHS) : Typed.day(until);
    }
}
