package jieli.deployment.altitude;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.Findings.Flag;
import jieli.deployment.altitude.Findings.Reason;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Checks as rows, of which the second wall shows only what the account at hand may see. */
@Repository
class CheckBook {

    private static final String WORDS = "deployment.health_check.words_sealed";

    /**
     * What others may know of a posting.
     *
     * @param level of what nobody closed yet; green says that nothing is open, not that somebody is
     *     well
     * @param lastCheck null if there was none
     * @param again when it is to be repeated, null for not at all or if one may not know
     */
    record Known(Level level, @Nullable Instant lastCheck, @Nullable Instant again) {}

    /** A day of a group of five or more: medians, never one person's. */
    record GroupDay(LocalDate day, int people, double spo2, double score) {}

    /**
     * Of whom it is asked whether they are there for duty.
     *
     * @param since when they came up last
     * @param floorMetres where the band of the place begins, null if nobody knows
     */
    record Asked(
            PostingId posting, Instant since, @Nullable Integer floorMetres, boolean watched) {}

    private final JdbcClient jdbc;
    private final Vault vault;

    CheckBook(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void add(Check one, AccountId by) {
        var findings = one.findings();
        jdbc.sql(
                        """
                        insert into deployment.health_check
                               (id, posting, person, taken_at, headache, gut, fatigue, dizziness, function,
                                spo2, pulse, systolic, diastolic, flags, words_sealed,
                                level, reasons, sickness, repeat, entered_by, simulated)
                        values (:id, :posting, :person, :at, :headache, :gut, :fatigue, :dizziness, :function,
                                :spo2, :pulse, :systolic, :diastolic, :flags, :words,
                                :level, :reasons, :sickness, :repeat, :by, :simulated)
                        """)
                .params(said(one.score(), one.reading()))
                .param("id", one.id())
                .param("posting", one.posting().value())
                .param("person", one.person().value())
                .param("at", one.takenAt().atOffset(ZoneOffset.UTC))
                .param("flags", names(one.flags().stream()))
                .param("words", seal(one))
                .param("level", findings.level().name())
                .param("reasons", names(findings.reasons().stream()))
                .param("sickness", findings.sickness())
                .param("repeat", findings.repeat())
                .param("by", by.value())
                .param("simulated", one.simulated())
                .update();
    }

    private byte @Nullable [] seal(Check one) {
        return one.words().isEmpty() ? null : vault.seal(one.words(), new Place(WORDS, one.id()));
    }

    private static Map<String, @Nullable Object> said(LakeLouise score, Reading reading) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("headache", score.headache());
        values.put("gut", score.gut());
        values.put("fatigue", score.fatigue());
        values.put("dizziness", score.dizziness());
        values.put("function", score.function());
        values.put("spo2", reading.spo2());
        values.put("pulse", reading.pulse());
        values.put("systolic", reading.systolic());
        values.put("diastolic", reading.diastolic());
        return values;
    }

    private static String[] names(Stream<? extends Enum<?>> each) {
        return each.map(Enum::name).toArray(String[]::new);
    }

    /** The newest first. */
    List<Check> list(PostingId posting, int most) {
        return jdbc.sql(
                        """
                        select * from deployment.health_check
                         where posting = :posting order by taken_at desc, id desc limit :most
                        """)
                .param("posting", posting.value())
                .param("most", most)
                .query(this::check)
                .list();
    }

    Optional<Check> find(UUID id) {
        return jdbc.sql("select * from deployment.health_check where id = :id")
                .param("id", id)
                .query(this::check)
                .optional();
    }

    /** How things stand with whomever the account at hand may know of. */
    Map<PostingId, Known> states() {
        var states = new HashMap<PostingId, Known>();
        jdbc.sql(
                        """
                        select s.posting, s.level, s.last_check, r.again
                          from deployment.health_states() s
                          left join deployment.health_rechecks() r on r.posting = s.posting
                        """)
                .query(row -> {
                    states.put(
                            new PostingId(row.getObject("posting", UUID.class)),
                            new Known(
                                    Level.values()[Integer.parseInt(row.getString("level"))],
                                    instant(row, "last_check"),
                                    instant(row, "again")));
                });
        return states;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Whether health keeps somebody from duty; whoever nobody knows of is left out. */
    Map<PostingId, Boolean> available(List<Asked> asked) {
        var available = new HashMap<PostingId, Boolean>();
        jdbc.sql(
                        """
                        select posting, available
                          from deployment.health_available(:postings, cast(:since as timestamptz[]), :floors, :watched)
                         where available is not null
                        """)
                .param(
                        "postings",
                        asked.stream().map(one -> one.posting().value()).toArray(UUID[]::new))
                .param(
                        "since",
                        asked.stream().map(one -> one.since().toString()).toArray(String[]::new))
                .param("floors", asked.stream().map(Asked::floorMetres).toArray(Integer[]::new))
                .param("watched", asked.stream().map(Asked::watched).toArray(Boolean[]::new))
                .query(row -> {
                    available.put(
                            new PostingId(row.getObject("posting", UUID.class)),
                            row.getBoolean("available"));
                });
        return available;
    }

    List<GroupDay> trend(InstitutionId place) {
        return jdbc.sql(
                        "select day, people, middle_spo2, middle_score from deployment.health_trend(:place)")
                .param("place", place.value())
                .query((row, number) ->
                        new GroupDay(
                                row.getObject("day", LocalDate.class),
                                row.getInt("people"),
                                row.getDouble("middle_spo2"),
                                row.getDouble("middle_score")))
                .list();
    }

    private Check check(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var sealed = row.getBytes("words_sealed");
        return new Check(
                id,
                new PostingId(row.getObject("posting", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                new LakeLouise(
                        row.getInt("headache"),
                        row.getInt("gut"),
                        row.getInt("fatigue"),
                        row.getInt("dizziness"),
                        row.getInt("function")),
                new Reading(
                        row.getObject("spo2", Integer.class),
                        row.getObject("pulse", Integer.class),
                        row.getObject("systolic", Integer.class),
                        row.getObject("diastolic", Integer.class)),
                texts(row.getArray("flags")).map(Flag::valueOf).collect(Collectors.toSet()),
                sealed == null ? "" : vault.open(sealed, new Place(WORDS, id)),
                findings(row),
                row.getBoolean("simulated"));
    }

    private static Findings findings(ResultSet row) throws SQLException {
        return new Findings(
                Level.valueOf(row.getString("level")),
                texts(row.getArray("reasons")).map(Reason::valueOf).toList(),
                row.getBoolean("sickness"),
                row.getBoolean("repeat"));
    }

    private static Stream<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }
}
