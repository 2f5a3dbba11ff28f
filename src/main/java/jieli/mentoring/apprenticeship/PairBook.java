package jieli.mentoring.apprenticeship;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.mentoring.Places.Within;
import jieli.mentoring.apprenticeship.Agreement.Goal;
import jieli.mentoring.apprenticeship.Pair.Change;
import jieli.mentoring.apprenticeship.Pair.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agreements with their techniques, plans, steps as rows. */
@Repository
class PairBook {

    static final Listing LISTING =
            new Listing(
                    "/mentoring/pairs",
                    List.of("institution", "state", "words"),
                    List.of("newest", "ends", "assessed", "state"));

    private static final String ALL =
            """
            select p.*, lower(p.during) as began, upper(p.during) as ends
              from mentoring.pair_now p
             where (:everywhere or p.institution = any(:places))
            """;

    private static final String RUNNING =
            """
             and p.state in ('ACTIVE', 'MID_REVIEW', 'REMEDIAL', 'MENTOR_LEFT', 'REMOTE', 'GRADUATED', 'CHECK_6M')
            """;

    private static final String ADD =
            """
            insert into mentoring.pair (id, pairing, institution, mentor, apprentice, posting, department,
                   during, mid_review, assessment, assessor, mentor_does, learner_does, afterwards,
                   by, at, simulated)
            values (:id, :pairing, :institution, :mentor, :apprentice, :posting, :department,
                   daterange(:from, :until), :mid, :assessment, :assessor, :mentorDoes, :learnerDoes,
                   :afterwards, :by, :at, :simulated)
            """;

    private final JdbcClient jdbc;

    PairBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Pair> find(PairId id, Within within) {
        return withGoals(
                        jdbc.sql(ALL + " and p.id = :id")
                                .params(within.parameters())
                                .param("id", id.value())
                                .query(PairRows::pair)
                                .list())
                .stream()
                .findFirst();
    }

    /**
     * @param people who may be meant by the words
     */
    Slice<Pair> list(ListRequest request, Within within, Collection<PersonId> people) {
        var parameters = new HashMap<String, Object>(within.parameters());
        LISTING.filters().forEach(name -> parameters.put(name, request.filter(name)));
        parameters.put("people", values(people));
        var slice =
                request.read(
                        jdbc,
                        """
                        select p.*, lower(p.during) as began, upper(p.during) as ends,
                               -(lower(p.during) - date '1970-01-01') as newest,
                               coalesce(p.assessment, 'infinity') as assessed
                          from mentoring.pair_now p
                         where (:everywhere or p.institution = any(:places))
                           and (:institution = '' or p.institution::text = :institution)
                           and (:state = '' or p.state = :state)
                           and (:words = '' or p.mentor = any(:people) or p.apprentice = any(:people))
                        """,
                        parameters,
                        PairRows::pair);
        return new Slice<>(withGoals(slice.items()), slice.previous(), slice.next());
    }

    /** What may await somebody: in these places, or their own; what ends first comes first. */
    List<Pair> running(Within within, PersonId own) {
        return withGoals(
                jdbc.sql(
                                """
                                select p.*, lower(p.during) as began, upper(p.during) as ends
                                  from mentoring.pair_now p
                                 where (:everywhere or p.institution = any(:places)
                                        or p.mentor = :own or p.apprentice = :own)
                                """
                                        + RUNNING
                                        + " order by upper(p.during), p.id limit 2000")
                        .params(within.parameters())
                        .param("own", own.value())
                        .query(PairRows::pair)
                        .list());
    }

    /** Everything a mentor ever agreed on, the oldest first. */
    List<Pair> of(PersonId mentor) {
        return withGoals(
                jdbc.sql(
                                """
                                select p.*, lower(p.during) as began, upper(p.during) as ends
                                  from mentoring.pair_now p
                                 where p.mentor = :mentor
                                 order by lower(p.during), p.id
                                """)
                        .param("mentor", mentor.value())
                        .query(PairRows::pair)
                        .list());
    }

    List<Step> steps(PairId id) {
        return jdbc.sql("select * from mentoring.pair_step where pair = :id order by number")
                .param("id", id.value())
                .query((row, _) ->
                        new Step(
                                row.getInt("number"),
                                PairState.valueOf(row.getString("state")),
                                row.getObject("day", LocalDate.class),
                                row.getString("words"),
                                new AccountId(row.getObject("by", UUID.class)),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getBoolean("simulated")))
                .list();
    }

    /** Whether somebody ever graduated by it, whatever came later. */
    boolean hasReached(PairId id) {
        return jdbc.sql(
                        """
                        select exists (select from mentoring.pair_step where pair = :id and state = 'GRADUATED')
                        """)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    List<Change> changes(PairId id) {
        return jdbc.sql("select * from mentoring.pair_plan where pair = :id order by version")
                .param("id", id.value())
                .query((row, _) ->
                        new Change(
                                row.getInt("version"),
                                PairRows.plan(row),
                                row.getString("reason"),
                                new AccountId(row.getObject("by", UUID.class)),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void add(Pair pair, AccountId by, Instant at) {
        var agreed = pair.agreed();
        var plan = agreed.plan();
        var assessor = plan.assessor();
        jdbc.sql(ADD)
                .param("id", pair.id().value())
                .param("pairing", pair.pairing().value())
                .param("institution", pair.institution().value())
                .param("mentor", pair.mentor().value())
                .param("apprentice", pair.apprentice().value())
                .param("posting", pair.posting().value())
                .param("department", agreed.department())
                .param("from", agreed.during().from())
                .param("until", agreed.during().until())
                .param("mid", plan.midReview())
                .param("assessment", plan.assessment())
                .param("assessor", assessor == null ? null : assessor.value())
                .param("mentorDoes", agreed.duties().mentor())
                .param("learnerDoes", agreed.duties().apprentice())
                .param("afterwards", agreed.duties().afterwards())
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", pair.simulated())
                .update();
        pair.goals().forEach(goal -> add(pair.id(), goal));
    }

    void add(PairId pair, Goal goal) {
        jdbc.sql(
                        """
                        insert into mentoring.pair_technique (pair, technique, level, least, target)
                        values (:pair, :technique, :level, :least, :target)
                        """)
                .param("pair", pair.value())
                .param("technique", goal.technique())
                .param("level", goal.level())
                .param("least", goal.least())
                .param("target", goal.target())
                .update();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if somebody was quicker
     */
    void add(PairId pair, Step step) {
        jdbc.sql(
                        """
                        insert into mentoring.pair_step (pair, number, state, day, words, by, at, simulated)
                        values (:pair, :number, :state, :day, :words, :by, :at, :simulated)
                        """)
                .param("pair", pair.value())
                .param("number", step.number())
                .param("state", step.state().name())
                .param("day", step.day())
                .param("words", step.words())
                .param("by", step.by().value())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("simulated", step.simulated())
                .update();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if somebody was quicker
     */
    void add(PairId pair, Change change) {
        var assessor = change.plan().assessor();
        jdbc.sql(
                        """
                        insert into mentoring.pair_plan (pair, version, mid_review, assessment, assessor, reason, by, at)
                        values (:pair, :version, :mid, :assessment, :assessor, :reason, :by, :at)
                        """)
                .param("pair", pair.value())
                .param("version", change.version())
                .param("mid", change.plan().midReview())
                .param("assessment", change.plan().assessment())
                .param("assessor", assessor == null ? null : assessor.value())
                .param("reason", change.reason())
                .param("by", change.by().value())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Pair> withGoals(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return pairs;
        }
        var goals =
                named(pairs).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Named::pair,
                                        Collectors.mapping(Named::goal, Collectors.toList())));
        return pairs.stream()
                .map(one -> one.with(goals.getOrDefault(one.id().value(), List.of())))
                .toList();
    }

    private record Named(UUID pair, Goal goal) {}

    private List<Named> named(List<Pair> pairs) {
        return jdbc.sql(
                        """
                        select t.* from mentoring.pair_technique t
                         where t.pair = any(:pairs) order by t.target, t.technique
                        """)
                .param("pairs", pairs.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .query((row, _) ->
                        new Named(
                                row.getObject("pair", UUID.class),
                                new Goal(
                                        row.getString("technique"),
                                        row.getInt("level"),
                                        row.getInt("least"),
                                        row.getObject("target", LocalDate.class))))
                .list();
    }

    private static UUID[] values(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }
}
