package jieli.mentoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries as a list reads them: without patients. */
@Repository
class LogList {

    private static final Listing LISTING =
            new Listing(
                    "/mentoring/log",
                    List.of(
                            "institution",
                            "technique",
                            "person",
                            "hands",
                            "state",
                            "unadmitted",
                            "year"),
                    List.of("day", "technique"));

    /** How far an entry has come. */
    enum State {
        /** A supervisor was there and has not decided. */
        WAITING,
        SIGNED,
        RETURNED,
        CORRECTED,
        /** Done without a supervisor: nobody has to sign. */
        OWN
    }

    /**
     * An entry in a list.
     *
     * @param operators in no order
     * @param outcome null while unknown
     * @param judged whether the reader may know how well it went: how good one person is is theirs,
     *     their teachers' and the hospital's
     */
    record Row(
            EntryId id,
            InstitutionId institution,
            String technique,
            LocalDate day,
            Entry.Hands hands,
            boolean guided,
            Entry.@Nullable Outcome outcome,
            boolean complicated,
            boolean takenOver,
            boolean unadmitted,
            State state,
            @Nullable Entrustment observed,
            boolean judged,
            List<PersonId> operators,
            boolean simulated) {}

    private static final String SUPERVISED =
            """
            exists (select from mentoring.entry_role o
                     where o.entry = e.id and o.role in ('SUPERVISOR_PRESENT', 'SUPERVISOR_ON_CALL'))
            """;

    private static final String SELECT =
            """
            select e.*, j.judged, case when j.judged then r.level end as observed, s.state,
                   array(select o.person from mentoring.entry_role o where o.entry = e.id and o.role = 'OPERATOR') as operators
              from mentoring.entry e
              left join mentoring.review r on r.entry = e.id
              left join mentoring.entry c on c.replaces = e.id
              cross join lateral (select case
                   when c.id is not null then 'CORRECTED'
                   when r.decision is not null then r.decision
                   when %s then 'WAITING'
                   else 'OWN' end as state) s
              cross join lateral (select :all or e.institution = any(:judging)
                      or exists (select from mentoring.entry_role o where o.entry = e.id and o.person = :me) as judged) j
             where (:everywhere or e.institution = any(:places))
            """
                    .formatted(SUPERVISED);

    private static final String NARROWED =
            """
               and (:institution = '' or e.institution = cast(nullif(:institution, '') as uuid))
               and (:technique = '' or e.technique = :technique)
               and (:person = '' or e.id in (select o.entry from mentoring.entry_role o
                                              where o.person = cast(nullif(:person, '') as uuid)))
               and (:hands = '' or e.hands = :hands)
               and (:year = '' or e.day >= make_date(nullif(:year, '')::int, 1, 1)
                              and e.day < make_date(nullif(:year, '')::int + 1, 1, 1))
            """;

    private static final String STANDS =
            " and not exists (select from mentoring.entry n where n.replaces = e.id)";

    private static final String UNDECIDED =
            STANDS + " and not exists (select from mentoring.review v where v.entry = e.id)";

    /** By what the server can tell the number of: nobody looks through the whole log. */
    private static String in(State state) {
        return switch (state) {
            case CORRECTED -> " and c.replaces is not null";
            case RETURNED, SIGNED -> STANDS + " and r.decision = '" + state + "'";
            case WAITING -> UNDECIDED + " and " + SUPERVISED;
            case OWN -> UNDECIDED + " and not " + SUPERVISED;
        };
    }

    private static String narrowed(ListRequest request) {
        var state = request.filter("state");
        var chosen =
                Arrays.stream(State.values())
                        .filter(one -> one.name().equals(state))
                        .map(LogList::in)
                        .findFirst();
        var unadmitted = request.filter("unadmitted").isEmpty() ? "" : " and e.unadmitted";
        return NARROWED + chosen.orElse(state.isEmpty() ? "" : " and false") + unadmitted;
    }

    private final JdbcClient jdbc;

    LogList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a page asks for; the newest first unless it says otherwise. */
    static ListRequest request(Map<String, String> parameters) {
        var asked = new HashMap<>(parameters);
        asked.putIfAbsent("sort", "-day");
        return LISTING.request(asked);
    }

    Slice<Row> list(ListRequest request, Places.Within within, Places.Within judging, PersonId me) {
        var parameters = new HashMap<String, Object>(within.parameters());
        parameters.put("all", judging.everywhere());
        parameters.put("judging", judging.parameters().get("places"));
        parameters.put("me", me.value());
        for (var name : LISTING.filters()) {
            parameters.put(name, request.filter(name));
        }
        parameters.computeIfPresent("institution", (_, id) -> uuid(id.toString()));
        parameters.computeIfPresent("person", (_, id) -> uuid(id.toString()));
        parameters.computeIfPresent(
                "year", (_, year) -> year.toString().matches("(19|20)\\d{2}") ? year : "");
        return request.read(jdbc, SELECT + narrowed(request), parameters, LogList::row);
    }

    /** What is no id finds nothing. */
    private static String uuid(String text) {
        try {
            return text.isEmpty() ? "" : UUID.fromString(text).toString();
        } catch (IllegalArgumentException noId) {
            return new UUID(0, 0).toString();
        }
    }

    /** What a person did last at a hospital: the first to be offered. */
    List<String> recent(PersonId person, InstitutionId institution, int most) {
        return jdbc.sql(
                        """
                        select e.technique
                          from mentoring.entry_role o
                          join mentoring.entry e on e.id = o.entry
                         where o.person = :person and e.institution = :institution
                         group by e.technique
                         order by max(e.day) desc, count(*) desc
                         limit :most
                        """)
                .param("person", person.value())
                .param("institution", institution.value())
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Who teaches a person, and whom a person teaches, at a hospital on a day. */
    List<PersonId> partners(PersonId person, InstitutionId institution, LocalDate day) {
        return jdbc.sql(
                        """
                        select distinct case when t.mentor = :person then t.apprentice else t.mentor end as partner
                          from mentoring.teaching_now t
                         where :person in (t.mentor, t.apprentice) and t.institution = :institution
                           and t.during @> cast(:day as date)
                        """)
                .param("person", person.value())
                .param("institution", institution.value())
                .param("day", day)
                .query((row, _) -> new PersonId(row.getObject("partner", UUID.class)))
                .list();
    }

    /**
     * Whether somebody taught one of a case's operators the technique there that day, or supervised
     * the case with a grant to do so.
     */
    boolean teaches(PersonId mentor, Entry entry) {
        return jdbc.sql(
                        """
                        select exists (select from mentoring.teaching_now t
                                        where t.mentor = :mentor and t.apprentice = any(:operators)
                                          and t.institution = :institution and t.technique = :technique
                                          and t.during @> cast(:day as date))
                            or exists (select from mentoring.entry_role o
                                         join mentoring.grant_now g
                                           on g.person = o.person and g.institution = :institution
                                          and g.technique = :technique and g.level = 5
                                          and g.days @> cast(:day as date)
                                        where o.entry = :entry and o.person = :mentor
                                          and o.role in ('SUPERVISOR_PRESENT', 'SUPERVISOR_ON_CALL'))
                        """)
                .param("mentor", mentor.value())
                .param("entry", entry.id().value())
                .param(
                        "operators",
                        entry.people(Entry.Role.OPERATOR).stream()
                                .map(PersonId::value)
                                .toArray(UUID[]::new))
                .param("institution", entry.institution().value())
                .param("technique", entry.technique())
                .param("day", entry.day())
                .query(Boolean.class)
                .single();
    }

    /** How many entries wait for a person's decision as supervisor. */
    int waiting(PersonId person) {
        return jdbc.sql(
                        """
                        select count(distinct e.id)
                          from mentoring.entry_role o
                          join mentoring.entry e on e.id = o.entry
                         where o.person = :person and o.role in ('SUPERVISOR_PRESENT', 'SUPERVISOR_ON_CALL')
                           and not exists (select from mentoring.review r where r.entry = e.id)
                           and not exists (select from mentoring.entry c where c.replaces = e.id)
                        """)
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** Entries returned to whoever entered or did them, not corrected yet; the newest first. */
    List<EntryId> returned(PersonId person, UUID account) {
        return jdbc.sql(
                        """
                        select e.id
                          from mentoring.review r
                          join mentoring.entry e on e.id = r.entry
                         where r.decision = 'RETURNED'
                           and not exists (select from mentoring.entry c where c.replaces = e.id)
                           and (e.entered_by = :account
                             or exists (select from mentoring.entry_role o where o.entry = e.id
                                           and o.person = :person and o.role = 'OPERATOR'))
                         order by r.at desc
                         limit 100
                        """)
                .param("person", person.value())
                .param("account", account)
                .query((row, _) -> new EntryId(row.getObject("id", UUID.class)))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        var observed = row.getString("observed");
        return new Row(
                new EntryId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                row.getObject("day", LocalDate.class),
                Entry.Hands.valueOf(row.getString("hands")),
                row.getBoolean("guided"),
                outcome == null ? null : Entry.Outcome.valueOf(outcome),
                !row.getString("complication").isEmpty(),
                row.getBoolean("taken_over"),
                row.getBoolean("unadmitted"),
                State.valueOf(row.getString("state")),
                observed == null ? null : Entrustment.of(observed),
                row.getBoolean("judged"),
                Arrays.stream((UUID[]) row.getArray("operators").getArray())
                        .map(PersonId::new)
                        .toList(),
                row.getBoolean("simulated"));
    }
}
