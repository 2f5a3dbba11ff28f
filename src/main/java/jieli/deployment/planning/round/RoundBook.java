package jieli.deployment.planning.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds as rows. A round is seen by whoever reaches every one of its pairings. */
@Repository
class RoundBook {

    static final Listing LISTING =
            new Listing(
                    "/deployment/plans", List.of("pairing"), List.of("newest", "name", "begins"));

    private static final String SELECT =
            """
            select r.*, lower(r.horizon) as begins, upper(r.horizon) as ends,
                   -extract(epoch from r.entered_at)::bigint as newest,
                   array(select d::text from unnest(r.batch_dates) d) as dates,
                   array(select p.pairing::text from deployment.plan_round_pairing p
                          where p.round = r.id order by p.pairing) as pairings
              from deployment.plan_round r
             where (:everywhere or not exists (select from deployment.plan_round_pairing p
                                                where p.round = r.id and not p.pairing = any(:within)))
            """;

    private static final String NUMBERS =
            """
            name = :name, horizon = daterange(:from, :until), batch = :batch, batch_dates = cast(:dates as date[]),
                   min_months = :minMonths, max_months = :maxMonths, rest_days = :restDays,
                   department_limit = :departmentLimit, overlap_days = :overlapDays,
                   clearance_from_metres = :clearanceFrom, team_specialties = :teamSpecialties,
                   team_associate_seniors = :teamSeniors, seed = :seed
            """;

    private final JdbcClient jdbc;

    RoundBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Round> find(RoundId id, Within within) {
        return jdbc.sql(SELECT + " and r.id = :id")
                .params(within.parameters())
                .param("id", id.value())
                .query(RoundBook::round)
                .optional();
    }

    Slice<Round> list(ListRequest request, Within within) {
        var parameters = new java.util.HashMap<String, Object>(within.parameters());
        parameters.put("pairing", request.filter("pairing"));
        return request.read(
                jdbc,
                SELECT
                        + """
                         and (:pairing = '' or exists (select from deployment.plan_round_pairing p
                                                        where p.round = r.id and p.pairing::text = :pairing))
                        """,
                parameters,
                RoundBook::round);
    }

    void add(Round round, String by, Instant at) {
        numbers(
                        jdbc.sql(
                                """
                                insert into deployment.plan_round (id, name, horizon, batch, batch_dates, min_months,
                                       max_months, rest_days, department_limit, overlap_days, clearance_from_metres,
                                       team_specialties, team_associate_seniors, seed, entered_by, entered_at, simulated)
                                values (:id, :name, daterange(:from, :until), :batch, cast(:dates as date[]), :minMonths,
                                       :maxMonths, :restDays, :departmentLimit, :overlapDays, :clearanceFrom,
                                       :teamSpecialties, :teamSeniors, :seed, :by, :at, :simulated)
                                """),
                        round)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", round.simulated())
                .update();
        for (var pairing : round.pairings()) {
            jdbc.sql("insert into deployment.plan_round_pairing values (:round, :pairing)")
                    .param("round", round.id().value())
                    .param("pairing", pairing.value())
                    .update();
        }
    }

    /** Other days, other numbers; the pairings stay. */
    void change(Round round) {
        numbers(jdbc.sql("update deployment.plan_round set " + NUMBERS + " where id = :id"), round)
                .update();
    }

    private static JdbcClient.StatementSpec numbers(JdbcClient.StatementSpec sql, Round round) {
        var rules = round.rules();
        return sql.param("id", round.id().value())
                .param("name", round.name())
                .param("from", round.horizon().from())
                .param("until", round.until())
                .param("batch", round.batch())
                .param("dates", dates(rules.batchDates()))
                .param("minMonths", rules.minMonths())
                .param("maxMonths", rules.maxMonths())
                .param("restDays", rules.restDays())
                .param("departmentLimit", rules.departmentLimit())
                .param("overlapDays", rules.overlapDays())
                .param("clearanceFrom", rules.clearanceFromMetres())
                .param("teamSpecialties", rules.teamSpecialties())
                .param("teamSeniors", rules.teamAssociateSeniors())
                .param("seed", round.seed());
    }

    private static String dates(List<LocalDate> dates) {
        return "{" + String.join(",", dates.stream().map(LocalDate::toString).toList()) + "}";
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                new RoundId(row.getObject("id", UUID.class)),
                row.getString("name"),
                texts(row, "pairings").map(id -> new PairingId(UUID.fromString(id))).toList(),
                new Period(
                        row.getObject("begins", LocalDate.class),
                        row.getObject("ends", LocalDate.class)),
                row.getObject("batch", Integer.class),
                new Round.Rules(
                        row.getInt("min_months"),
                        row.getInt("max_months"),
                        row.getInt("rest_days"),
                        row.getInt("department_limit"),
                        row.getInt("overlap_days"),
                        texts(row, "dates").map(LocalDate::parse).toList(),
                        row.getInt("clearance_from_metres"),
                        row.getInt("team_specialties"),
                        row.getInt("team_associate_seniors")),
                row.getLong("seed"),
                row.getBoolean("simulated"));
    }

    static java.util.stream.Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }
}
