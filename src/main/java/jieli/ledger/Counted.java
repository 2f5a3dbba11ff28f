package jieli.ledger;

import java.util.Optional;
import jieli.terms.Unit;

/**
 * A unit whose quantities add up, as a type: a {@link Total} of persons and one of person-times are
 * different types, so that adding them does not compile. Rates, shares and durations are missing
 * here because they are never added.
 */
sealed interface Counted {

    /** The unit in rows and words. */
    Unit unit();

    record Persons(Unit unit) implements Counted {}

    record PersonTimes(Unit unit) implements Counted {}

    record Cases(Unit unit) implements Counted {}

    record Operations(Unit unit) implements Counted {}

    record Devices(Unit unit) implements Counted {}

    record Sessions(Unit unit) implements Counted {}

    record CourseRuns(Unit unit) implements Counted {}

    record Batches(Unit unit) implements Counted {}

    record Items(Unit unit) implements Counted {}

    record Kinds(Unit unit) implements Counted {}

    record Institutions(Unit unit) implements Counted {}

    record Things(Unit unit) implements Counted {}

    record Occurrences(Unit unit) implements Counted {}

    record Pairs(Unit unit) implements Counted {}

    record Fen(Unit unit) implements Counted {}

    record Beds(Unit unit) implements Counted {}

    record Kilometres(Unit unit) implements Counted {}

    Persons PERSONS = new Persons(Unit.PERSON);
    PersonTimes PERSON_TIMES = new PersonTimes(Unit.PERSON_TIME);
    Fen FEN = new Fen(Unit.CNY_FEN);

    /** The type for a unit that a row names; empty for a unit that is never summed. */
    static Optional<Counted> of(Unit unit) {
        return switch (unit) {
            case PERSON -> Optional.of(PERSONS);
            case PERSON_TIME -> Optional.of(PERSON_TIMES);
            case CNY_FEN -> Optional.of(FEN);
            case CASE -> Optional.of(new Cases(unit));
            case OPERATION -> Optional.of(new Operations(unit));
            case DEVICE -> Optional.of(new Devices(unit));
            case EVENT_SESSION -> Optional.of(new Sessions(unit));
            case COURSE_RUN -> Optional.of(new CourseRuns(unit));
            case BATCH -> Optional.of(new Batches(unit));
            case ITEM -> Optional.of(new Items(unit));
            case KIND -> Optional.of(new Kinds(unit));
            case INSTITUTION -> Optional.of(new Institutions(unit));
            case UNIT_GENERIC -> Optional.of(new Things(unit));
            case OCCURRENCE -> Optional.of(new Occurrences(unit));
            case PAIR -> Optional.of(new Pairs(unit));
            case BED -> Optional.of(new Beds(unit));
            case KILOMETRE -> Optional.of(new Kilometres(unit));
            case YEAR, MONTH, DAY, PERCENT, PERCENTAGE_POINT, PERSON_PER_YEAR -> Optional.empty();
        };
    }
}
