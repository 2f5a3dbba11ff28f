package jieli.deployment.planning.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Workbooks that came in as rows; what stands here is all any node knows of them. */
@Repository
class IntakeBook {

    /** A node that was not heard of for so long has died; its work is begun again. */
    private static final int SECONDS_TO_LIVE = 60;

    private static final String SELECT =
            """
            select i.id, i.round, i.kind, i.file_name, i.state, i.why, i.detail, i.rows_total, i.rows_done, i.rows_wrong,
                   coalesce(i.beat_at > :alive, false) as beat, i.entered_by, i.entered_at
              from deployment.plan_intake i
             where i.round = :round
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    IntakeBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Bytes to be read, for whichever node takes them. */
    record Work(
            UUID id,
            RoundId round,
            Intake.Kind kind,
            String fileName,
            Locale locale,
            byte[] bytes) {}

    void add(Work work, String by) {
        jdbc.sql(
                        """
                        insert into deployment.plan_intake (id, round, kind, file_name, language, content, entered_by,
                               entered_at)
                        values (:id, :round, :kind, :name, :language, :content, :by, :now)
                        """)
                .param("id", work.id())
                .param("round", work.round().value())
                .param("kind", work.kind().name())
                .param("name", work.fileName())
                .param("language", work.locale().toLanguageTag())
                .param("content", work.bytes())
                .param("by", by)
                .param("now", now())
                .update();
    }

    /** The oldest workbook nobody reads, or whose reader died; nothing of it was taken in then. */
    Optional<Work> claim() {
        return jdbc.sql(
                        """
                        update deployment.plan_intake i set state = 'RUNNING', beat_at = :now
                         where i.id = (select w.id from deployment.plan_intake w
                                        where w.state = 'WAITING' or w.state = 'RUNNING' and w.beat_at < :alive
                                        order by w.entered_at limit 1 for update skip locked)
                        returning i.id, i.round, i.kind, i.file_name, i.language, i.content
                        """)
                .param("now", now())
                .param("alive", alive())
                .query((row, number) ->
                        new Work(
                                row.getObject("id", UUID.class),
                                new RoundId(row.getObject("round", UUID.class)),
                                Intake.Kind.valueOf(row.getString("kind")),
                                row.getString("file_name"),
                                Locale.forLanguageTag(row.getString("language")),
                                row.getBytes("content")))
                .optional();
    }

    void progress(UUID id, int total, int done) {
        jdbc.sql(
                        """
                        update deployment.plan_intake set rows_total = :total, rows_done = :done, beat_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("total", total)
                .param("done", done)
                .param("now", now())
                .update();
    }

    /** How it ended; the bytes are kept no longer. */
    record End(
            Intake.State state,
            @Nullable String why,
            String detail,
            Intake.Rows rows,
            byte @Nullable [] answer) {}

    /**
     * Ends the reading.
     *
     * @return false if another node, which took this one for dead, has ended it already
     */
    boolean end(UUID id, End end) {
        return jdbc.sql(
                                """
                                update deployment.plan_intake
                                   set state = :state, why = :why, detail = :detail, rows_total = :total, rows_done = :total,
                                       rows_wrong = :wrong, answer = cast(:answer as bytea), content = null, beat_at = :now
                                 where id = :id and state = 'RUNNING'
                                """)
                        .param("id", id)
                        .param("state", end.state().name())
                        .param("why", end.why())
                        .param("detail", end.detail())
                        .param("total", end.rows().total())
                        .param("wrong", end.rows().wrong())
                        .param("answer", end.answer())
                        .param("now", now())
                        .update()
                > 0;
    }

    Optional<Intake> find(RoundId round, UUID id) {
        return select(" and i.id = :id")
                .param("round", round.value())
                .param("id", id)
                .query(IntakeBook::intake)
                .optional();
    }

    /** The last ones, newest first. */
    List<Intake> list(RoundId round) {
        return select(" order by i.entered_at desc limit 10")
                .param("round", round.value())
                .query(IntakeBook::intake)
                .list();
    }

    Optional<byte[]> answer(RoundId round, UUID id) {
        return jdbc.sql(
                        """
                        select i.answer from deployment.plan_intake i
                         where i.round = :round and i.id = :id and i.answer is not null
                        """)
                .param("round", round.value())
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    private JdbcClient.StatementSpec select(String more) {
        return jdbc.sql(SELECT + more).param("alive", alive());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime alive() {
        return now().minusSeconds(SECONDS_TO_LIVE);
    }

    private static Intake intake(ResultSet row, int number) throws SQLException {
        return new Intake(
                row.getObject("id", UUID.class),
                new RoundId(row.getObject("round", UUID.class)),
                Intake.Kind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                Intake.State.valueOf(row.getString("state")),
                row.getString("why"),
                row.getString("detail"),
                new Intake.Rows(
                        row.getInt("rows_total"),
                        row.getInt("rows_done"),
                        row.getInt("rows_wrong")),
                row.getBoolean("beat"),
                row.getString("entered_by"),
                row.getTimestamp("entered_at").toLocalDateTime());
    }
}
