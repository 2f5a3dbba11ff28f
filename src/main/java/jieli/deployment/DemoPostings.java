package jieli.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.deployment.Posting.Part;
import jieli.deployment.Posting.Stay;
import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import jieli.directory.PersonId;
import jieli.identity.Reach;
import jieli.pairing.PairingId;
import jieli.terms.DataFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Teams of the five programmes, made up: one discipline stood empty for months, one will stand
 * empty soon. Ids are derived from names, so that other demo data can point to them.
 */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(7)
class DemoPostings implements ApplicationRunner {

    private static final String BY = "演示数据";

    private final Postings postings;
    private final Seats seats;

    DemoPostings(Postings postings, Seats seats) {
        this.postings = postings;
        this.seats = seats;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var rows = rows("postings");
        if (postings.find(posting(rows.getFirst()).id(), Reach.EVERYWHERE).isPresent()) {
            return;
        }
        rows("seats").forEach(row -> seats.enter(seat(row), BY));
        Map<PostingId, Posting> sent = new HashMap<>();
        for (var row : rows) {
            var posting = posting(row);
            sent.put(posting.id(), posting);
            postings.enter(posting, BY);
            postings.go(posting, PostingState.valueOf(row.get(11)), "", BY);
        }
        for (var row : rows("absences")) {
            var posting = sent.get(postingId(row.get(0), row.get(1)));
            if (posting != null) {
                postings.enter(posting, absence(row, posting), BY);
            }
        }
    }

    private static List<List<String>> rows(String name) {
        return DataFile.rows(DemoPostings.class, "demo/" + name + ".tsv");
    }

    private static Posting posting(List<String> row) {
        var person = id("person:" + row.get(1) + "@" + row.get(2));
        return new Posting(
                postingId(row.get(1), row.get(9)),
                new PairingId(id("pairing:" + row.get(0))),
                new PersonId(person),
                institution(row.get(3)),
                row.get(4).isEmpty() ? null : findSeat(row.get(3), row.get(4)),
                "",
                row.get(4),
                Part.valueOf(row.get(5)),
                Stay.valueOf(row.get(6)),
                row.get(7),
                institution(row.get(2)),
                row.get(8).isEmpty() ? null : (Integer) Integer.parseInt(row.get(8)),
                new Period(LocalDate.parse(row.get(9)), LocalDate.parse(row.get(10))),
                PostingState.PLANNED,
                true);
    }

    private static Seat seat(List<String> row) {
        return new Seat(
                seatId(row.get(1), row.get(2)),
                new PairingId(id("pairing:" + row.get(0))),
                institution(row.get(1)),
                row.get(2),
                row.get(3).isEmpty() ? null : Grade.valueOf(row.get(3)),
                Integer.parseInt(row.get(4)),
                new Period(LocalDate.parse(row.get(5)), LocalDate.parse(row.get(6))),
                row.get(7),
                true);
    }

    private static Absence absence(List<String> row, Posting posting) {
        return new Absence(
                id("absence:" + row.get(0) + "@" + row.get(3)),
                posting.id(),
                Absence.Kind.valueOf(row.get(2)),
                new Period(LocalDate.parse(row.get(3)), LocalDate.parse(row.get(4))),
                row.get(5));
    }

    /** Some were sent without anybody having asked. */
    private static @Nullable SeatId findSeat(String recipient, String specialty) {
        return rows("seats").stream()
                        .anyMatch(
                                row -> row.get(1).equals(recipient) && row.get(2).equals(specialty))
                ? seatId(recipient, specialty)
                : null;
    }

    private static SeatId seatId(String recipient, String specialty) {
        return new SeatId(id("seat:" + recipient + ":" + specialty));
    }

    private static PostingId postingId(String person, String from) {
        return new PostingId(id("posting:" + person + "@" + from));
    }

    private static InstitutionId institution(String name) {
        return new InstitutionId(id("institution:" + name));
    }

    private static UUID id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
    }
}
