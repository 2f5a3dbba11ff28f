package jieli.deployment.planning.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import jieli.deployment.planning.workbook.Opened;

/** What is read out of a whole table: rows of the round, or complaints by the row's number. */
interface RowCheck {

    /** How many rows a round holds; more belong into a further round. */
    int MOST_NOMINEES = 5_000;

    int MOST_POSTS = 2_000;

    /** What became of the rows; nothing is taken in while one of them is complained of. */
    record Checked(
            List<Post> posts, List<Nominee> nominees, Map<Integer, List<Complaint>> complaints) {}

    /**
     * Reads every row.
     *
     * @param progress hears now and then how many rows are done
     */
    Checked check(Opened.Table table, IntConsumer progress);

    /** Rows a report is made after. */
    int STEP = 500;

    static void note(Map<Integer, List<Complaint>> all, CheckedRow row) {
        if (!row.complaints().isEmpty()) {
            all.computeIfAbsent(row.number(), _ -> new ArrayList<>()).addAll(row.complaints());
        }
    }
}
