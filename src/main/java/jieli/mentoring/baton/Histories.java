package jieli.mentoring.baton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Postings;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All that is known of many batons, in a few queries however many they are. Of local doctors only
 * employment is known: the house does not record their leaves yet, so none of them counts as away.
 */
@Repository
class Histories {

    /** Whoever works at a hospital since nobody knows when works there since this day. */
    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

    /** The lowest level that needs nobody in the room. */
    private static final int ALONE = 4;

    private static final String KEYS =
            " join unnest(cast(:institutions as uuid[]), cast(:techniques as text[])) k (institution, technique)"
                    + " using (institution, technique) ";

    /** Rows of one baton while they are read. */
    private static final class Rows {
        private final List<Case> cases = new ArrayList<>();
        private final Map<UUID, LocalDate> taught = new HashMap<>();
        private final List<Known.Grant> grants = new ArrayList<>();
        private final List<Means> means = new ArrayList<>();
        private final List<Period> doubts = new ArrayList<>();
        private boolean granted;
        private boolean rare;
        private boolean simulated;
        private @Nullable PairingId programme;
        private @Nullable LocalDate newest;
    }

    private interface Reading {
        void take(Rows rows, ResultSet row) throws SQLException;
    }

    private final JdbcClient jdbc;
    private final Postings postings;
    private final Directory directory;

    Histories(JdbcClient jdbc, Postings postings, Directory directory) {
        this.jdbc = jdbc;
        this.postings = postings;
        this.directory = directory;
    }

    /** One for each key, in their order; of what nobody ever heard of, an empty one. */
    List<Known> list(Collection<BatonKey> keys) {
        var all = new HashMap<BatonKey, Rows>();
        keys.forEach(key -> all.put(key, new Rows()));
        cases(all);
        teachers(all);
        grants(all);
        means(all);
        others(all);
        var stays =
                postings.held(keys.stream().map(BatonKey::institution).distinct().toList()).stream()
                        .collect(Collectors.groupingBy(Posting.Held::recipient));
        var doctors =
                all.values().stream()
                        .flatMap(rows -> rows.grants.stream())
                        .map(grant -> new PersonId(grant.person()))
                        .collect(Collectors.toSet());
        var employed =
                directory.employed(doctors).stream()
                        .collect(Collectors.groupingBy(Directory.Employed::institution));
        return keys.stream()
                .map(key ->
                        known(
                                key,
                                Objects.requireNonNull(all.get(key)),
                                stays.getOrDefault(key.institution(), List.of()),
                                employed.getOrDefault(key.institution(), List.of())))
                .toList();
    }

    private void read(String sql, Map<BatonKey, Rows> all, Reading reading) {
        var keys = List.copyOf(all.keySet());
        jdbc.sql(sql)
                .param(
                        "institutions",
                        keys.stream().map(key -> key.institution().value()).toArray(UUID[]::new))
                .param("techniques", keys.stream().map(BatonKey::technique).toArray(String[]::new))
                .query(row -> {
                    reading.take(Objects.requireNonNull(all.get(key(row))), row);
                });
    }

    static BatonKey key(ResultSet row) throws SQLException {
        return new BatonKey(
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"));
    }

    private void cases(Map<BatonKey, Rows> all) {
        read(
                """
                select institution, technique, c.day, c.hands, c.guided, c.outcome is not null as known, c.pairing, c.simulated,
                       c.complication <> '' as complicated, c.taken_over
                  from mentoring.case_now c
                """
                        + KEYS,
                all,
                (rows, row) -> {
                    var day = row.getObject("day", LocalDate.class);
                    var pairing = row.getObject("pairing", UUID.class);
                    rows.cases.add(
                            new Case(
                                    day,
                                    Case.Hands.valueOf(row.getString("hands")),
                                    row.getBoolean("guided"),
                                    row.getBoolean("known"),
                                    row.getBoolean("complicated"),
                                    row.getBoolean("taken_over")));
                    rows.simulated |= row.getBoolean("simulated");
                    if (pairing != null && (rows.newest == null || day.isAfter(rows.newest))) {
                        rows.programme = new PairingId(pairing);
                        rows.newest = day;
                    }
                });
    }

    /** Who taught it, since when: operated or supervised as a visitor, or promised to teach it. */
    private void teachers(Map<BatonKey, Rows> all) {
        read(
                """
                select institution, technique, t.person, t.since
                  from (select c.institution, c.technique, r.person, min(c.day) as since
                          from mentoring.case_now c
                          join mentoring.entry_role r on r.entry = c.id
                """
                        + KEYS
                        + """
                         where r.visitor and r.role in ('OPERATOR', 'SUPERVISOR_PRESENT', 'SUPERVISOR_ON_CALL')
                         group by 1, 2, 3
                        union all
                        select t.institution, t.technique, t.mentor, lower(t.during)
                          from mentoring.teaching_now t
                        """
                        + KEYS
                        + " where not isempty(t.during)) t",
                all,
                (rows, row) ->
                        rows.taught.merge(
                                row.getObject("person", UUID.class),
                                row.getObject("since", LocalDate.class),
                                (one, other) -> one.isBefore(other) ? one : other));
    }

    /** One of a lower level, or taken back at once, still says that somebody was looked at. */
    private void grants(Map<BatonKey, Rows> all) {
        read(
                """
                select institution, technique, g.person, g.level, g.simulated, lower(d) as began, upper(d) as ends
                  from mentoring.grant_now g
                """
                        + KEYS
                        + " left join lateral unnest(g.days) d on true",
                all,
                (rows, row) -> {
                    var level = row.getInt("level");
                    rows.granted = true;
                    if (level >= ALONE && row.getObject("began") != null) {
                        var person = row.getObject("person", UUID.class);
                        rows.grants.add(new Known.Grant(person, level, period(row)));
                    }
                    rows.simulated |= row.getBoolean("simulated");
                });
    }

    private void means(Map<BatonKey, Rows> all) {
        read(
                """
                select institution, technique, m.id, m.kind, m.state, m.since, m.words, m.simulated
                  from mentoring.means m
                """
                        + KEYS,
                all,
                (rows, row) -> {
                    rows.means.add(Means.of(row));
                    rows.simulated |= row.getBoolean("simulated");
                });
    }

    /**
     * A doubt begins with the case that raised the alarm: what was watched before it was in order.
     */
    private void others(Map<BatonKey, Rows> all) {
        read(
                """
                select r.institution, r.technique, e.day as began, a.day as ends
                  from mentoring.relapse r
                """
                        + KEYS
                        + """
                          join mentoring.entry e on e.id = r.entry
                          left join mentoring.relapse_answer a on a.relapse = r.id
                         where a.day is null or a.day > e.day
                        """,
                all,
                (rows, row) -> rows.doubts.add(period(row)));
        read(
                """
                select distinct on (institution, technique) institution, technique, c.rare
                  from mentoring.criterion c
                """
                        + KEYS
                        + " order by institution, technique, c.version desc",
                all,
                (rows, row) -> rows.rare = row.getBoolean("rare"));
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(
                row.getObject("began", LocalDate.class), row.getObject("ends", LocalDate.class));
    }

    private static Known known(
            BatonKey key, Rows rows, List<Posting.Held> here, List<Directory.Employed> employed) {
        var stays =
                here.stream()
                        .filter(stay -> isTeaching(stay, rows.taught.get(stay.person().value())))
                        .sorted(Comparator.comparing(stay -> stay.during().from()))
                        .toList();
        var local = employed.stream().map(one -> one.person().value()).collect(Collectors.toSet());
        var grants = rows.grants.stream().filter(grant -> local.contains(grant.person())).toList();
        var history =
                new History(
                        rows.cases,
                        stays.stream().map(Posting.Held::during).toList(),
                        doctors(grants, employed),
                        Means.outages(rows.means),
                        rows.doubts,
                        rows.granted);
        return new Known(
                key,
                new Baton(history, rows.rare ? Yardstick.RARE : Yardstick.USUAL),
                stays,
                grants,
                rows.means,
                rows.programme,
                rows.simulated);
    }

    /** A stay that was over before its visitor ever taught it here says nothing. */
    private static boolean isTeaching(Posting.Held stay, @Nullable LocalDate since) {
        var until = stay.during().until();
        return since != null && (until == null || until.isAfter(since));
    }

    private static List<Doctor> doctors(
            List<Known.Grant> grants, List<Directory.Employed> employed) {
        return grants.stream()
                .map(Known.Grant::person)
                .distinct()
                .map(person ->
                        new Doctor(
                                person,
                                grants.stream()
                                        .filter(grant -> grant.person().equals(person))
                                        .map(Known.Grant::during)
                                        .toList(),
                                employed.stream()
                                        .filter(one -> one.person().value().equals(person))
                                        .map(Histories::work)
                                        .toList(),
                                List.of()))
                .toList();
    }

    private static Period work(Directory.Employed one) {
        var from = one.from();
        return new Period(from == null ? LONG_AGO : from, one.until());
    }
}
