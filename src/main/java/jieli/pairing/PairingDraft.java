package jieli.pairing;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jieli.directory.InstitutionId;
import jieli.identity.Reach;
import org.jspecify.annotations.Nullable;

/**
 * A pairing as it was typed.
 *
 * @param supporters names of institutions, one a line
 * @param recipients names of institutions, one a line
 * @param start year, month or day it began; empty when not known
 * @param latest whether the start is only the latest possible day; null when the box is not ticked
 * @param end the last year, month or day; empty while it lasts
 */
record PairingDraft(
        @Nullable String name,
        @Nullable String programme,
        @Nullable String rules,
        @Nullable String supporters,
        @Nullable String recipients,
        @Nullable String start,
        @Nullable Boolean latest,
        @Nullable String end,
        @Nullable String note)
        implements Serializable {

    /** Either a pairing or the key of the sentence that says why not. */
    sealed interface Checked {
        record Good(Pairing pairing, RuleSet rules) implements Checked {}

        record Refused(String why) implements Checked {}

        /** Nobody pairs others alone: one party at least must be in their scope. */
        default Checked within(Reach reach) {
            return this instanceof Good good && !good.pairing().isWithin(reach)
                    ? new Refused("pairing.refusal.scope")
                    : this;
        }
    }

    static PairingDraft empty() {
        return new PairingDraft(null, null, null, null, null, null, null, null, null);
    }

    /**
     * Checks what was typed.
     *
     * @param called finds an institution by its name
     * @param ruled finds a rule set by its key
     */
    Checked check(
            PairingId id,
            Function<String, Optional<InstitutionId>> called,
            Function<String, Optional<RuleSet>> ruled) {
        var type =
                Arrays.stream(ProgrammeType.values())
                        .filter(t -> t.name().equals(programme))
                        .findFirst();
        var bound = ruled.apply(text(rules));
        var days = missing().isPresent() ? Optional.<Days>empty() : days();
        var helping = lines(supporters).stream().map(called).toList();
        var helped = lines(recipients).stream().map(called).toList();
        var why =
                missing()
                        .or(() ->
                                refusal(
                                        type.isPresent(),
                                        bound.isPresent(),
                                        days,
                                        helping,
                                        helped));
        if (why.isPresent()) {
            return new Checked.Refused("pairing.refusal." + why.get());
        }
        return new Checked.Good(
                pairing(id, type.orElseThrow(), helping, helped, days.orElseThrow()),
                bound.orElseThrow());
    }

    private Pairing pairing(
            PairingId id,
            ProgrammeType type,
            List<Optional<InstitutionId>> helping,
            List<Optional<InstitutionId>> helped,
            Days days) {
        return new Pairing(
                id,
                text(name),
                type,
                helping.stream().flatMap(Optional::stream).distinct().toList(),
                helped.stream().flatMap(Optional::stream).distinct().toList(),
                days.start(),
                days.end(),
                text(note));
    }

    private Optional<String> missing() {
        if (text(name).isEmpty()) {
            return Optional.of("name");
        }
        if (lines(supporters).isEmpty()) {
            return Optional.of("no-supporter");
        }
        if (lines(recipients).isEmpty()) {
            return Optional.of("no-recipient");
        }
        return Optional.empty();
    }

    private static Optional<String> refusal(
            boolean typeKnown,
            boolean rulesKnown,
            Optional<Days> days,
            List<Optional<InstitutionId>> helping,
            List<Optional<InstitutionId>> helped) {
        if (!typeKnown) {
            return Optional.of("programme");
        }
        if (!rulesKnown) {
            return Optional.of("rules");
        }
        if (days.isEmpty()) {
            return Optional.of("date");
        }
        if (days.get().reversed()) {
            return Optional.of("reversed");
        }
        if (helping.contains(Optional.<InstitutionId>empty())
                || helped.contains(Optional.<InstitutionId>empty())) {
            return Optional.of("institution");
        }
        return helping.stream().anyMatch(helped::contains)
                ? Optional.of("helps-itself")
                : Optional.empty();
    }

    private Optional<Days> days() {
        var first = TimelineEntry.Days.of(text(start));
        var last = TimelineEntry.Days.of(text(end));
        if ((first.isEmpty() && !text(start).isEmpty())
                || (last.isEmpty() && !text(end).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                new Days(
                        first.map(TimelineEntry.Days::from).orElse(null),
                        text(start),
                        Boolean.TRUE.equals(latest),
                        last.map(TimelineEntry.Days::to).orElse(null)));
    }

    private record Days(
            @Nullable LocalDate first, String words, boolean latest, @Nullable LocalDate end) {
        boolean reversed() {
            return first != null && end != null && !first.isBefore(end);
        }

        Pairing.Start start() {
            if (first == null) {
                return new Pairing.Start.Unknown();
            }
            return latest
                    ? new Pairing.Start.NoLaterThan(first, words)
                    : new Pairing.Start.On(first, words);
        }
    }

    private static List<String> lines(@Nullable String typed) {
        return Arrays.stream(text(typed).split("\\R|[;；]"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
