package jieli.deployment.planning;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.PostingId;
import jieli.deployment.planning.PlanBook.Stay;
import jieli.deployment.planning.round.RoundId;
import jieli.terms.FreshId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stays that became postings as rows, beside whatever else their people are sent to. */
@Repository
class AcceptanceBook {

    private final JdbcClient jdbc;
    private final Clock clock;

    AcceptanceBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new id for a posting. */
    PostingId next() {
        return new PostingId(FreshId.at(clock));
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
                                PlanBook.period(row, "duty"),
                                PlanBook.period(row, "duty"),
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
                .param("duty", PlanBook.range(duty))
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
                .param("duty", PlanBook.range(stay.duty()))
                .param("posting", posting.value())
                .param("round", round.value())
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
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
                                PlanBook.period(row, "past")))
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
                        Map.entry(
                                row.getObject("nominee", UUID.class), PlanBook.period(row, "more")))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }
}
