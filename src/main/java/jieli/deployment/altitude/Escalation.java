package jieli.deployment.altitude;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.directory.PersonId;

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

    Escalation {
        answers = List.copyOf(answers);
    }

    public boolean isOpen() {
        return answers.stream().noneMatch(answer -> answer.kind() == Kind.CLOSED);
    }

    public boolean isAcknowledged() {
        return !answers.isEmpty();
    }

    /** Whether nobody is asked any more: from red on only a health officer stops the chain. */
    public boolean isSettled() {
        return level.compareTo(Level.RED) < 0
                ? isAcknowledged()
                : answers.stream().anyMatch(Answer::officer);
    }

    /** Whether this person knows, as they said. */
    boolean isAnsweredBy(PersonId one) {
        return answers.stream().anyMatch(answer -> answer.person().equals(one));
    }
}
