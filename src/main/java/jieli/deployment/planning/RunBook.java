package jieli.deployment.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.planning.round.RoundId;
import jieli.deployment.rotation.Outcome;
import jieli.deployment.rotation.Planner;
import jieli.deployment.rotation.Score;
import jieli.identity.AccountId;
import jieli.identity.Acting;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs as rows; what stands here is all any node knows of them. */
@Repository
class RunBook {

    /** A node that was not heard of for so long has died. */
    private static final int SECONDS_TO_LIVE = 30;

    private static final String SELECT =
            """
            select x.*, coalesce(x.beat_at > :alive, false) as beats, s.run is not null as stop_wanted,
                   lower(x.away) as away_from, upper(x.away) as away_until,
                   (select count(*)::int from deployment.plan_stay y where y.run = x.id) as stays
              from deployment.plan_run x
              left join deployment.plan_stop s on s.run = x.id
             where x.round = :round
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RunBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Asks for a run; two people asking at once get two numbers, the second after the first. */
    void add(RunId id, RoundId round, Run.Task task, Run.@Nullable Anew anew, String by) {
        jdbc.sql("select 1 from deployment.plan_round where id = :round for no key update")
                .param("round", round.value())
                .query(Integer.class)
                .single();
        jdbc.sql(
                        """
                        insert into deployment.plan_run (id, round, number, seed, limit_seconds, earlier, absentee, away,
                               rules, account, entered_by, entered_at)
                        select :id, r.id, 1 + coalesce((select max(x.number) from deployment.plan_run x
                                                         where x.round = r.id), 0),
                               :seed, :limit, :earlier, :absentee, cast(:away as daterange), to_jsonb(r), :account, :by, :now
                          from deployment.plan_round r
                         where r.id = :round
                        """)
                .param("id", id.value())
                .param("round", round.value())
                .param("seed", task.seed())
                .param("limit", task.limitSeconds())
                .param("earlier", anew == null ? null : anew.earlier().value())
                .param("absentee", anew == null ? null : anew.absentee())
                .param("away", anew == null ? null : PlanBook.range(anew.away()))
                .param("account", Acting.current().map(AccountId::value).orElse(null))
                .param("by", by)
                .param("now", now())
                .update();
    }

    /** The oldest run nobody works on; that of a node that died is taken over. */
    Optional<Run> claim(String node) {
        giveUp();
        return jdbc.sql(
                        """
                        update deployment.plan_run
                           set state = 'RUNNING', node = :node, attempts = attempts + 1,
                               started_at = coalesce(started_at, :now), beat_at = :now
                         where id = (select w.id from deployment.plan_run w
                                      where w.state = 'WAITING' or w.state = 'RUNNING' and w.beat_at <= :alive
                                      order by w.entered_at limit 1 for update skip locked)
                        returning id, round
                        """)
                .param("node", node)
                .param("now", now())
                .param("alive", alive())
                .query((row, _) -> Map.entry(uuid(row, "round"), uuid(row, "id")))
                .optional()
                .map(ids -> get(new RoundId(ids.getKey()), new RunId(ids.getValue())));
    }

    /** Whatever brought down three nodes would bring down the next; its best plan stays. */
    private void giveUp() {
        jdbc.sql(
                        """
                        update deployment.plan_run set state = 'FAILED', ended_at = :now
                         where state = 'RUNNING' and beat_at <= :alive and attempts >= 3
                        """)
                .param("now", now())
                .param("alive", alive())
                .update();
    }

    /** What whoever works on a run hears at each beat. */
    enum Order {
        GO_ON,
        STOP,
        /** Another node has taken it over. */
        LOST
    }

    /** Tells that the run's node works on it. */
    Order beat(Run run, long elapsedMs) {
        var beaten =
                jdbc.sql(
                                """
                                update deployment.plan_run set beat_at = :now, elapsed_ms = :elapsed
                                 where id = :id and state = 'RUNNING' and node = :node
                                """)
                        .param("id", run.id().value())
                        .param("node", run.node())
                        .param("elapsed", elapsedMs)
                        .param("now", now())
                        .update();
        if (beaten == 0) {
            return Order.LOST;
        }
        var isStopWanted =
                jdbc.sql("select exists (select from deployment.plan_stop where run = :id)")
                        .param("id", run.id().value())
                        .query(Boolean.class)
                        .single();
        return isStopWanted ? Order.STOP : Order.GO_ON;
    }

    /** Whether its node still has the run, which then nobody takes until the transaction's end. */
    boolean holds(Run run) {
        return jdbc.sql(
                        """
                        select 1 from deployment.plan_run
                         where id = :id and state = 'RUNNING' and node = :node for no key update
                        """)
                .param("id", run.id().value())
                .param("node", run.node())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void write(RunId id, Planner.Standing now) {
        write(id, now.best(), now.bound(), List.of(now.elapsed(), now.elapsed()), false);
    }

    void write(RunId id, Outcome.Planned planned) {
        write(
                id,
                planned.score(),
                planned.bound().unmet(),
                List.of(planned.firstPlan(), planned.elapsed()),
                planned.proven());
    }

    /**
     * @param took until the first plan, until now; what the nodes before used up is not forgotten
     */
    private void write(RunId id, Score score, long bound, List<Duration> took, boolean proven) {
        jdbc.sql(
                        """
                        update deployment.plan_run
                           set unmet = :unmet, handovers = :handovers, unfairness = :unfairness, bound = :bound,
                               gap_percent = :gap, first_ms = coalesce(first_ms, :first),
                               elapsed_ms = greatest(elapsed_ms, :elapsed), proven = :proven
                         where id = :id
                        """)
                .param("id", id.value())
                .param("unmet", score.unmet())
                .param("handovers", score.handovers())
                .param("unfairness", score.unfairness())
                .param("bound", bound)
                .param("gap", Outcome.gapPercent(score.unmet(), bound))
                .param("first", took.getFirst().toMillis())
                .param("elapsed", took.getLast().toMillis())
                .param("proven", proven)
                .update();
    }

    /**
     * Ends a run for good.
     *
     * @return whether its node still had it
     */
    boolean end(Run run, Run.State state) {
        return jdbc.sql(
                                """
                                update deployment.plan_run
                                   set state = :state, ended_at = :now, stopped = :state = 'ENDED' and not proven
                                 where id = :id and state = 'RUNNING' and node = :node
                                """)
                        .param("id", run.id().value())
                        .param("node", run.node())
                        .param("state", state.name())
                        .param("now", now())
                        .update()
                == 1;
    }

    void stop(RunId id, String by) {
        jdbc.sql(
                        """
                        insert into deployment.plan_stop (run, entered_by, entered_at)
                        values (:id, :by, :now) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("by", by)
                .param("now", now())
                .update();
    }

    Run get(RoundId round, RunId id) {
        return select(" and x.id = :id")
                .param("round", round.value())
                .param("id", id.value())
                .query(RunBook::run)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    /** The newest first. */
    List<Run> list(RoundId round) {
        return select(" order by x.number desc")
                .param("round", round.value())
                .query(RunBook::run)
                .list();
    }

    private JdbcClient.StatementSpec select(String more) {
        return jdbc.sql(SELECT + more).param("alive", alive());
    }

    private OffsetDateTime alive() {
        return now().minusSeconds(SECONDS_TO_LIVE);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        var earlier = uuid(row, "earlier");
        var account = uuid(row, "account");
        return new Run(
                new RunId(uuid(row, "id")),
                new RoundId(uuid(row, "round")),
                row.getInt("number"),
                new Run.Task(row.getLong("seed"), row.getInt("limit_seconds")),
                earlier == null
                        ? null
                        : new Run.Anew(
                                new RunId(earlier),
                                uuid(row, "absentee"),
                                new Period(
                                        row.getObject("away_from", LocalDate.class),
                                        row.getObject("away_until", LocalDate.class))),
                Run.State.valueOf(row.getString("state")),
                account == null ? null : new AccountId(account),
                row.getString("node"),
                row.getBoolean("beats"),
                row.getBoolean("stop_wanted"),
                standing(row),
                row.getInt("stays"),
                row.getString("entered_by"),
                row.getTimestamp("entered_at").toLocalDateTime());
    }

    private static Run.Standing standing(ResultSet row) throws SQLException {
        return new Run.Standing(
                row.getLong("elapsed_ms"),
                row.getObject("first_ms", Long.class),
                row.getObject("unmet", Long.class),
                row.getObject("handovers", Long.class),
                row.getObject("unfairness", Long.class),
                row.getObject("bound", Long.class),
                row.getObject("gap_percent", Double.class),
                row.getBoolean("proven"),
                row.getBoolean("stopped"));
    }
}
