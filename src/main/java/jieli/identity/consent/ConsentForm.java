package jieli.identity.consent;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.consent.Consent.Giver;
import jieli.identity.consent.Consent.Manner;
import jieli.identity.consent.Consent.Subject;
import jieli.identity.consent.Consent.Terms;
import org.jspecify.annotations.Nullable;

/** A consent as it was typed. */
record ConsentForm(
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String institution,
        @Nullable String purpose,
        @Nullable String what,
        @Nullable String manner,
        @Nullable String giver,
        @Nullable String giverName,
        @Nullable String language,
        @Nullable String from,
        @Nullable String until)
        implements Serializable {

    static final ConsentForm BLANK =
            new ConsentForm("", "", "", "", "", "WRITTEN", "SELF", "", "zh", "", "");

    /** Why a consent is not entered; each has its sentence. */
    enum Refusal {
        CHOICE,
        WHAT_MISSING,
        WHAT_LONG,
        GIVER_MISSING,
        FROM,
        UNTIL,
        REASON_MISSING,
        WITHDRAWN_ALREADY
    }

    /** Whom it is about and who keeps it; empty when the form was not ours. */
    Optional<Subject> readSubject() {
        return choice(Subject.Kind.values(), kind)
                .flatMap(one -> id(subject).map(id -> new Subject(one, id)));
    }

    Optional<InstitutionId> readInstitution() {
        return id(institution).map(InstitutionId::new);
    }

    Optional<Refusal> refusal() {
        if (choice(Purpose.values(), purpose).isEmpty()
                || choice(Manner.values(), manner).isEmpty()
                || choice(Giver.values(), giver).isEmpty()
                || !Consent.LANGUAGES.contains(text(language))) {
            return Optional.of(Refusal.CHOICE);
        }
        if (text(what).isEmpty()) {
            return Optional.of(Refusal.WHAT_MISSING);
        }
        if (text(what).length() > 1000 || text(giverName).length() > 200) {
            return Optional.of(Refusal.WHAT_LONG);
        }
        if (!"SELF".equals(giver) && text(giverName).isEmpty()) {
            return Optional.of(Refusal.GIVER_MISSING);
        }
        if (day(from).isEmpty()) {
            return Optional.of(Refusal.FROM);
        }
        var end = day(until);
        return !text(until).isEmpty() && (end.isEmpty() || !end.get().isAfter(day(from).get()))
                ? Optional.of(Refusal.UNTIL)
                : Optional.empty();
    }

    /** When nothing is refused. */
    Terms terms() {
        return new Terms(
                readSubject().orElseThrow(),
                choice(Purpose.values(), purpose).orElseThrow(),
                text(what),
                choice(Manner.values(), manner).orElseThrow(),
                choice(Giver.values(), giver).orElseThrow(),
                text(giverName),
                text(language),
                day(from).orElseThrow(),
                day(until).orElse(null),
                readInstitution().orElseThrow());
    }

    private static <E extends Enum<E>> Optional<E> choice(E[] all, @Nullable String typed) {
        return Arrays.stream(all).filter(one -> one.name().equals(typed)).findFirst();
    }

    private static Optional<UUID> id(@Nullable String typed) {
        try {
            return Optional.of(UUID.fromString(text(typed)));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Years a calendar would not print are no days. */
    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.of(LocalDate.parse(text(typed)))
                    .filter(day -> day.getYear() >= 1900 && day.getYear() <= 2200);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip().replace("\u0000", "");
    }
}
