package jieli.deployment.planning.round;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jieli.deployment.Period;
import jieli.deployment.planning.workbook.Opened;
import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import org.jspecify.annotations.Nullable;

/** A row of a workbook being read: values come out, complaints pile up. */
final class CheckedRow {

    private static final int SHORT = 100;
    private static final int LONG = 1_000;

    private final Opened.Row row;
    private final List<Complaint> complaints = new ArrayList<>();

    CheckedRow(Opened.Row row) {
        this.row = row;
        if (row.merged()) {
            complain("merged");
        }
    }

    List<Complaint> complaints() {
        return complaints;
    }

    void complain(String why, Object... words) {
        complaints.add(Complaint.of(why, words));
    }

    int number() {
        return row.number();
    }

    /** A word that must be there. */
    String word(String column) {
        var word = text(column, SHORT);
        if (word.isEmpty()) {
            complain("missing." + column);
        }
        return word;
    }

    String text(String column) {
        return text(column, column.equals("note") ? LONG : SHORT);
    }

    private String text(String column, int longest) {
        var text = row.text(column);
        if (text.codePoints().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')) {
            complain("control." + column);
            return "";
        }
        if (text.length() > longest) {
            complain("long", longest, text.substring(0, 20) + "…");
            return "";
        }
        return text;
    }

    @Nullable Integer whole(String column, int least, int most) {
        if (row.isBlank(column)) {
            return null;
        }
        var number = row.whole(column, least, most);
        if (number.isEmpty()) {
            complain("number." + column, row.text(column), least, most);
        }
        return number.orElse(null);
    }

    @Nullable Grade grade(String column) {
        if (row.isBlank(column)) {
            return null;
        }
        var grade = Spoken.grade(row.text(column));
        if (grade.isEmpty()) {
            complain("grade", row.text(column));
        }
        return grade.orElse(null);
    }

    /** Words that each mean something; those that mean nothing are complained of. */
    <T> List<T> several(String column, String why, Function<String, Optional<T>> meant) {
        var found = new ArrayList<T>();
        for (var word : Spoken.several(text(column, LONG))) {
            var one = meant.apply(word);
            if (one.isEmpty()) {
                complain(why, word);
            }
            one.filter(it -> !found.contains(it)).ifPresent(found::add);
        }
        return found;
    }

    @Nullable InstitutionId institution(
            String column, String why, Function<String, Optional<InstitutionId>> called) {
        var word = word(column);
        if (word.isEmpty()) {
            return null;
        }
        var found = called.apply(word);
        if (found.isEmpty()) {
            complain(why, word);
        }
        return found.orElse(null);
    }

    /**
     * From the first to the last day, both of them in it, cut to the horizon.
     *
     * @param otherwise when both cells are empty; null if that is not allowed
     */
    @Nullable Period period(Period horizon, @Nullable Period otherwise) {
        if (row.isBlank("from") && row.isBlank("last") && otherwise != null) {
            return otherwise;
        }
        if (otherwise == null && (row.isBlank("from") || row.isBlank("last"))) {
            complain("missing.period");
            return null;
        }
        var first = day("from", horizon.from());
        var last = day("last", horizon.lastDay());
        if (first == null || last == null) {
            return null;
        }
        if (last.isBefore(first)) {
            complain("reversed", first, last);
            return null;
        }
        var shared = new Period(first, last.plusDays(1)).shared(horizon);
        if (shared.isEmpty()) {
            complain("outside", horizon.from(), String.valueOf(horizon.lastDay()));
        }
        return shared.orElse(null);
    }

    private @Nullable LocalDate day(String column, @Nullable LocalDate otherwise) {
        if (row.isBlank(column)) {
            return otherwise;
        }
        var day = row.day(column);
        if (day.isEmpty()) {
            complain("day." + column, row.text(column));
        } else if (day.get().getYear() < 1900 || day.get().getYear() > 2200) {
            complain("day." + column, row.text(column));
            return null;
        }
        return day.orElse(null);
    }
}
