package jieli.deployment.planning;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.planning.round.RoundId;
import jieli.identity.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * One search for a plan, as every node sees it.
 *
 * @param number within the round, from 1
 * @param anew what it was planned anew for, null for a plan of its own
 * @param account of who asked; the search knows what they may know
 * @param node whose work it is; another may take it once that one is silent
 * @param beats whether the node that works on it was heard of within the last half minute
 * @param stopWanted whether somebody wants it to stop
 * @param stays of the best plan so far
 */
record Run(
        RunId id,
        RoundId round,
        int number,
        Task task,
        @Nullable Anew anew,
        State state,
        @Nullable AccountId account,
        @Nullable String node,
        boolean beats,
        boolean stopWanted,
        Standing standing,
        int stays,
        String by,
        LocalDateTime at) {

    /** How far the work has come. */
    enum State {
        WAITING,
        RUNNING,
        ENDED,
        /** Nothing was planned, because the input contradicts itself. */
        CONTRADICTORY,
        FAILED
    }

    /** What a reader is told; ends the key {@code deployment.plan.shown.…}. */
    enum Shown {
        WAITING,
        RUNNING,
        STOPPING,
        /** The node that worked on it is silent; the next takes over from the best plan. */
        DIED,
        PROVEN,
        STOPPED,
        CONTRADICTORY,
        FAILED
    }

    record Task(long seed, int limitSeconds) {}

    /** An absence after which as little as possible of an earlier plan is to change. */
    record Anew(RunId earlier, UUID absentee, Period away) {}

    /**
     * How the search stands.
     *
     * @param unmet seat-days without anybody, times weight; null before the first plan
     * @param bound no plan leaves less unmet
     */
    record Standing(
            long elapsedMs,
            @Nullable Long firstMs,
            @Nullable Long unmet,
            @Nullable Long handovers,
            @Nullable Long unfairness,
            @Nullable Long bound,
            @Nullable Double gapPercent,
            boolean proven,
            boolean stopped) {

        public double seconds() {
            return elapsedMs / 1000.0;
        }
    }

    public Shown shown() {
        return switch (state) {
            case WAITING -> stopWanted ? Shown.STOPPING : Shown.WAITING;
            case RUNNING -> !beats ? Shown.DIED : stopWanted ? Shown.STOPPING : Shown.RUNNING;
            case ENDED -> standing.proven() ? Shown.PROVEN : Shown.STOPPED;
            case CONTRADICTORY -> Shown.CONTRADICTORY;
            case FAILED -> Shown.FAILED;
        };
    }

    /** Whether something may still change. */
    public boolean isOpen() {
        return switch (shown()) {
            case WAITING, RUNNING, STOPPING, DIED -> true;
            case PROVEN, STOPPED, CONTRADICTORY, FAILED -> false;
        };
    }

    /** How much of the time is left, for whoever takes it over. */
    Duration left() {
        return Duration.ofSeconds(task.limitSeconds()).minusMillis(standing.elapsedMs());
    }

    /** Whether there is a plan to look at. */
    public boolean hasPlan() {
        return standing.unmet() != null && (stays > 0 || state == State.ENDED);
    }

    public String link() {
        return "/deployment/plans/" + round + "/runs/" + id;
    }
}
