package jieli.deployment.altitude.clearance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.ascent.Band;
import jieli.deployment.altitude.ascent.Staging.Night;
import jieli.deployment.altitude.clearance.Sites.Site;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Places, nights on the way, arrivals as rows; the newest row of each counts. */
@Repository
class SiteBook {

    private final JdbcClient jdbc;

    SiteBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A confirmation of an older table of bands is none. */
    Optional<Site> find(InstitutionId recipient) {
        return jdbc.sql(
                        """
                        select recipient, metres, band_table, confirmed_by, confirmed_at
                          from deployment.altitude_site
                         where recipient = :recipient order by version desc limit 1
                        """)
                .param("recipient", recipient.value())
                .query(SiteBook::site)
                .optional();
    }

    private static Site site(ResultSet row, int number) throws SQLException {
        var isConfirmed = row.getInt("band_table") == Band.VERSION;
        return new Site(
                new InstitutionId(row.getObject("recipient", UUID.class)),
                row.getObject("metres", Integer.class),
                isConfirmed ? new PersonId(row.getObject("confirmed_by", UUID.class)) : null,
                isConfirmed
                        ? row.getObject("confirmed_at", OffsetDateTime.class).toInstant()
                        : null);
    }

    void confirm(Site site, int table, boolean simulated) {
        jdbc.sql(
                        """
                        insert into deployment.altitude_site (recipient, version, metres, band_table, confirmed_by, confirmed_at, simulated)
                        select :recipient, coalesce(max(s.version), 0) + 1, cast(:metres as int), :table, :by, :at, :simulated
                          from deployment.altitude_site s where s.recipient = :recipient
                        """)
                .param("recipient", site.recipient().value())
                .param("metres", site.metres())
                .param("table", table)
                .param("by", site.confirmedBy() == null ? null : site.confirmedBy().value())
                .param("at", utc(site.confirmedAt()))
                .param("simulated", simulated)
                .update();
    }

    List<Night> nights(PostingId posting) {
        return jdbc.sql(
                        """
                        select distinct on (day) day, metres, place from deployment.altitude_night
                         where posting = :posting order by day, entered_at desc
                        """)
                .param("posting", posting.value())
                .query((row, number) ->
                        new Night(
                                row.getObject("day", LocalDate.class),
                                row.getInt("metres"),
                                row.getString("place")))
                .list();
    }

    void add(PostingId posting, Night night, AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.altitude_night (posting, day, metres, place, entered_by, entered_at)
                        values (:posting, :day, :metres, :place, :by, :at)
                        """)
                .param("posting", posting.value())
                .param("day", night.day())
                .param("metres", night.metres())
                .param("place", night.place())
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    /** The one noted last; one that was noted for a later hour has not happened. */
    Map<PostingId, Instant> arrivals(Collection<PostingId> postings, Instant now) {
        var arrivals = new HashMap<PostingId, Instant>();
        jdbc.sql(
                        """
                        select distinct on (posting) posting, arrived_at from deployment.altitude_arrival
                         where posting = any(:postings) and arrived_at <= :now
                         order by posting, entered_at desc
                        """)
                .param("postings", postings.stream().map(PostingId::value).toArray(UUID[]::new))
                .param("now", utc(now))
                .query(row -> {
                    arrivals.put(
                            new PostingId(row.getObject("posting", UUID.class)),
                            row.getObject("arrived_at", OffsetDateTime.class).toInstant());
                });
        return arrivals;
    }

    void arrive(PostingId posting, Instant arrivedAt, @Nullable AccountId by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.altitude_arrival (posting, arrived_at, entered_by, entered_at)
                        values (:posting, :arrivedAt, cast(:by as uuid), :at)
                        """)
                .param("posting", posting.value())
                .param("arrivedAt", utc(arrivedAt))
                .param("by", by == null ? null : by.value())
                .param("at", utc(at))
                .update();
    }

    private static OffsetDateTime utc(@Nullable Instant at) {
        return (at == null ? Instant.EPOCH : at).atOffset(ZoneOffset.UTC);
    }
}
