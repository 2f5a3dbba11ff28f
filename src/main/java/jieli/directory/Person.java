package jieli.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works in the programmes.
 *
 * @param name as it is written, in one piece: a Tibetan or Uyghur name has no surname to split off
 * @param grade of the professional title, or null if unknown
 * @param title the professional title or office in words; may be empty
 * @param specialties codes of {@code terms}
 * @param workplace where the person works at present, or last worked; null if unknown
 * @param simulated whether the person was made up for a demonstration
 * @param source where the entry comes from; may be empty
 */
public record Person(
        PersonId id,
        String name,
        @Nullable Integer birthYear,
        @Nullable Grade grade,
        String title,
        List<String> specialties,
        @Nullable InstitutionId workplace,
        String workplaceName,
        boolean simulated,
        String source) {

    /** Grades of professional titles: 初级, 中级, 副高, 正高. */
    public enum Grade {
        JUNIOR,
        INTERMEDIATE,
        ASSOCIATE_SENIOR,
        SENIOR
    }

    public Person {
        specialties = List.copyOf(specialties);
    }

    /**
     * What tells namesakes apart, to stand beside the name: hospital and year of birth, if known.
     */
    public String apart() {
        var year = birthYear == null ? "" : birthYear.toString();
        return workplaceName + (workplaceName.isEmpty() || year.isEmpty() ? "" : ", ") + year;
    }

    /**
     * A person's work at an institution, from a day on up to but without another; a null day is
     * unknown or still to come.
     */
    record Employment(
            UUID id,
            PersonId person,
            InstitutionId institution,
            String institutionName,
            @Nullable UUID department,
            String departmentName,
            String position,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        boolean isOpen() {
            return until == null;
        }

        static Employment read(ResultSet row, int number) throws SQLException {
            return new Employment(
                    row.getObject("id", UUID.class),
                    new PersonId(row.getObject("person", UUID.class)),
                    new InstitutionId(row.getObject("institution", UUID.class)),
                    row.getString("institution_name"),
                    row.getObject("department", UUID.class),
                    row.getString("department_name"),
                    row.getString("position"),
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("until_day", LocalDate.class));
        }
    }
}
