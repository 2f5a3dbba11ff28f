package jieli.deployment.planning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.PostingId;
import jieli.deployment.rotation.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plans as rows: their stays, their gaps, what the engine says of them. */
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
    record Gap(UUID post, Period during, Told why, Told change) {

        /** What would fill it names people. */
        Gap withoutChange() {
            return new Gap(post, during, why, Told.NOTHING);
        }
    }

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

    PlanBook(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
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

    static String range(Period period) {
        return "[" + period.from() + "," + period.until() + ")";
    }

    private static String range(jieli.deployment.rotation.Period period) {
        return "[" + period.from() + "," + period.until() + ")";
    }

    static Period period(ResultSet row, String column) throws SQLException {
        return new Period(
                row.getObject(column + "_from", LocalDate.class),
                row.getObject(column + "_until", LocalDate.class));
    }
}
