package jieli.briefings;

import org.jspecify.annotations.Nullable;

/**
 * What a fact says, in the words and digits of its document; a person may correct each part.
 *
 * @param value digits, {@code 3|5} for alternatives; null is unknown, never zero
 * @param unit a unit word such as 万人次, or empty
 * @param qualifier words parted by semicolons, or empty
 * @param period {@code 2016}, {@code 2018年以来}, {@code 2022-07..2025-05}, 未说明 and the like
 */
record Statement(
        String subject,
        @Nullable String value,
        String unit,
        String qualifier,
        String period,
        String place,
        String who) {

    Statement {
        value = value == null || value.isBlank() ? null : value.strip();
    }

    /** The figure as it is read aloud: qualifier, value, unit. */
    public String amount() {
        return value == null ? "" : value + unit;
    }
}
