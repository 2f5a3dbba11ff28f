package jieli.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.Reach;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pairings with their parties as rows. */
@Repository
class PairingBook {

    static final Listing LISTING =
            new Listing(
                    "/pairings",
                    List.of("programme", "province", "altitude"),
                    List.of("name", "programme", "altitude", "began"));

    /** Bounds of the altitude filter in metres; the last one means not known. */
    static final List<String> ALTITUDES = List.of("2500", "3500", "4500", "unknown");

    private static final String SELECT =
            """
            select p.*, lower(p.during) as began, upper(p.during) as ended,
                   array(select y.institution::text from pairing.party y
                          where y.pairing = p.id and y.role = 'SUPPORTER' order by y.place) as supporters,
                   array(select y.institution::text from pairing.party y
                          where y.pairing = p.id and y.role = 'RECIPIENT' order by y.place) as recipients
              from pairing.pairing p
            """;

    /** Held by name, or through one of the parties. */
    private static final String WITHIN =
            """
             (:everywhere or p.id = any(:held)
              or exists (select from pairing.party w
                          where w.pairing = p.id and w.institution = any(:institutions)))
            """;

    private final JdbcClient jdbc;

    PairingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Map<String, Object> within(Reach reach) {
        return Map.of(
                "everywhere", reach.everywhere(),
                "held", reach.pairingIds(),
                "institutions", reach.institutionIds());
    }

    Optional<Pairing> find(PairingId id, Reach reach) {
        return jdbc.sql(SELECT + " where p.id = :id and" + WITHIN)
                .param("id", id.value())
                .params(within(reach))
                .query(PairingBook::pairing)
                .optional();
    }

    List<Pairing> list(Reach reach) {
        return jdbc.sql(SELECT + " where" + WITHIN + " order by p.entered_at, p.id")
                .params(within(reach))
                .query(PairingBook::pairing)
                .list();
    }

    Set<PairingId> ids(Reach reach) {
        return jdbc.sql("select p.id from pairing.pairing p where" + WITHIN)
                .params(within(reach))
                .query((row, _) -> new PairingId(row.getObject(1, UUID.class)))
                .set();
    }

    /** The first so many that have not ended, in the order they were entered. */
    List<Pairing> running(LocalDate today, Reach reach, int most) {
        return jdbc.sql(
                        SELECT
                                + " where (upper_inf(p.during) or upper(p.during) > :today) and"
                                + WITHIN
                                + " order by p.entered_at, p.id limit :most")
                .params(within(reach))
                .param("today", today)
                .param("most", most)
                .query(PairingBook::pairing)
                .list();
    }

    List<InstitutionId> recipients(Reach reach) {
        return jdbc.sql(
                        """
                        select distinct y.institution
                          from pairing.party y
                          join pairing.pairing p on p.id = y.pairing
                         where y.role = 'RECIPIENT' and
                        """
                                + WITHIN)
                .params(within(reach))
                .query((row, _) -> new InstitutionId(row.getObject(1, UUID.class)))
                .list();
    }

    /**
     * A page of the list; where the recipients are is the directory's knowledge, so it comes in.
     */
    Slice<Pairing> list(ListRequest request, List<Where> places, Reach reach) {
        return request.read(
                jdbc,
                """
                select p.*, lower(p.during) as began_on, upper(p.during) as ended,
                       coalesce(lower(p.during), p.began_by, date '9999-01-01') as began,
                       coalesce(w.altitude, -1000) as altitude,
                       array(select y.institution::text from pairing.party y
                              where y.pairing = p.id and y.role = 'SUPPORTER' order by y.place) as supporters,
                       array(select y.institution::text from pairing.party y
                              where y.pairing = p.id and y.role = 'RECIPIENT' order by y.place) as recipients
                  from pairing.pairing p
                  left join lateral (
                       select max(x.altitude) as altitude, array_agg(x.province) as provinces
                         from pairing.party y
                         join unnest(cast(:places as uuid[]), cast(:provinces as text[]), cast(:altitudes as int[]))
                              as x (institution, province, altitude) on x.institution = y.institution
                        where y.pairing = p.id and y.role = 'RECIPIENT') w on true
                 where (:programme = '' or p.programme = :programme)
                   and (:province = '' or :province = any(w.provinces))
                   and (:floor = '' or w.altitude >= nullif(:floor, '')::int)
                   and (not :unknown or w.altitude is null)
                   and
                """
                        + WITHIN,
                parameters(request, places, reach),
                PairingBook::listed);
    }

    private static Map<String, Object> parameters(
            ListRequest request, List<Where> places, Reach reach) {
        var altitude = request.filter("altitude");
        var parameters = new HashMap<>(within(reach));
        parameters.put(
                "places", array(places.stream().map(one -> one.institution().toString()).toList()));
        parameters.put("provinces", array(places.stream().map(Where::provinceCode).toList()));
        parameters.put("altitudes", array(places.stream().map(Where::altitudeOrNull).toList()));
        parameters.put("programme", request.filter("programme"));
        parameters.put("province", request.filter("province"));
        parameters.put("floor", altitude.matches("\\d{1,4}") ? altitude : "");
        parameters.put("unknown", altitude.equals("unknown"));
        return parameters;
    }

    private static String array(List<String> values) {
        return "{" + String.join(",", values) + "}";
    }

    void add(Pairing pairing, String by, Instant at) {
        var on = pairing.start() instanceof Pairing.Start.On(var day, _) ? day : null;
        var latest = pairing.start() instanceof Pairing.Start.NoLaterThan(var day, _) ? day : null;
        var words =
                switch (pairing.start()) {
                    case Pairing.Start.On(_, var said) -> said;
                    case Pairing.Start.NoLaterThan(_, var said) -> said;
                    case Pairing.Start.Unknown _ -> "";
                };
        jdbc.sql(
                        """
                        insert into pairing.pairing (id, name, programme, during, began_by, began_words, note, entered_by, entered_at)
                        values (:id, :name, :programme, daterange(:start, :end), :beganBy, :beganWords, :note, :by, :at)
                        """)
                .param("id", pairing.id().value())
                .param("name", pairing.name())
                .param("programme", pairing.programme().name())
                .param("start", on)
                .param("end", pairing.end())
                .param("beganBy", latest)
                .param("beganWords", words)
                .param("note", pairing.note())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        addParties(pairing.id(), "SUPPORTER", pairing.supporters());
        addParties(pairing.id(), "RECIPIENT", pairing.recipients());
    }

    private void addParties(PairingId pairing, String role, List<InstitutionId> institutions) {
        for (var place = 0; place < institutions.size(); place++) {
            jdbc.sql(
                            """
                            insert into pairing.party (pairing, institution, role, place)
                            values (:pairing, :institution, :role, :place)
                            """)
                    .param("pairing", pairing.value())
                    .param("institution", institutions.get(place).value())
                    .param("role", role)
                    .param("place", place)
                    .update();
        }
    }

    void bind(PairingId pairing, RuleSet rules, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql(
                        """
                        insert into pairing.rule_binding (pairing, rule_set, version, during)
                        values (:pairing, :id, :version, daterange(:from, :until))
                        """)
                .param("pairing", pairing.value())
                .param("id", rules.id())
                .param("version", rules.version())
                .param("from", from)
                .param("until", until)
                .update();
    }

    void addBatch(
            PairingId pairing, int ordinal, TimelineEntry.@Nullable Days during, String source) {
        jdbc.sql(
                        """
                        insert into pairing.batch (pairing, ordinal, during, source)
                        values (:pairing, :ordinal, cast(:during as daterange), :source)
                        """)
                .param("pairing", pairing.value())
                .param("ordinal", ordinal)
                .param(
                        "during",
                        during == null ? null : "[" + during.from() + "," + during.to() + ")")
                .param("source", source)
                .update();
    }

    /** The ordinals somebody spoke of. */
    List<Integer> batches(PairingId pairing) {
        return jdbc.sql(
                        "select ordinal from pairing.batch where pairing = :pairing order by ordinal")
                .param("pairing", pairing.value())
                .query(Integer.class)
                .list();
    }

    private static Pairing pairing(ResultSet row, int number) throws SQLException {
        return read(row, "began");
    }

    private static Pairing listed(ResultSet row, int number) throws SQLException {
        return read(row, "began_on");
    }

    private static Pairing read(ResultSet row, String began) throws SQLException {
        var on = row.getObject(began, LocalDate.class);
        var latest = row.getObject("began_by", LocalDate.class);
        var words = row.getString("began_words");
        var start =
                on != null
                        ? new Pairing.Start.On(on, words)
                        : latest != null
                                ? new Pairing.Start.NoLaterThan(latest, words)
                                : new Pairing.Start.Unknown();
        return new Pairing(
                new PairingId(row.getObject("id", UUID.class)),
                row.getString("name"),
                ProgrammeType.valueOf(row.getString("programme")),
                institutions(row, "supporters"),
                institutions(row, "recipients"),
                start,
                row.getObject("ended", LocalDate.class),
                row.getString("note"));
    }

    private static List<InstitutionId> institutions(ResultSet row, String column)
            throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .map(id -> new InstitutionId(UUID.fromString(id)))
                .toList();
    }
}
