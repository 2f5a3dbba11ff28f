package jieli.deployment.rotation;

import ai.timefold.solver.core.api.score.BendableScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The score of the peer's working plan, kept up to date stay by stay. Every rule that a single stay
 * cannot break by itself is counted in full; the levels are those of {@link Score}.
 */
final class TimefoldLedger {

    private final Columns columns;
    private final GreedyCounts counts;
    private final TimefoldTeams teams;
    private final List<List<TimefoldTour>> holders;
    private final int[] months;
    private long broken;
    private long unmet;
    private long handovers;
    private long unfairness;

    TimefoldLedger(Columns columns, Program.Aways aways) {
        this.columns = columns;
        this.counts = new GreedyCounts(columns, aways);
        this.teams = new TimefoldTeams(columns);
        this.holders =
                Stream.generate(() -> (List<TimefoldTour>) new ArrayList<TimefoldTour>())
                        .limit(columns.seats.size())
                        .toList();
        this.months = new int[columns.candidates.size()];
        this.unmet = columns.wanted();
    }

    Columns columns() {
        return columns;
    }

    BendableScore score() {
        return BendableScore.of(
                new long[] {-broken}, new long[] {-unmet - teams.lost(), -handovers, -unfairness});
    }

    /** Who holds a seat at present, in no order. */
    List<TimefoldTour> holders(int s) {
        return holders.get(s);
    }

    /** A tour's stay comes in with 1, goes out with -1. */
    void change(TimefoldTour tour, int sign) {
        var stay = tour.stay();
        if (stay == null) {
            return;
        }
        var k = stay.k();
        var s = columns.seat(k);
        handover(s, tour, sign);
        slots(k, s, sign);
        limits(k, sign);
        load(k, sign);
        teams.change(k, sign);
    }

    private void handover(int s, TimefoldTour tour, int sign) {
        var at = holders.get(s);
        handovers -= Math.max(0, at.size() - 1);
        if (sign > 0) {
            at.add(tour);
        } else {
            at.remove(tour);
        }
        handovers += Math.max(0, at.size() - 1);
    }

    private void slots(int k, int s, int sign) {
        var taken = counts.seats[s];
        var days = columns.joints[s];
        long weight = columns.seats.get(s).weight();
        for (var slot = columns.first(k); slot < columns.last(k); slot++) {
            var least = sign > 0 ? taken[slot] : taken[slot] - 1;
            taken[slot] += sign;
            if (least == 0) {
                unmet -= sign * weight * (days[slot + 1] - days[slot]);
            } else {
                broken += sign;
            }
        }
    }

    private void limits(int k, int sign) {
        for (var group : counts.aways.of[columns.candidate(k)]) {
            var until = group.before(columns.home(k) + group.daysAfter());
            for (var i = group.before(columns.leaves(k)); i < until; i++) {
                var row = group.offset() + i;
                var least = sign > 0 ? counts.away[row] : counts.away[row] - 1;
                counts.away[row] += sign;
                broken += least >= group.limit() ? sign : 0;
            }
        }
    }

    private void load(int k, int sign) {
        var c = columns.candidate(k);
        var candidate = columns.candidates.get(c);
        var past = candidate.monthsAway();
        unfairness -= Score.load(past, months[c]);
        months[c] += sign * columns.months(k);
        unfairness += Score.load(past, months[c]);
        if (!candidate.wishes().isEmpty() && candidate.dislikes(columns.stay(k))) {
            unfairness += (long) sign * Score.AGAINST_A_WISH;
        }
    }
}
