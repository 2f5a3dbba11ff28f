package jieli.deployment.altitude;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A check that somebody has to answer.
 *
 * @param answers the first one first
 */
record Escalation(
        UUID id,
        UUID check,
        PostingId posting,
        PersonId person,
        Level level,
        Instant openedAt,
        boolean simulated,
        List<Answer> answers) {

    /** As long as amber may stay before it is red. */
    private static final Duration AMBER_LAPSES = Duration.ofHours(12);

    private static final Duration RED_LAPSES = Duration.ofHours(4);

    /** What was done about it. */
    enum Kind {
        /** Somebody knows, takes care. */
        ACKNOWLEDGED,
        /** A physician is done with it. */
        CLOSED
    }

    /**
     * An answer.
     *
     * @param words a physician's; empty if there are none, or one may not read them
     * @param officer whether a health officer of the place gave it
     */
    record Answer(UUID id, Kind kind, String words, PersonId person, Instant at, boolean officer) {}

    /**
     * Whose turn it is to answer: red asks one after the other, fifteen minutes each; an emergency
     * asks everybody at once; amber waits until the day ends, at least the four hours to the next
     * reading.
     *
     * @param asked how many of the chain are asked by now
     * @param nextAt when the next one is asked, null when nobody is left
     * @param late whether somebody should have answered before
     */
    record Turn(int asked, @Nullable Instant nextAt, boolean late) {

        private static final Duration EACH = Duration.ofMinutes(15);
        private static final Duration RECHECK = Duration.ofHours(4);

        /**
         * How it stands as long as nobody answered.
         *
         * @param chain how many there are to ask; with nobody there, it is late at once
         */
        static Turn of(Level level, Instant openedAt, int chain, Instant now, ZoneId zone) {
            if (chain == 0) {
                return new Turn(0, null, level.isAnswered());
            }
            return switch (level) {
                case GREEN -> new Turn(0, null, false);
                case AMBER -> step(openedAt, sameDay(openedAt, zone), chain, now);
                case RED -> step(openedAt, EACH, chain, now);
                case EMERGENCY -> new Turn(chain, null, !now.isBefore(openedAt.plus(EACH)));
            };
        }

        private static Turn step(Instant openedAt, Duration each, int chain, Instant now) {
            var passed = Math.max(0, Duration.between(openedAt, now).dividedBy(each));
            var asked = (int) Math.min(chain, passed + 1);
            return new Turn(
                    asked,
                    asked < chain ? openedAt.plus(each.multipliedBy(asked)) : null,
                    passed > 0);
        }

        private static Duration sameDay(Instant openedAt, ZoneId zone) {
            var midnight =
                    openedAt.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
            var left = Duration.between(openedAt, midnight);
            return left.compareTo(RECHECK) < 0 ? RECHECK : left;
        }
    }

    Escalation {
        answers = List.copyOf(answers);
    }

    public boolean isOpen() {
        return answers.stream().noneMatch(answer -> answer.kind() == Kind.CLOSED);
    }

    public boolean isAcknowledged() {
        return !answers.isEmpty();
    }

    /**
     * From when on somebody is to answer: since it opened; once an answer has lapsed without
     * anybody being done with it, again. From red on only a health officer's answer counts.
     *
     * @return empty while nobody has to
     */
    Optional<Instant> asksSince(Instant now) {
        if (!isOpen()) {
            return Optional.empty();
        }
        var lapses = level.compareTo(Level.RED) < 0 ? AMBER_LAPSES : RED_LAPSES;
        return Optional.of(
                        answers.stream()
                                .filter(answer ->
                                        answer.officer() || level.compareTo(Level.RED) < 0)
                                .map(Answer::at)
                                .max(Instant::compareTo)
                                .map(last -> last.plus(lapses))
                                .orElse(openedAt))
                .filter(since -> !since.isAfter(now));
    }

    /** Whether this person knows since then, as they said. */
    boolean isAnsweredBy(PersonId one, Instant since) {
        return answers.stream()
                .anyMatch(answer -> answer.person().equals(one) && !answer.at().isBefore(since));
    }
}
