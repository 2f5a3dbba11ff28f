package jieli.deployment;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Gate.Stop;
import jieli.deployment.Posting.Part;
import jieli.deployment.Posting.Stay;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be sent, as typed.
 *
 * @param place {@code pairing/recipient}
 * @param name what was typed to find the person
 * @param last the last day, as people say it
 */
record PostingForm(
        String place,
        String name,
        String person,
        String part,
        String stay,
        String specialty,
        String department,
        String office,
        String batch,
        String from,
        String last)
        implements Serializable {

    static final PostingForm BLANK =
            new PostingForm(null, null, null, null, null, null, null, null, null, null, null);

    private static final int LONGEST = 200;

    /** What became of a form. */
    sealed interface Reading {
        record Accepted(Posting posting) implements Reading {}

        record Refused(Stop why) implements Reading {}
    }

    PostingForm(
            @Nullable String place,
            @Nullable String name,
            @Nullable String person,
            @Nullable String part,
            @Nullable String stay,
            @Nullable String specialty,
            @Nullable String department,
            @Nullable String office,
            @Nullable String batch,
            @Nullable String from,
            @Nullable String last) {
        this.place = text(place);
        this.name = text(name);
        this.person = text(person);
        this.part = text(part);
        this.stay = text(stay);
        this.specialty = text(specialty);
        this.department = text(department);
        this.office = text(office);
        this.batch = text(batch);
        this.from = text(from);
        this.last = text(last);
    }

    /**
     * Reads the form.
     *
     * @param employer where the chosen person works
     */
    Reading read(PostingId id, @Nullable InstitutionId employer) {
        var wrong = wrong();
        if (wrong.isPresent()) {
            return new Reading.Refused(PostingRules.stop(wrong.get()));
        }
        return switch (period(from, last)) {
            case Days.Wrong(var why) -> new Reading.Refused(why);
            case Days.Right(var during) -> new Reading.Accepted(posting(id, employer, during));
        };
    }

    /** What is wrong beside the days. */
    private Optional<String> wrong() {
        var words = place.split("/", 2);
        if (words.length < 2 || uuid(words[0]).isEmpty() || uuid(words[1]).isEmpty()) {
            return Optional.of("place");
        }
        if (uuid(person).isEmpty()) {
            return Optional.of("person");
        }
        if (PostingWords.choice(Part.class, part) == null
                || PostingWords.choice(Stay.class, stay) == null) {
            return Optional.of("part");
        }
        if (department.length() > LONGEST || office.length() > LONGEST) {
            return Optional.of("long");
        }
        return batch.isEmpty() || batch.matches("[1-9][0-9]{0,3}")
                ? Optional.empty()
                : Optional.of("batch");
    }

    private Posting posting(PostingId id, @Nullable InstitutionId employer, Period during) {
        var words = place.split("/", 2);
        var sentAs = Part.valueOf(part);
        return new Posting(
                id,
                new PairingId(UUID.fromString(words[0])),
                new PersonId(UUID.fromString(person)),
                new InstitutionId(UUID.fromString(words[1])),
                null,
                department,
                sentAs == Part.MANAGEMENT ? "" : specialty,
                sentAs,
                Stay.valueOf(stay),
                office,
                employer,
                batch.isEmpty() ? null : (Integer) Integer.parseInt(batch),
                during,
                PostingState.PLANNED,
                false);
    }

    /** Two typed days. */
    sealed interface Days {
        record Right(Period during) implements Days {}

        record Wrong(Stop why) implements Days {}
    }

    /** A closed period from its first and its last day. */
    static Days period(String from, String last) {
        var begin = day(from);
        if (begin.isEmpty()) {
            return new Days.Wrong(PostingRules.stop("from"));
        }
        if (last.isEmpty()) {
            return new Days.Wrong(PostingRules.stop("open"));
        }
        var end = day(last);
        if (end.isEmpty()) {
            return new Days.Wrong(PostingRules.stop("last"));
        }
        return end.get().isBefore(begin.get())
                ? new Days.Wrong(PostingRules.stop("reversed", begin.get(), end.get()))
                : new Days.Right(new Period(begin.get(), end.get().plusDays(1)));
    }

    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed))
                    .filter(day -> day.getYear() >= 1950 && day.getYear() <= 2100);
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }

    private static Optional<UUID> uuid(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
