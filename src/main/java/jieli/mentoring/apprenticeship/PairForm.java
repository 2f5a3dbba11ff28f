package jieli.mentoring.apprenticeship;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.apprenticeship.Agreement.Duties;
import jieli.mentoring.apprenticeship.Agreement.Goal;
import jieli.mentoring.apprenticeship.Agreement.Plan;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as typed. The techniques stand in four lists of the same length, one entry a row.
 *
 * @param last the last day, as people say it
 */
record PairForm(
        String institution,
        String mentor,
        String apprentice,
        String department,
        String from,
        String last,
        String mid,
        String assessment,
        String assessor,
        List<String> technique,
        List<String> level,
        List<String> least,
        List<String> target,
        String mentorDoes,
        String learnerDoes,
        String afterwards)
        implements Serializable {

    static final int ROWS = 4;

    /** What became of a form. */
    sealed interface Reading {
        record Accepted(Agreement agreed) implements Reading {}

        record Refused(Refusal why) implements Reading {}
    }

    /** A field that was left out counts as empty. */
    PairForm {
        institution = text(institution);
        mentor = text(mentor);
        apprentice = text(apprentice);
        department = text(department);
        from = text(from);
        last = text(last);
        mid = text(mid);
        assessment = text(assessment);
        assessor = text(assessor);
        technique = rows(technique);
        level = rows(level);
        least = rows(least);
        target = rows(target);
        mentorDoes = text(mentorDoes);
        learnerDoes = text(learnerDoes);
        afterwards = text(afterwards);
    }

    /** A form in which only what is usual is written. */
    static PairForm blank(String institution, Duties usual) {
        return new PairForm(
                institution,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                usual.mentor(),
                usual.apprentice(),
                usual.afterwards());
    }

    /** Always four rows: what was left out is empty, what is beyond is cut off. */
    private static List<String> rows(@Nullable List<String> typed) {
        var rows = new ArrayList<String>();
        for (var i = 0; i < ROWS; i++) {
            rows.add(typed == null || i >= typed.size() ? "" : text(typed.get(i)));
        }
        return List.copyOf(rows);
    }

    Reading read() {
        var wrong = wrong();
        if (wrong.isPresent()) {
            return new Reading.Refused(wrong.get());
        }
        var goals = new ArrayList<Goal>();
        for (var i = 0; i < ROWS; i++) {
            if (!technique.get(i).isEmpty()) {
                var goal = goal(technique.get(i), level.get(i), least.get(i), target.get(i));
                if (goal.isEmpty()) {
                    return new Reading.Refused(Refusal.of("goal", i + 1));
                }
                goals.add(goal.get());
            }
        }
        return new Reading.Accepted(agreement(goals));
    }

    private Optional<Refusal> wrong() {
        if (id(institution).isEmpty()) {
            return Optional.of(Refusal.of("place"));
        }
        if (id(mentor).isEmpty() || id(apprentice).isEmpty()) {
            return Optional.of(Refusal.of("people"));
        }
        if (department.isEmpty() || department.length() > 100) {
            return Optional.of(Refusal.of("department"));
        }
        if (day(from).isEmpty() || day(last).isEmpty()) {
            return Optional.of(Refusal.of("days"));
        }
        if (day(last).get().isBefore(day(from).get())) {
            return Optional.of(Refusal.of("reversed", from, last));
        }
        if (plan(mid, assessment, assessor).isEmpty()) {
            return Optional.of(Refusal.of("plan"));
        }
        return mentorDoes.length() > 2000
                        || learnerDoes.length() > 2000
                        || afterwards.length() > 1000
                ? Optional.of(Refusal.of("long"))
                : Optional.empty();
    }

    private Agreement agreement(List<Goal> goals) {
        return new Agreement(
                new InstitutionId(id(institution).orElseThrow()),
                new PersonId(id(mentor).orElseThrow()),
                new PersonId(id(apprentice).orElseThrow()),
                department,
                new Period(day(from).orElseThrow(), day(last).orElseThrow().plusDays(1)),
                plan(mid, assessment, assessor).orElseThrow(),
                new Duties(mentorDoes, learnerDoes, afterwards),
                goals);
    }

    /** A row of the techniques; nothing if it cannot be read. */
    static Optional<Goal> goal(String technique, String level, String least, String target) {
        var number = "[1-9][0-9]{0,3}";
        if (technique.isEmpty()
                || !level.matches(number)
                || !least.matches(number)
                || day(target).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Goal(
                        technique,
                        Integer.parseInt(level),
                        Integer.parseInt(least),
                        day(target).get()));
    }

    /** Dates and an assessor, any of them left open; nothing if they cannot be read. */
    static Optional<Plan> plan(String mid, String assessment, String assessor) {
        if (unreadable(mid)
                || unreadable(assessment)
                || !assessor.isEmpty() && id(assessor).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Plan(
                        day(mid).orElse(null),
                        day(assessment).orElse(null),
                        id(assessor).map(PersonId::new).orElse(null)));
    }

    private static boolean unreadable(String day) {
        return !day.isEmpty() && day(day).isEmpty();
    }

    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed))
                    .filter(day -> day.getYear() >= 1950 && day.getYear() <= 2100);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    static Optional<UUID> id(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }
}
