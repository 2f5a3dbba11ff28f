package jieli.deployment.planning.round;

import java.time.Clock;
import jieli.directory.Directory;
import org.springframework.stereotype.Component;

/** Makes the check that fits a workbook. */
@Component
class Checks {

    private final Rounds rounds;
    private final Entries entries;
    private final Directory directory;
    private final Clock clock;

    Checks(Rounds rounds, Entries entries, Directory directory, Clock clock) {
        this.rounds = rounds;
        this.entries = entries;
        this.directory = directory;
        this.clock = clock;
    }

    RowCheck of(Intake.Kind kind, RoundId id) {
        var round = rounds.get(id);
        var places = new Places(directory, rounds.pairings(round));
        return switch (kind) {
            case NOMINEES -> new NomineeRows(round, places, entries.nominees(id), clock);
            case POSTS -> new PostRows(round, places, entries.posts(id).size(), clock);
        };
    }
}
