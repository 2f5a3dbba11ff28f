package jieli.deployment.rotation;

import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * One rule of a rotation plan. It is told twice, independently: to the solver, and about a finished
 * plan. A property test holds the two together.
 */
public interface Rule {

    /** Its noun, which ends the key of its title. */
    String noun();

    /** What a planner calls it. */
    default Sentence title() {
        return Sentence.of("rule." + noun());
    }

    /** Whether it only asks who suits a seat at all, whatever the days. */
    default boolean isAboutFit() {
        return false;
    }

    /** Whether each stay keeps or breaks it by itself, whatever else is planned. */
    default boolean isAboutEachStay() {
        return isAboutFit();
    }

    /** Tells the solver what may not be. */
    void post(Problem problem, Model model);

    /** What of a finished plan breaks the rule; empty if nothing does. */
    List<Breach> check(Problem problem, Plan plan);

    /** What in the settings contradicts itself or the seats; empty if nothing does. */
    default List<Sentence> contradictions(Problem problem) {
        return List.of();
    }

    /** Whether more stays can mend a breach; a breach of any other rule stays one. */
    default boolean isMendedByMore() {
        return false;
    }

    /**
     * Ways to ease this rule just enough for a stay that it alone keeps out of a plan. Whether each
     * is enough is tried out by whoever asks.
     */
    default List<Easing> easings(Problem problem, Plan plan, Plan.Stay stay) {
        return List.of();
    }

    /**
     * A change of the problem after which a stay may fit.
     *
     * @param stay the same as before, in the changed problem
     * @param size in days: what it asks of somebody, to tell a small change from a large one
     */
    record Easing(Problem problem, Plan.Stay stay, int size, Sentence sentence) {}

    /**
     * A rule broken.
     *
     * @param stays that break it, alone or together
     * @param sentence who, where and why
     */
    record Breach(Rule rule, List<Plan.Stay> stays, Sentence sentence) {
        public Breach {
            stays = List.copyOf(stays);
        }
    }

    /** What a rule can say to the solver. The solver chooses among stays. */
    interface Model {

        /** No such candidate ever holds such a seat. */
        void forbidFit(BiPredicate<Seat, Candidate> misfit);

        /** Nobody ever has such a duty at such a seat. */
        void forbidDuty(BiPredicate<Seat, Period> duty);

        /** No such stay is chosen. */
        void forbid(Predicate<Plan.Stay> stay);

        /** On no day a seat has two holders on duty. */
        void oneHolderASeat();

        /**
         * On no day more than a number of these candidates are away.
         *
         * @param daysAfter the return for which they still count as away
         */
        void atMostAway(int limit, Collection<Candidate> candidates, int daysAfter);

        /** On no day somebody is on duty at the recipient without the whole of the team. */
        void together(Settings.Team team);

        /** Exactly this stay is chosen. */
        void require(Plan.Stay stay);
    }
}
