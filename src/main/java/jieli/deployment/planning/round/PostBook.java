package jieli.deployment.planning.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Posts and pins of rounds as rows. Whoever asks has seen the round first. */
@Repository
class PostBook {

    private static final String ALL =
            """
            select p.*, lower(p.during) as begins, upper(p.during) as ends
              from deployment.plan_post p
             where p.round = :round
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    PostBook(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Also those left out since, for plans that name them. */
    List<Post> list(RoundId round, boolean all) {
        return jdbc.sql(
                        ALL
                                + " and (:all or not p.left_out) order by p.recipient, p.specialty, p.id")
                .param("round", round.value())
                .param("all", all)
                .query(PostBook::post)
                .list();
    }

    /**
     * Copies the seats of the round's pairings for the days on which nobody holds them.
     *
     * @return how many came in
     */
    int copySeats(RoundId round) {
        return jdbc.sql(
                        """
                        insert into deployment.plan_post as old (id, round, seat, pairing, recipient, specialty,
                               minimum_grade, weight, during, note)
                        select uuidv7(), r.id, s.id, s.pairing, s.recipient, s.specialty, s.minimum_grade, s.weight,
                               open.during, s.note
                          from deployment.plan_round r
                          join deployment.plan_round_pairing p on p.round = r.id
                          join deployment.seat_now s on s.pairing = p.pairing and s.during && r.horizon
                         cross join lateral unnest(datemultirange(s.during * r.horizon)
                                - coalesce((select range_agg(k.during) from deployment.posting t
                                              join deployment.stay_now k on k.posting = t.id
                                             where t.seat = s.id or t.seat is null
                                                   and t.recipient = s.recipient and t.specialty = s.specialty),
                                           '{}'::datemultirange)) open(during)
                         where r.id = :round
                           and not exists (select from deployment.plan_post x
                                            where x.round = r.id and x.seat = s.id and not x.left_out
                                              and x.during && open.during)
                            on conflict (round, seat, during) where seat is not null
                            do update set left_out = false
                        """)
                .param("round", round.value())
                .update();
    }

    /** How high the recipients lie, as far as a physician has confirmed it. */
    Map<InstitutionId, Integer> confirmedMetres(Collection<InstitutionId> recipients) {
        var metres = new HashMap<InstitutionId, Integer>();
        jdbc.sql(
                        """
                        select distinct on (s.recipient) s.recipient, s.metres
                          from deployment.altitude_site s
                         where s.recipient = any(:recipients) and s.metres is not null
                         order by s.recipient, s.version desc
                        """)
                .param(
                        "recipients",
                        recipients.stream().map(InstitutionId::value).toArray(UUID[]::new))
                .query(row -> {
                    metres.put(
                            new InstitutionId(row.getObject("recipient", UUID.class)),
                            row.getInt("metres"));
                });
        return metres;
    }

    void add(RoundId round, Collection<Post> posts) {
        batches.batchUpdate(
                """
                insert into deployment.plan_post (id, round, seat, pairing, recipient, specialty, minimum_grade,
                       altitude_metres, languages, weight, during, note)
                values (:id, :round, :seat, :pairing, :recipient, :specialty, :grade, :altitude,
                       cast(:languages as text[]), :weight, daterange(:from, :until), :note)
                """,
                posts.stream().map(post -> parameters(round, post)).toArray(Map[]::new));
    }

    private static Map<String, @Nullable Object> parameters(RoundId round, Post post) {
        var grade = post.minimumGrade();
        var of = new HashMap<String, @Nullable Object>();
        of.put("id", post.id());
        of.put("round", round.value());
        of.put("seat", post.seat());
        of.put("pairing", post.pairing().value());
        of.put("recipient", post.recipient().value());
        of.put("specialty", post.specialty());
        of.put("grade", grade == null ? null : grade.name());
        of.put("altitude", post.altitudeMetres());
        of.put("languages", array(post.languages()));
        of.put("weight", post.weight());
        of.put("from", post.during().from());
        of.put("until", post.during().until());
        of.put("note", post.note());
        return of;
    }

    /** Takes a post out of the round; nothing is deleted, because plans may name it. */
    void leaveOut(RoundId round, UUID id) {
        jdbc.sql(
                        "update deployment.plan_post set left_out = true where id = :id and round = :round")
                .param("id", id)
                .param("round", round.value())
                .update();
    }

    List<Pin> pins(RoundId round) {
        return jdbc.sql(
                        """
                        select p.*, lower(p.during) as begins, upper(p.during) as ends
                          from deployment.plan_pin p
                         where p.round = :round
                           and not exists (select from deployment.plan_pin_lifted l where l.pin = p.id)
                         order by p.entered_at, p.id
                        """)
                .param("round", round.value())
                .query((row, number) ->
                        new Pin(
                                row.getObject("id", UUID.class),
                                row.getBoolean("wanted"),
                                row.getObject("post", UUID.class),
                                row.getObject("nominee", UUID.class),
                                period(row),
                                row.getString("entered_by")))
                .list();
    }

    void add(RoundId round, Pin pin, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.plan_pin (id, round, wanted, post, nominee, during, entered_by, entered_at)
                        values (:id, :round, :wanted, :post, :nominee, daterange(:from, :until), :by, :at)
                        """)
                .param("id", pin.id())
                .param("round", round.value())
                .param("wanted", pin.wanted())
                .param("post", pin.post())
                .param("nominee", pin.nominee())
                .param("from", pin.during().from())
                .param("until", pin.during().until())
                .param("by", pin.by())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void lift(RoundId round, UUID pin, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.plan_pin_lifted (pin, lifted_by, lifted_at)
                        select p.id, :by, :at from deployment.plan_pin p where p.id = :pin and p.round = :round
                            on conflict do nothing
                        """)
                .param("pin", pin)
                .param("round", round.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    static String array(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static Post post(ResultSet row, int number) throws SQLException {
        return new Post(
                row.getObject("id", UUID.class),
                row.getObject("seat", UUID.class),
                new PairingId(row.getObject("pairing", UUID.class)),
                new InstitutionId(row.getObject("recipient", UUID.class)),
                row.getString("specialty"),
                grade(row.getString("minimum_grade")),
                row.getObject("altitude_metres", Integer.class),
                RoundBook.texts(row, "languages").toList(),
                row.getInt("weight"),
                period(row),
                row.getString("note"));
    }

    static Period period(ResultSet row) throws SQLException {
        return new Period(
                row.getObject("begins", LocalDate.class), row.getObject("ends", LocalDate.class));
    }

    static @Nullable Grade grade(@Nullable String name) {
        return name == null ? null : Grade.valueOf(name);
    }
}
