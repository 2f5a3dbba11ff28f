package jieli.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.pairing.PairingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Absences as rows, with the days that they leave of a posting. */
@Repository
class AbsenceBook {

    private final JdbcClient jdbc;

    AbsenceBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Absence> of(Collection<PostingId> postings) {
        return jdbc.sql(
                        """
                        select a.id, a.posting, a.kind, a.note, lower(a.during) as began, upper(a.during) as ends
                          from deployment.absence_now a
                         where a.posting = any(:postings)
                         order by lower(a.during), a.id
                        """)
                .param("postings", postings.stream().map(PostingId::value).toArray(UUID[]::new))
                .query(AbsenceBook::absence)
                .list();
    }

    void add(Absence one, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.absence (id, posting, kind, during, note, entered_by, entered_at)
                        values (:id, :posting, :kind, cast(:during as daterange), :note, :by, :at)
                        """)
                .param("id", one.id())
                .param("posting", one.posting().value())
                .param("kind", one.kind().name())
                .param("during", PostingBook.range(one.during()))
                .param("note", one.note())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * @param back the first day at the place again
     * @return whether nobody had noted it before
     */
    boolean end(UUID id, LocalDate back, String by, Instant at) {
        return jdbc.sql(
                                """
                                insert into deployment.absence_end (absence, back, entered_by, entered_at)
                                values (:id, :back, :by, :at)
                                on conflict do nothing
                                """)
                        .param("id", id)
                        .param("back", back)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<Posting.Held> held(Collection<InstitutionId> recipients) {
        return jdbc.sql(
                        """
                        select p.id, p.pairing, p.person, p.recipient, lower(s.during) as began, upper(s.during) as ends
                          from deployment.posting p
                          join deployment.stay_now s on s.posting = p.id
                         where p.recipient = any(:recipients) and p.stay <> 'SHORT_VISIT'
                        """)
                .param(
                        "recipients",
                        recipients.stream().map(InstitutionId::value).toArray(UUID[]::new))
                .query((row, _) ->
                        new Posting.Held(
                                new PostingId(row.getObject("id", UUID.class)),
                                new PairingId(row.getObject("pairing", UUID.class)),
                                new PersonId(row.getObject("person", UUID.class)),
                                new InstitutionId(row.getObject("recipient", UUID.class)),
                                PostingBook.period(row)))
                .list();
    }

    /** A posting that nobody holds has no days. */
    Presence presence(PostingId id, LocalDate until) {
        return jdbc.sql(
                        """
                        select coalesce(sum(upper(d.day) - lower(d.day)) filter (where d.kind = 'during'), 0) as calendar,
                               coalesce(sum(upper(d.day) - lower(d.day)) filter (where d.kind = 'days'), 0) as site
                          from deployment.presence p
                          cross join lateral (
                               select 'during' as kind, unnest(p.during * datemultirange(daterange(null, :until))) as day
                               union all
                               select 'days', unnest(p.days * datemultirange(daterange(null, :until)))) d
                         where p.posting = :id
                        """)
                .param("id", id.value())
                .param("until", until)
                .query((row, _) -> new Presence(row.getLong("calendar"), row.getLong("site")))
                .single();
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                new PostingId(row.getObject("posting", UUID.class)),
                Absence.Kind.valueOf(row.getString("kind")),
                PostingBook.period(row),
                row.getString("note"));
    }
}
