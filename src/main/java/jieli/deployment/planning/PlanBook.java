package jieli.deployment.planning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.PostingId;
import jieli.deployment.planning.round.RoundId;
import jieli.deployment.rotation.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plans as rows: their stays, their gaps, what the engine says of them, what was accepted. */
@Repository
class PlanBook {

    /**
     * Somebody at a post.
     *
     * @param posting what it became, null until it is accepted
     */
    record Stay(
            UUID post, UUID nominee, Period duty, Period presence, @Nullable PostingId posting) {}

    /** Two languages of one sentence. */
    record Told(String zh, String en) {

        static final Told NOTHING = new Told("", "");

        String in(Locale locale) {
            return locale.getLanguage().equals("en") ? en : zh;
        }
    }

    /** Days without anybody. */
    record Gap(UUID post, Period during, Told why, Told change) {}

    /** What a sentence is about. */
    enum Kind {
        RULE,
        BREACH,
        HINDRANCE,
        UNPLACEABLE,
        CONTRADICTION
    }

    /** Something the engine says; post and first day tell the gap of a hindrance. */
    record Sentence(
            Kind kind,
            String rule,
            @Nullable UUID post,
            @Nullable LocalDate since,
            @Nullable UUID nominee,
            Told words) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    PlanBook(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Puts a plan in the place of the run's earlier one. */
    void write(RunId run, Plan plan) {
        jdbc.sql("delete from deployment.plan_stay where run = :run")
                .param("run", run.value())
                .update();
        batches.batchUpdate(
                """
                insert into deployment.plan_stay (run, post, nominee, duty, presence)
                values (:run, :post, :nominee, cast(:duty as daterange), cast(:presence as daterange))
                """,
                plan.stays().stream()
                        .map(stay ->
                                Map.of(
                                        "run", run.value(),
                                        "post", stay.seat().id(),
                                        "nominee", stay.candidate().id(),
                                        "duty", range(stay.duty()),
                                        "presence", range(stay.presence())))
                        .toArray(Map[]::new));
    }

    void write(RunId run, List<Gap> gaps, List<Sentence> sentences) {
        batches.batchUpdate(
                """
                insert into deployment.plan_gap (run, post, during, why, why_en, change, change_en)
                values (:run, :post, cast(:during as daterange), :why, :whyEn, :change, :changeEn)
                """,
                gaps.stream()
                        .map(gap ->
                                Map.of(
                                        "run", run.value(),
                                        "post", gap.post(),
                                        "during", range(gap.during()),
                                        "why", gap.why().zh(),
                                        "whyEn", gap.why().en(),
                                        "change", gap.change().zh(),
                                        "changeEn", gap.change().en()))
                        .toArray(Map[]::new));
        write(run, sentences);
    }

    private void write(RunId run, List<Sentence> sentences) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var sentence : sentences) {
            var row = new HashMap<String, @Nullable Object>();
            row.put("run", run.value());
            row.put("place", rows.size());
            row.put("kind", sentence.kind().name());
            row.put("rule", sentence.rule());
            row.put("post", sentence.post());
            row.put("since", sentence.since());
            row.put("nominee", sentence.nominee());
            row.put("words", sentence.words().zh());
            row.put("wordsEn", sentence.words().en());
            rows.add(row);
        }
        batches.batchUpdate(
                """
                insert into deployment.plan_sentence (run, place, kind, rule, post, since, nominee, words, words_en)
                values (:run, :place, :kind, :rule, :post, :since, :nominee, :words, :wordsEn)
                """,
                rows.toArray(Map[]::new));
    }

    List<Stay> stays(RunId run) {
        return jdbc.sql(
                        """
                        select s.*, lower(s.duty) as duty_from, upper(s.duty) as duty_until,
                               lower(s.presence) as there_from, upper(s.presence) as there_until, a.posting
                          from deployment.plan_stay s
                          left join (deployment.plan_acceptance a join deployment.stay_now k on k.posting = a.posting)
                                 on a.run = s.run and a.post = s.post and a.duty = s.duty and a.nominee = s.nominee
                                and k.during && a.duty
                         where s.run = :run
                         order by s.post, lower(s.duty)
                        """)
                .param("run", run.value())
                .query((row, number) -> {
                    var posting = row.getObject("posting", UUID.class);
                    return new Stay(
                            row.getObject("post", UUID.class),
                            row.getObject("nominee", UUID.class),
                            period(row, "duty"),
                            period(row, "there"),
                            posting == null ? null : new PostingId(posting));
                })
                .list();
    }

    List<Gap> gaps(RunId run) {
        return jdbc.sql(
                        """
                        select g.*, lower(g.during) as gap_from, upper(g.during) as gap_until
                          from deployment.plan_gap g where g.run = :run order by g.post, lower(g.during)
                        """)
                .param("run", run.value())
                .query((row, number) ->
                        new Gap(
                                row.getObject("post", UUID.class),
                                period(row, "gap"),
                                new Told(row.getString("why"), row.getString("why_en")),
                                new Told(row.getString("change"), row.getString("change_en"))))
                .list();
    }

    List<Sentence> sentences(RunId run) {
        return jdbc.sql("select * from deployment.plan_sentence where run = :run order by place")
                .param("run", run.value())
                .query((row, number) ->
                        new Sentence(
                                Kind.valueOf(row.getString("kind")),
                                row.getString("rule"),
                                row.getObject("post", UUID.class),
                                row.getObject("since", LocalDate.class),
                                row.getObject("nominee", UUID.class),
                                new Told(row.getString("words"), row.getString("words_en"))))
                .list();
    }

    /** What of any plan of a round was accepted, as far as the terms agreed since leave it. */
    List<Stay> accepted(RoundId round) {
        return jdbc.sql(
                        """
                        select a.post, a.nominee, a.posting, lower(d.duty) as duty_from, upper(d.duty) as duty_until
                          from deployment.plan_acceptance a
                          join deployment.stay_now k on k.posting = a.posting
                         cross join lateral (select a.duty * k.during) d(duty)
                         where a.round = :round and not isempty(d.duty)
                         order by a.post, d.duty
                        """)
                .param("round", round.value())
                .query((row, number) ->
                        new Stay(
                                row.getObject("post", UUID.class),
                                row.getObject("nominee", UUID.class),
                                period(row, "duty"),
                                period(row, "duty"),
                                new PostingId(row.getObject("posting", UUID.class))))
                .list();
    }

    /**
     * Holds a post to the end of the transaction.
     *
     * @return whether somebody accepted is there on some of these days
     */
    boolean isTaken(UUID post, Period duty) {
        jdbc.sql("select 1 from deployment.plan_post where id = :post for no key update")
                .param("post", post)
                .query(Integer.class)
                .single();
        return jdbc.sql(
                        """
                        select exists (select from deployment.plan_acceptance a
                                         join deployment.stay_now k on k.posting = a.posting
                                        where a.post = :post and a.duty * k.during && cast(:duty as daterange))
                        """)
                .param("post", post)
                .param("duty", range(duty))
                .query(Boolean.class)
                .single();
    }

    void accept(RoundId round, RunId run, Stay stay, PostingId posting, String by) {
        jdbc.sql(
                        """
                        insert into deployment.plan_acceptance (run, post, nominee, duty, posting, round, entered_by,
                               entered_at)
                        values (:run, :post, :nominee, cast(:duty as daterange), :posting, :round, :by, :now)
                        """)
                .param("run", run.value())
                .param("post", stay.post())
                .param("nominee", stay.nominee())
                .param("duty", range(stay.duty()))
                .param("posting", posting.value())
                .param("round", round.value())
                .param("by", by)
                .param("now", now())
                .update();
    }

    /**
     * A posting somebody of the round had, has, or will have, apart from those of its own plans.
     */
    record Past(UUID person, UUID recipient, Period during) {}

    List<Past> past(RoundId round) {
        return jdbc.sql(
                        """
                        select p.person, p.recipient, lower(k.during) as past_from, upper(k.during) as past_until
                          from deployment.posting p
                          join deployment.stay_now k on k.posting = p.id
                         where p.stay <> 'SHORT_VISIT'
                           and p.person in (select n.person from deployment.plan_nominee n where n.round = :round)
                           and not exists (select from deployment.plan_acceptance a
                                            where a.posting = p.id and a.round = :round and a.duty && k.during)
                         order by lower(k.during)
                        """)
                .param("round", round.value())
                .query((row, number) ->
                        new Past(
                                row.getObject("person", UUID.class),
                                row.getObject("recipient", UUID.class),
                                period(row, "past")))
                .list();
    }

    /** Days by which accepted postings were extended: nobody is free then. */
    Map<UUID, List<Period>> extended(RoundId round) {
        return jdbc
                .sql(
                        """
                        select a.nominee, lower(x.more) as more_from, upper(x.more) as more_until
                          from deployment.plan_acceptance a
                          join deployment.stay_now k on k.posting = a.posting and k.during && a.duty
                          join deployment.posting_term t on t.posting = a.posting and t.version = 1
                         cross join lateral unnest(datemultirange(k.during) - datemultirange(t.during)) x(more)
                         where a.round = :round
                        """)
                .param("round", round.value())
                .query((row, _) ->
                        Map.entry(row.getObject("nominee", UUID.class), period(row, "more")))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    static String range(Period period) {
        return "[" + period.from() + "," + period.until() + ")";
    }

    private static String range(jieli.deployment.rotation.Period period) {
        return "[" + period.from() + "," + period.until() + ")";
    }

    private static Period period(ResultSet row, String column) throws SQLException {
        return new Period(
                row.getObject(column + "_from", LocalDate.class),
                row.getObject(column + "_until", LocalDate.class));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
