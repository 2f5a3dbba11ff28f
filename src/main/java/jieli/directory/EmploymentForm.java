package jieli.directory;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import jieli.directory.Institutions.Department;
import jieli.directory.Person.Employment;
import jieli.directory.Typed.Reading;
import org.jspecify.annotations.Nullable;

/**
 * An employment as it was typed, right or wrong.
 *
 * @param institution the institution's name, or its id
 * @param until the first day after it; empty if it goes on
 */
record EmploymentForm(
        String institution, String department, String position, String from, String until)
        implements Serializable {

    static final EmploymentForm BLANK = new EmploymentForm("", "", "", "", "");

    EmploymentForm {
        institution = Typed.text(institution);
        department = Typed.text(department);
        position = Typed.text(position);
        from = Typed.text(from);
        until = Typed.text(until);
    }

    Reading<Employment> read(UUID id, PersonId person, Institutions institutions, People people) {
        var why = days();
        if (why != null) {
            return new Reading.Refused<>(why);
        }
        var at = institutions.findAny(institution).orElse(null);
        if (at == null) {
            return new Reading.Refused<>(Refusal.INSTITUTION_UNKNOWN);
        }
        return read(id, person, at, institutions, people);
    }

    private Reading<Employment> read(
            UUID id, PersonId person, Institution at, Institutions institutions, People people) {
        var in =
                institutions.departments(at.id()).stream()
                        .filter(known -> known.name().equals(department))
                        .map(Department::id)
                        .findFirst()
                        .orElse(null);
        if (in == null && !department.isEmpty()) {
            return new Reading.Refused<>(Refusal.DEPARTMENT_UNKNOWN);
        }
        var employment =
                new Employment(
                        id,
                        person,
                        at.id(),
                        at.name(),
                        in,
                        department,
                        position,
                        day(from),
                        day(until));
        return people.isTaken(employment)
                ? new Reading.Refused<>(Refusal.EMPLOYMENT_TWICE)
                : new Reading.Accepted<>(employment);
    }

    private @Nullable Refusal days() {
        if (position.length() > Typed.LONGEST_NAME) {
            return Refusal.NAME_TOO_LONG;
        }
        if (isWrong(from) || isWrong(until)) {
            return Refusal.DAY_WRONG;
        }
        var first = day(from);
        var after = day(until);
        return first != null && after != null && !first.isBefore(after)
                ? Refusal.PERIOD_REVERSED
                : null;
    }

    /** Why an employment cannot end on what was typed, or null if it can. */
    static @Nullable Refusal refusalToEnd(Person.Employment open, String typed) {
        if (!open.isOpen()) {
            return Refusal.EMPLOYMENT_ENDED;
        }
        var day = day(typed);
        if (day == null) {
            return Refusal.DAY_WRONG;
        }
        var from = open.from();
        return from != null && !from.isBefore(day) ? Refusal.PERIOD_REVERSED : null;
    }

    private static boolean isWrong(String typed) {
        return !typed.isEmpty() && Typed.day(typed).isEmpty();
    }

    private static @Nullable LocalDate day(String typed) {
        return Typed.day(typed).orElse(null);
    }
}
