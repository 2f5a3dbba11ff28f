package jieli.deployment.planning.round;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import jieli.deployment.planning.workbook.Opened;
import jieli.terms.FreshId;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook of posts. */
final class PostRows implements RowCheck {

    private static final int USUAL_WEIGHT = 3;

    private final Round round;
    private final Places places;
    private final int known;
    private final Clock clock;
    private final Map<List<Object>, Integer> seen = new HashMap<>();

    PostRows(Round round, Places places, int known, Clock clock) {
        this.round = round;
        this.places = places;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public Checked check(Opened.Table table, IntConsumer progress) {
        var posts = new ArrayList<Post>();
        var complaints = new TreeMap<Integer, List<Complaint>>();
        for (var raw : table.rows()) {
            var row = new CheckedRow(raw);
            var one = post(row);
            if (known + posts.size() >= MOST_POSTS) {
                row.complain("many", MOST_POSTS);
            } else if (one != null) {
                twice(row, one);
                posts.add(one);
            }
            RowCheck.note(complaints, row);
            if (raw.number() % STEP == 0) {
                progress.accept(raw.number());
            }
        }
        return new Checked(posts, List.of(), complaints);
    }

    private @Nullable Post post(CheckedRow row) {
        var recipient = row.institution("recipient", "recipient", places::recipient);
        var specialties = row.several("specialty", "specialty", Spoken::specialty);
        if (row.text("specialty").isEmpty()) {
            row.complain("missing.specialty");
        } else if (specialties.size() > 1) {
            row.complain("specialties");
        }
        var grade = row.grade("grade");
        var weight = row.whole("weight", 1, 5);
        var altitude = row.whole("altitude", 0, 9_000);
        var languages = row.several("languages", "language", Spoken::language);
        var period = row.period(round.horizon(), null);
        if (recipient == null || specialties.isEmpty() || period == null) {
            return null;
        }
        return new Post(
                FreshId.at(clock),
                null,
                places.pairing(recipient).id(),
                recipient,
                specialties.getFirst(),
                grade,
                altitude,
                languages,
                weight == null ? USUAL_WEIGHT : weight,
                period,
                row.text("note"));
    }

    /** Two seats of one discipline are nothing unusual; two rows alike in everything are. */
    private void twice(CheckedRow row, Post one) {
        var alike = List.<Object>of(one.recipient(), one.specialty(), one.during(), one.note());
        var first = seen.putIfAbsent(alike, row.number());
        if (first != null) {
            row.complain("twice.post", first);
        }
    }
}
