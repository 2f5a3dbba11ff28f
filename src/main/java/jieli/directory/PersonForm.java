package jieli.directory;

import java.io.Serializable;
import java.util.List;
import jieli.directory.Person.Grade;
import jieli.directory.Typed.Reading;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;

/**
 * A person as they were typed, right or wrong.
 *
 * @param specialties codes of terms
 */
record PersonForm(
        String name,
        String birthYear,
        String grade,
        String title,
        List<String> specialties,
        String source)
        implements Serializable {

    static final PersonForm BLANK = new PersonForm("", "", "", "", List.of(), "");

    PersonForm {
        name = Typed.text(name);
        birthYear = Typed.text(birthYear);
        grade = Typed.text(grade);
        title = Typed.text(title);
        source = Typed.text(source);
        specialties = Typed.texts(specialties);
    }

    static PersonForm of(Person person) {
        var year = person.birthYear();
        var grade = person.grade();
        return new PersonForm(
                person.name(),
                year == null ? "" : year.toString(),
                grade == null ? "" : grade.name(),
                person.title(),
                person.specialties(),
                person.source());
    }

    /** Reads the form as the person of this id, new or known. */
    Reading<Person> read(PersonId id, boolean simulated) {
        var why = why();
        if (why != null) {
            return new Reading.Refused<>(why);
        }
        return new Reading.Accepted<>(
                new Person(
                        id,
                        name,
                        birthYear.isEmpty() ? null : Integer.valueOf(birthYear),
                        Typed.choice(Grade.class, grade).orElse(null),
                        title,
                        specialties,
                        null,
                        "",
                        simulated,
                        source));
    }

    private @Nullable Refusal why() {
        if (name.isEmpty()) {
            return Refusal.NAME_MISSING;
        }
        if (name.length() > Typed.LONGEST_NAME || title.length() > Typed.LONGEST_NAME) {
            return Refusal.NAME_TOO_LONG;
        }
        if (!Typed.isBlankOrWithin(birthYear, 1900, 2200)) {
            return Refusal.BIRTH_YEAR_WRONG;
        }
        var known =
                specialties.stream()
                        .allMatch(code -> Terms.get("specialties").find(code).isPresent());
        return known ? null : Refusal.SPECIALTY_UNKNOWN;
    }
}
