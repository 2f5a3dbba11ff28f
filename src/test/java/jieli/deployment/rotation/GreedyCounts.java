package jieli.deployment.rotation;

/**
 * What a growing plan takes up: seats by slot, people and departments by the days on which somebody
 * leaves. For the hand-planner, and for the peer's score.
 */
final class GreedyCounts {

    final Columns columns;
    final Program.Aways aways;
    final int[][] seats;
    final int[] away;

    GreedyCounts(Columns columns, Program.Aways aways) {
        this.columns = columns;
        this.aways = aways;
        this.away = new int[aways.rows];
        this.seats = new int[columns.seats.size()][];
        for (var s = 0; s < seats.length; s++) {
            seats[s] = new int[columns.slots(s)];
        }
    }

    /** Whether a stay breaks no limit and sits on nobody's chair. */
    boolean free(int k) {
        for (var slot = columns.first(k); slot < columns.last(k); slot++) {
            if (seats[columns.seat(k)][slot] > 0) {
                return false;
            }
        }
        for (var group : aways.of[columns.candidate(k)]) {
            var until = group.before(columns.home(k) + group.daysAfter());
            for (var i = group.before(columns.leaves(k)); i < until; i++) {
                if (away[group.offset() + i] >= group.limit()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes a stay up, or with -1 gives it back. */
    void take(int k, int times) {
        for (var slot = columns.first(k); slot < columns.last(k); slot++) {
            seats[columns.seat(k)][slot] += times;
        }
        for (var group : aways.of[columns.candidate(k)]) {
            var until = group.before(columns.home(k) + group.daysAfter());
            for (var i = group.before(columns.leaves(k)); i < until; i++) {
                away[group.offset() + i] += times;
            }
        }
    }
}
