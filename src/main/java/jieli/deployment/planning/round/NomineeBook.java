package jieli.deployment.planning.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Nominees of rounds as rows. Whoever asks has seen the round first. */
@Repository
class NomineeBook {

    private static final String ALL =
            """
            select n.*, n.free::text as windows, coalesce(n.cleared_metres, -1) as cleared, n.prefers::text[] as likes,
                   n.avoids::text[] as dislikes
              from deployment.plan_nominee n
             where n.round = :round
            """;

    private static final Pattern RANGE = Pattern.compile("\\[([0-9-]{10}),([0-9-]{10})\\)");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    NomineeBook(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<Nominee> list(RoundId round, boolean all) {
        return jdbc.sql(ALL + " and (:all or not n.left_out) order by n.name, n.id")
                .param("round", round.value())
                .param("all", all)
                .query(NomineeBook::nominee)
                .list();
    }

    Slice<Nominee> list(ListRequest request, RoundId round) {
        return request.read(
                jdbc,
                ALL
                        + """
                         and not n.left_out and (:q = '' or position(:q in n.name) > 0)
                         and (:specialty = '' or :specialty = any(n.specialties))
                        """,
                Map.of(
                        "round", round.value(),
                        "q", request.filter("q"),
                        "specialty", request.filter("specialty")),
                NomineeBook::nominee);
    }

    /** How many metres physicians cleared nominees for, as far as the account at hand may know. */
    Map<UUID, Integer> cleared(RoundId round) {
        var cleared = new HashMap<UUID, Integer>();
        jdbc.sql("select nominee, metres from deployment.nominee_clearances(:round)")
                .param("round", round.value())
                .query(row -> {
                    cleared.put(row.getObject("nominee", UUID.class), row.getInt("metres"));
                });
        return cleared;
    }

    void add(RoundId round, Collection<Nominee> nominees) {
        batches.batchUpdate(
                """
                insert into deployment.plan_nominee (id, round, person, name, birth_year, employer, department,
                       specialties, grade, cleared_metres, languages, free, prefers, avoids, spouse, note, simulated)
                values (:id, :round, :person, :name, :born, :employer, :department, cast(:specialties as text[]),
                       :grade, :cleared, cast(:languages as text[]), cast(:free as datemultirange),
                       cast(:prefers as uuid[]), cast(:avoids as uuid[]), :spouse, :note, :simulated)
                """,
                nominees.stream().map(one -> parameters(round, one)).toArray(Map[]::new));
    }

    private static Map<String, @Nullable Object> parameters(RoundId round, Nominee one) {
        var person = one.person();
        var grade = one.grade();
        var of = new HashMap<String, @Nullable Object>();
        of.put("id", one.id());
        of.put("round", round.value());
        of.put("person", person == null ? null : person.value());
        of.put("name", one.name());
        of.put("born", one.birthYear());
        of.put("employer", one.employer().value());
        of.put("department", one.department());
        of.put("specialties", PostBook.array(one.specialties()));
        of.put("grade", grade == null ? null : grade.name());
        of.put("cleared", one.said().clearedMetres());
        of.put("languages", PostBook.array(one.said().languages()));
        of.put("free", ranges(one.free()));
        of.put("prefers", PostBook.array(one.said().prefers()));
        of.put("avoids", PostBook.array(one.said().avoids()));
        of.put("spouse", one.said().spouse());
        of.put("note", one.said().note());
        of.put("simulated", one.simulated());
        return of;
    }

    /** Takes a nominee out of the round; nothing is deleted, because plans may name it. */
    void leaveOut(RoundId round, UUID id) {
        jdbc.sql(
                        "update deployment.plan_nominee set left_out = true where id = :id and round = :round")
                .param("id", id)
                .param("round", round.value())
                .update();
    }

    private static String ranges(Collection<Period> periods) {
        return periods.stream()
                .map(one -> "[" + one.from() + "," + (one.until() == null ? "" : one.until()) + ")")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Nominee nominee(ResultSet row, int number) throws SQLException {
        var person = row.getObject("person", UUID.class);
        return new Nominee(
                row.getObject("id", UUID.class),
                person == null ? null : new PersonId(person),
                row.getString("name"),
                row.getObject("birth_year", Integer.class),
                new InstitutionId(row.getObject("employer", UUID.class)),
                row.getString("department"),
                RoundBook.texts(row, "specialties").toList(),
                PostBook.grade(row.getString("grade")),
                windows(row.getString("windows")),
                new Nominee.Said(
                        row.getObject("cleared_metres", Integer.class),
                        RoundBook.texts(row, "languages").toList(),
                        institutions(row, "likes"),
                        institutions(row, "dislikes"),
                        row.getString("spouse"),
                        row.getString("note")),
                row.getBoolean("simulated"));
    }

    private static List<InstitutionId> institutions(ResultSet row, String column)
            throws SQLException {
        return RoundBook.texts(row, column)
                .map(id -> new InstitutionId(UUID.fromString(id)))
                .toList();
    }

    /** PostgreSQL writes a multirange as {[2026-07-01,2027-07-01),[…)}. */
    static List<Period> windows(String written) {
        return RANGE.matcher(written)
                .results()
                .map(one ->
                        new Period(LocalDate.parse(one.group(1)), LocalDate.parse(one.group(2))))
                .toList();
    }
}
