package jieli.deployment.altitude;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.identity.AccountId;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Descents with the examinations that come every half year or after the return, as rows. */
@Repository
class Care {

    private static final String DESCENT = "deployment.health_descent.words_sealed";
    private static final String REVIEW = "deployment.health_review.finding_sealed";
    private static final int MONTHS_BETWEEN = 6;
    private static final int RETURN_FROM_DAYS = 14;
    private static final int RETURN_UNTIL_DAYS = 28;

    /**
     * How somebody was brought down.
     *
     * @param words empty if there are none, or one may not read them
     */
    record Descent(
            UUID id,
            Instant leftAt,
            String place,
            int metres,
            Means means,
            boolean oxygen,
            String words) {

        enum Means {
            AMBULANCE,
            CAR,
            HELICOPTER,
            ON_FOOT
        }
    }

    /** An examination that was done, with what was found. */
    record Review(UUID id, Kind kind, LocalDate day, String finding) {

        enum Kind {
            /** 血常规: polycythaemia is suspected from 210 g/L in men, 190 g/L in women. */
            BLOOD,
            /** 心脏彩超. */
            HEART,
            /** 返回后脱适应检查, two to four weeks after. */
            AFTER_RETURN
        }
    }

    /**
     * An examination to come.
     *
     * @param until the last good day
     */
    record DueReview(Review.Kind kind, LocalDate from, LocalDate until, boolean late) {}

    private final JdbcClient jdbc;
    private final Vault vault;

    Care(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What is due within thirty days or late; the examinations run from the first day there. */
    static List<DueReview> due(Posting posting, List<Review> done, LocalDate today) {
        var until = posting.during().until();
        var regular =
                Stream.of(Review.Kind.BLOOD, Review.Kind.HEART)
                        .map(kind -> regular(kind, posting, done))
                        .filter(_ -> posting.during().contains(today));
        var after =
                until == null
                                || done.stream()
                                        .anyMatch(one -> one.kind() == Review.Kind.AFTER_RETURN)
                        ? Stream.<DueReview>empty()
                        : Stream.of(
                                new DueReview(
                                        Review.Kind.AFTER_RETURN,
                                        until.plusDays(RETURN_FROM_DAYS),
                                        until.plusDays(RETURN_UNTIL_DAYS),
                                        false));
        return Stream.concat(regular, after)
                .filter(one -> !one.from().isAfter(today.plusDays(30)))
                .map(one ->
                        new DueReview(
                                one.kind(), one.from(), one.until(), today.isAfter(one.until())))
                .toList();
    }

    private static DueReview regular(Review.Kind kind, Posting posting, List<Review> done) {
        var last =
                done.stream()
                        .filter(one -> one.kind() == kind)
                        .map(Review::day)
                        .max(LocalDate::compareTo)
                        .orElse(posting.during().from());
        var day = last.plusMonths(MONTHS_BETWEEN);
        return new DueReview(kind, day, day.plusDays(14), false);
    }

    void add(Posting posting, Descent one, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.health_descent (id, posting, person, left_at, place, metres, means, oxygen, words_sealed,
                                                               entered_by, entered_at, simulated)
                        values (:id, :posting, :person, :leftAt, :place, :metres, :means, :oxygen, :words, :by, :at, :simulated)
                        """)
                .param("id", one.id())
                .param("posting", posting.id().value())
                .param("person", posting.person().value())
                .param("leftAt", one.leftAt().atOffset(ZoneOffset.UTC))
                .param("place", one.place())
                .param("metres", one.metres())
                .param("means", one.means().name())
                .param("oxygen", one.oxygen())
                .param(
                        "words",
                        one.words().isEmpty()
                                ? null
                                : vault.seal(one.words(), new Place(DESCENT, one.id())))
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", posting.simulated())
                .update();
    }

    void add(Posting posting, Review one, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.health_review (id, posting, person, kind, day, finding_sealed, entered_by, entered_at, simulated)
                        values (:id, :posting, :person, :kind, :day, :finding, :by, :at, :simulated)
                        """)
                .param("id", one.id())
                .param("posting", posting.id().value())
                .param("person", posting.person().value())
                .param("kind", one.kind().name())
                .param("day", one.day())
                .param("finding", vault.seal(one.finding(), new Place(REVIEW, one.id())))
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", posting.simulated())
                .update();
    }

    /** The words only for whom the second wall shows them. */
    List<Descent> descents(PostingId posting) {
        return jdbc.sql(
                        """
                        select d.id, d.left_at, d.place, d.metres, d.means, d.oxygen, w.words_sealed
                          from deployment.health_descents() d
                          left join deployment.health_descent w on w.id = d.id
                         where d.posting = :posting order by d.left_at, d.id
                        """)
                .param("posting", posting.value())
                .query((row, number) -> descent(row))
                .list();
    }

    List<Review> reviews(PostingId posting) {
        return jdbc.sql(
                        "select * from deployment.health_review where posting = :posting order by day, id")
                .param("posting", posting.value())
                .query((row, number) -> review(row))
                .list();
    }

    private Descent descent(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var sealed = row.getBytes("words_sealed");
        return new Descent(
                id,
                row.getObject("left_at", OffsetDateTime.class).toInstant(),
                row.getString("place"),
                row.getInt("metres"),
                Descent.Means.valueOf(row.getString("means")),
                row.getBoolean("oxygen"),
                sealed == null ? "" : vault.open(sealed, new Place(DESCENT, id)));
    }

    private Review review(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Review(
                id,
                Review.Kind.valueOf(row.getString("kind")),
                row.getObject("day", LocalDate.class),
                vault.open(row.getBytes("finding_sealed"), new Place(REVIEW, id)));
    }
}
