package jieli.mentoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import jieli.deployment.PostingId;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Me;
import jieli.mentoring.Entry.Member;
import jieli.mentoring.Entry.Outcome;
import jieli.mentoring.Entry.Role;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries as rows; rows are only added. */
@Repository
class EntryBook {

    /**
     * What became of an entry that was to be added.
     *
     * @param alike whether the same operators did the same with the same patient that day, so that
     *     it was not added
     * @param unadmitted whether the hospital has not admitted the technique; null if it was not
     *     added
     * @param seen what whoever listens would have to look up otherwise
     */
    record Added(boolean alike, @Nullable Boolean unadmitted, Entry.Seen seen) {}

    private static final String ADD =
            """
            with alike as (
              select exists (
                     select from mentoring.case_now e
                       left join mentoring.entry_patient p on p.entry = e.id
                      where e.institution = :institution and e.technique = :technique and e.day = :day
                        and e.id <> :id and e.id is distinct from :replaces
                        and (select bool_or(r.person = any(:operators)) from mentoring.entry_role r
                              where r.entry = e.id and r.role = 'OPERATOR')
                        and coalesce(p.pseudonym, '') = :patient) as found),
            added as (
              insert into mentoring.entry (id, institution, technique, day, hands, guided, outcome, complication,
                     taken_over, unadmitted, note, pairing, replaces, entered_by, entered_at, simulated)
              select :id, :institution, :technique, :day, :hands, :guided, :outcome, :complication, :takenOver,
                     not coalesce((select mentoring.allows(s.state) from mentoring.technique_step s
                                    where s.institution = :institution and s.technique = :technique
                                      and s.day <= :day
                                    order by s.number desc limit 1), false),
                     :note, :pairing, :replaces, :by, :at, :simulated
                from alike where :again or not alike.found
              on conflict (id) do nothing
              returning id, unadmitted),
            marked as (
              insert into mentoring.stale (institution, technique)
              select :institution, :technique from added
              on conflict (institution, technique) do update set technique = excluded.technique),
            team as (
              insert into mentoring.entry_role (entry, role, person, visitor, posting)
              select a.id, r.role, r.person, r.visitor, r.posting
                from added a,
                     unnest(cast(:roles as text[]), cast(:persons as uuid[]), cast(:visitors as boolean[]),
                            cast(:postings as uuid[])) as r (role, person, visitor, posting))
            select alike.found and not :again as alike, added.unadmitted,
                   not exists (select from mentoring.case_now e
                                where e.institution = :institution and e.technique = :technique
                                  and e.day <= :day and e.id <> :id
                                  and e.id is distinct from :replaces) as first,
                   exists (select from mentoring.grant_now g
                            where g.institution = :institution and g.technique = :technique
                              and g.level >= 4 and g.person = any(:operators))
                   or exists (select from mentoring.relapse r
                               where r.institution = :institution and r.technique = :technique
                                 and r.person = any(:operators)) as watched
              from alike left join added on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    EntryBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds an entry with its team and the mark on its standing, unless it is there or one alike is:
     * one statement, because it is the hot path.
     */
    Added add(Entry entry, String patient, boolean again, AccountId by) {
        var outcome = entry.outcome();
        var pairing = entry.pairing();
        return jdbc.sql(ADD)
                .params(about(entry))
                .param("hands", entry.hands().name())
                .param("guided", entry.guided())
                .param("outcome", outcome == null ? null : outcome.name())
                .param("complication", entry.complication())
                .param("takenOver", entry.takenOver())
                .param("note", entry.note())
                .param("pairing", pairing == null ? null : pairing.value())
                .param("replaces", id(entry.replaces()))
                .param("by", by.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("simulated", entry.simulated())
                .param("patient", patient)
                .param("again", again)
                .query((row, _) ->
                        new Added(
                                row.getBoolean("alike"),
                                row.getObject("unadmitted", Boolean.class),
                                new Entry.Seen(row.getBoolean("first"), row.getBoolean("watched"))))
                .single();
    }

    private static Map<String, Object> about(Entry entry) {
        return Map.of(
                "id", entry.id().value(),
                "institution", entry.institution().value(),
                "technique", entry.technique(),
                "day", entry.day(),
                "roles", of(entry, one -> one.role().name(), String[]::new),
                "persons", of(entry, one -> one.person().value(), UUID[]::new),
                "visitors", of(entry, Member::visitor, Boolean[]::new),
                "postings", of(entry, EntryBook::posting, UUID[]::new),
                "operators",
                        entry.people(Role.OPERATOR).stream()
                                .map(PersonId::value)
                                .toArray(UUID[]::new));
    }

    private static <T> T[] of(
            Entry entry, Function<Member, ? extends @Nullable T> part, IntFunction<T[]> array) {
        return entry.team().stream().map(part).toArray(array);
    }

    private static @Nullable UUID posting(Member one) {
        var posting = one.posting();
        return posting == null ? null : posting.value();
    }

    private static @Nullable UUID id(@Nullable EntryId id) {
        return id == null ? null : id.value();
    }

    /** The second wall lets nobody name a patient but whoever entered the case. */
    void addPatient(Entry entry, String pseudonym) {
        jdbc.sql(
                        """
                        insert into mentoring.entry_patient (entry, institution, pseudonym)
                        values (:entry, :institution, :pseudonym)
                        """)
                .param("entry", entry.id().value())
                .param("institution", entry.institution().value())
                .param("pseudonym", pseudonym)
                .update();
    }

    /** Signs an entry off, or returns it if no level was observed. */
    void add(EntryId entry, @Nullable Entrustment level, String reason, Me me) {
        jdbc.sql(
                        """
                        insert into mentoring.review (entry, decision, level, reason, by, person, at)
                        values (:entry, :decision, :level, :reason, :by, :person, :at)
                        """)
                .param("entry", entry.value())
                .param("decision", level == null ? "RETURNED" : "SIGNED")
                .param("level", level == null ? null : level.code())
                .param("reason", reason)
                .param("by", me.account().value())
                .param("person", me.person().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Nobody else decides about the entry or corrects it until the transaction ends. */
    void hold(EntryId entry) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:entry, 0)) is null")
                .param("entry", entry.toString())
                .query(Boolean.class)
                .single();
    }

    /** The entry, if it was done at one of the places. */
    Optional<Booked> find(EntryId id, Places.Within within) {
        var team =
                jdbc.sql(
                                """
                                select role, person, visitor, posting from mentoring.entry_role
                                 where entry = :id
                                 order by array_position(array['OPERATOR', 'FIRST_ASSISTANT', 'SUPERVISOR_PRESENT'], role), role, person
                                """)
                        .param("id", id.value())
                        .query(EntryBook::member)
                        .list();
        return jdbc.sql(
                        """
                        select e.*, r.decision, r.level, r.reason, r.person as reviewer, r.at as reviewed_at,
                               c.id as corrected_by, p.pseudonym
                          from mentoring.entry e
                          left join mentoring.review r on r.entry = e.id
                          left join mentoring.entry c on c.replaces = e.id
                          left join mentoring.entry_patient p on p.entry = e.id
                         where e.id = :id and (:everywhere or e.institution = any(:places))
                        """)
                .param("id", id.value())
                .params(within.parameters())
                .query((row, _) -> booked(row, team))
                .optional();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        var posting = row.getObject("posting", UUID.class);
        return new Member(
                new PersonId(row.getObject("person", UUID.class)),
                Role.valueOf(row.getString("role")),
                row.getBoolean("visitor"),
                posting == null ? null : new PostingId(posting));
    }

    private static Booked booked(ResultSet row, List<Member> team) throws SQLException {
        var corrected = row.getObject("corrected_by", UUID.class);
        return new Booked(
                entry(row, team),
                new AccountId(row.getObject("entered_by", UUID.class)),
                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                review(row),
                corrected == null ? null : new EntryId(corrected),
                row.getString("pseudonym"));
    }

    static Entry entry(ResultSet row, List<Member> team) throws SQLException {
        var outcome = row.getString("outcome");
        var pairing = row.getObject("pairing", UUID.class);
        var replaces = row.getObject("replaces", UUID.class);
        return new Entry(
                new EntryId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                row.getObject("day", LocalDate.class),
                team,
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("complication"),
                row.getBoolean("taken_over"),
                row.getBoolean("unadmitted"),
                row.getString("note"),
                pairing == null ? null : new PairingId(pairing),
                replaces == null ? null : new EntryId(replaces),
                row.getBoolean("simulated"));
    }

    private static Booked.@Nullable Review review(ResultSet row) throws SQLException {
        if (row.getString("decision") == null) {
            return null;
        }
        var level = row.getString("level");
        return new Booked.Review(
                level == null ? null : Entrustment.of(level),
                row.getString("reason"),
                new PersonId(row.getObject("reviewer", UUID.class)),
                row.getObject("reviewed_at", OffsetDateTime.class).toInstant());
    }
}
