package jieli.mentoring;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.Entry.Member;
import jieli.mentoring.Entry.Outcome;
import jieli.mentoring.Entry.Role;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * A case as it was typed.
 *
 * @param person who, row by row; an empty one is no row
 * @param role what they did, row by row
 * @param patient the hospital's number of the patient
 * @param again whether it is another case than the one alike
 */
record EntryForm(
        @Nullable String id,
        @Nullable String institution,
        @Nullable String technique,
        @Nullable String day,
        @Nullable List<String> person,
        @Nullable List<String> role,
        @Nullable String outcome,
        @Nullable String complication,
        @Nullable Boolean takenOver,
        @Nullable String patient,
        @Nullable String note,
        @Nullable String replaces,
        @Nullable Boolean again) {

    /** What was typed comes to a case, or not. */
    sealed interface Reading {

        record Draft(Entry entry) implements Reading {}

        record Wrong(Refusal why) implements Reading {}
    }

    /** One row of the team. */
    record Row(String person, String role) {}

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** What of somebody's own choosing the patient is called by. */
    String number() {
        return text(patient);
    }

    /**
     * Whether it was said that it is another case than the one alike; an empty box says nothing.
     */
    boolean isAnother() {
        return Boolean.TRUE.equals(again);
    }

    /** As many rows as were typed. */
    public List<Row> rows() {
        var people = Objects.requireNonNullElse(person, List.<String>of());
        var roles = Objects.requireNonNullElse(role, List.<String>of());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < people.size(); i++) {
            rows.add(new Row(people.get(i), i < roles.size() ? roles.get(i) : ""));
        }
        return rows;
    }

    /** Reads it; an id that is none names nothing. */
    Reading read() {
        LocalDate on;
        try {
            on = LocalDate.parse(text(day));
        } catch (DateTimeParseException noDay) {
            return new Reading.Wrong(Refusal.of("day"));
        }
        var team = new ArrayList<Member>();
        for (var row : rows()) {
            if (!row.person().isBlank()) {
                var role = role(row.role());
                if (role == null) {
                    return new Reading.Wrong(Refusal.of("role"));
                }
                team.add(new Member(PersonId.of(row.person()), role, false, null));
            }
        }
        var known = known();
        return known == null && !text(outcome).isEmpty() && !text(outcome).equals("UNKNOWN")
                ? new Reading.Wrong(Refusal.of("outcome"))
                : new Reading.Draft(entry(on, team, known));
    }

    private Entry entry(LocalDate on, List<Member> team, @Nullable Outcome known) {
        var corrected = text(replaces);
        return new Entry(
                EntryId.of(text(id)),
                InstitutionId.of(text(institution)),
                text(technique),
                on,
                team,
                known,
                text(complication),
                Boolean.TRUE.equals(takenOver),
                false,
                text(note),
                null,
                corrected.isEmpty() ? null : EntryId.of(corrected),
                false);
    }

    private @Nullable Outcome known() {
        return Arrays.stream(Outcome.values())
                .filter(one -> one.name().equals(text(outcome)))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Role role(String typed) {
        return Arrays.stream(Role.values())
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    /** At which hospital, as far as it was said. */
    @Nullable InstitutionId where() {
        try {
            return text(institution).isEmpty() ? null : InstitutionId.of(text(institution));
        } catch (NotFound noId) {
            return null;
        }
    }
}
