package jieli.deployment.rotation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What the rules have said to the solver, kept until stays are laid out and chosen. */
final class Board implements Rule.Model {

    /** People of whom only so many may be away at once. */
    record Limit(int limit, List<Candidate> candidates, int daysAfter) {}

    private final List<BiPredicate<Seat, Candidate>> misfits = new ArrayList<>();
    private final List<BiPredicate<Seat, Period>> duties = new ArrayList<>();
    private final List<Predicate<Plan.Stay>> forbidden = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final List<Settings.Team> teams = new ArrayList<>();
    private final List<Plan.Stay> required = new ArrayList<>();
    private boolean oneHolder;

    static Board of(Problem problem, List<Rule> rules) {
        var board = new Board();
        rules.forEach(rule -> rule.post(problem, board));
        return board;
    }

    @Override
    public void forbidFit(BiPredicate<Seat, Candidate> misfit) {
        misfits.add(misfit);
    }

    @Override
    public void forbidDuty(BiPredicate<Seat, Period> duty) {
        duties.add(duty);
    }

    @Override
    public void forbid(Predicate<Plan.Stay> stay) {
        forbidden.add(stay);
    }

    @Override
    public void oneHolderASeat() {
        oneHolder = true;
    }

    @Override
    public void atMostAway(int limit, Collection<Candidate> candidates, int daysAfter) {
        limits.add(new Limit(limit, List.copyOf(candidates), daysAfter));
    }

    @Override
    public void together(Settings.Team team) {
        teams.add(team);
    }

    @Override
    public void require(Plan.Stay stay) {
        required.add(stay);
    }

    boolean fits(Seat seat, Candidate candidate) {
        return misfits.stream().noneMatch(misfit -> misfit.test(seat, candidate));
    }

    boolean allowsDuty(Seat seat, Period duty) {
        return duties.stream().noneMatch(no -> no.test(seat, duty));
    }

    boolean allows(Plan.Stay stay) {
        for (var no : forbidden) {
            if (no.test(stay)) {
                return false;
            }
        }
        return true;
    }

    boolean oneHolder() {
        return oneHolder;
    }

    List<Limit> limits() {
        return limits;
    }

    List<Settings.Team> teams() {
        return teams;
    }

    List<Plan.Stay> required() {
        return required;
    }
}
