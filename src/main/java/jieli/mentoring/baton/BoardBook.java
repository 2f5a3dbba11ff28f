package jieli.mentoring.baton;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.mentoring.Places.Within;
import jieli.mentoring.baton.Standing.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Kept standings as the board reads them. */
@Repository
class BoardBook {

    static final Listing LISTING =
            new Listing(
                    "/mentoring",
                    List.of("institution", "technique", "state", "warned", "words"),
                    List.of("pressing", "hospital", "skill", "quiet", "turns"));

    private static final String ROWS =
            """
            select s.*, coalesce(s.last_case, date '0001-01-01') as quiet,
                   coalesce(s.next_day, date '9999-12-31') as turns
              from mentoring.standing s
            """;

    private static final String NUMBERS =
            """
            select s.%s::text as name, count(*) as number
              from mentoring.standing s
            """;

    private static final String NEAR =
            """
            select s.*, :first - 1 + array_position(cast(:near as text[]), s.%s::text) as %s
              from mentoring.standing s
            """;

    private static final String FILTERED =
            """
             where (:institution = '' or s.institution = :hospital_id)
               and (:technique = '' or s.technique = :technique)
               and (:state = '' or s.state = :state)
               and (:warned = '' or s.warning is not null)
               and (:words = '' or s.technique = any(:codes) or s.institution = any(:named))
               and (:everywhere or s.institution = any(:places))
            """;

    private static final UUID NOWHERE = new UUID(0, 0);

    /**
     * What the board's filters and headings are made of.
     *
     * @param institutions with a baton in scope
     * @param techniques of those batons
     * @param states with how many stand so
     * @param warned how many are threatened; both of the hospital that was chosen, if one was
     */
    record Choices(
            List<UUID> institutions,
            List<String> techniques,
            Map<BatonState, Long> states,
            long warned) {}

    /**
     * What somebody typed into the board's search field, looked up.
     *
     * @param named hospitals whose name holds it
     * @param codes techniques whose name holds it
     * @param hospitals all in scope in the order they are sorted by
     * @param skills all in scope in that order
     */
    record Names(
            List<UUID> named, List<String> codes, List<String> hospitals, List<String> skills) {}

    private final JdbcClient jdbc;

    BoardBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those two orders lie in other modules: only the rows of the names on the page are read. */
    Slice<Kept> list(ListRequest request, Within within, Names names) {
        var parameters = parameters(request, within, names);
        return switch (request.sort()) {
            case "hospital" -> byName(request, "institution", names.hospitals(), parameters);
            case "skill" -> byName(request, "technique", names.skills(), parameters);
            default -> request.read(jdbc, ROWS + FILTERED, parameters, BoardBook::kept);
        };
    }

    private Slice<Kept> byName(
            ListRequest request,
            String column,
            List<String> names,
            Map<String, Object> parameters) {
        var numbers = new HashMap<String, Long>();
        jdbc.sql(NUMBERS.formatted(column) + FILTERED + " group by 1")
                .params(parameters)
                .query(row -> {
                    numbers.put(row.getString("name"), row.getLong("number"));
                });
        var stretch = request.stretch(names, numbers);
        parameters.put("near", stretch.names().toArray(String[]::new));
        parameters.put("first", stretch.first());
        return request.read(
                jdbc,
                NEAR.formatted(column, request.sort())
                        + FILTERED
                        + ("institution".equals(column)
                                ? " and s.institution = any(cast(:near as uuid[]))"
                                : " and s.technique = any(cast(:near as text[]))"),
                parameters,
                BoardBook::kept);
    }

    private static Map<String, Object> parameters(ListRequest request, Within within, Names names) {
        var parameters = new HashMap<>(within.parameters());
        LISTING.filters().forEach(name -> parameters.put(name, request.filter(name)));
        parameters.put("hospital_id", id(request.filter("institution")));
        parameters.put("codes", names.codes().toArray(String[]::new));
        parameters.put("named", names.named().toArray(UUID[]::new));
        return parameters;
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException noId) {
            return NOWHERE;
        }
    }

    /** How a baton stands as kept; empty if it was never worked out. */
    Optional<Kept> find(BatonKey key) {
        return jdbc.sql(
                        """
                        select s.* from mentoring.standing s
                         where s.institution = :institution and s.technique = :technique
                        """)
                .param("institution", key.institution().value())
                .param("technique", key.technique())
                .query(BoardBook::kept)
                .optional();
    }

    /**
     * What threatens in scope, the next first.
     *
     * @param hospital narrows it to one, by id; empty: all
     */
    List<Kept> warnings(Within within, String hospital, int most) {
        return jdbc.sql(
                        """
                        select s.* from mentoring.standing s
                         where s.warning is not null and (:everywhere or s.institution = any(:places))
                           and (:hospital = '' or s.institution = :hospital_id)
                         order by s.warned, s.id limit :most
                        """)
                .params(within.parameters())
                .param("hospital", hospital)
                .param("hospital_id", id(hospital))
                .param("most", most)
                .query(BoardBook::kept)
                .list();
    }

    /** Three narrow reads of indexes: one over the rows would take as long as the page may. */
    Choices choices(Within within, String hospital) {
        var institutions = new LinkedHashSet<UUID>();
        var states = new EnumMap<BatonState, Long>(BatonState.class);
        jdbc.sql(
                        """
                        select s.institution, s.state, count(*) as number
                          from mentoring.standing s
                         where (:everywhere or s.institution = any(:places))
                         group by 1, 2
                        """)
                .params(within.parameters())
                .query(row -> {
                    var institution = row.getObject("institution", UUID.class);
                    institutions.add(institution);
                    if (hospital.isEmpty() || institution.equals(id(hospital))) {
                        states.merge(
                                BatonState.valueOf(row.getString("state")),
                                row.getLong("number"),
                                Long::sum);
                    }
                });
        return new Choices(
                List.copyOf(institutions),
                techniques(within),
                states,
                threatened(within, hospital));
    }

    private List<String> techniques(Within within) {
        var sql =
                within.everywhere()
                        ? """
                        with recursive t as (
                          select min(s.technique) as technique from mentoring.standing s
                          union all
                          select (select min(s.technique) from mentoring.standing s where s.technique > t.technique)
                            from t where t.technique is not null)
                        select technique from t where technique is not null
                        """
                        : """
                        select distinct s.technique from mentoring.standing s
                         where s.institution = any(:places)
                        """;
        return jdbc.sql(sql).params(within.parameters()).query(String.class).list();
    }

    private long threatened(Within within, String hospital) {
        return jdbc.sql(
                        """
                        select count(*) from mentoring.standing s
                         where s.warning is not null and (:everywhere or s.institution = any(:places))
                           and (:hospital = '' or s.institution = :hospital_id)
                        """)
                .params(within.parameters())
                .param("hospital", hospital)
                .param("hospital_id", id(hospital))
                .query(Long.class)
                .single();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        var key = Histories.key(row);
        var next = row.getString("next_state");
        return new Kept(
                key,
                standing(row),
                row.getObject("holds_until", LocalDate.class),
                Arrays.asList((Integer[]) row.getArray("levels").getArray()),
                state(row.getString("equipment")),
                state(row.getString("consumables")),
                warning(row),
                next == null ? null : BatonState.valueOf(next),
                row.getObject("next_day", LocalDate.class),
                row.getBoolean("simulated"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var departed = row.getObject("departed", LocalDate.class);
        var day = row.getObject("day", LocalDate.class);
        return new Standing(
                BatonState.valueOf(row.getString("state")),
                Arrays.stream((String[]) row.getArray("why").getArray()).map(Why::valueOf).toList(),
                day,
                departed,
                departed != null && day.isBefore(departed.plusDays(Yardstick.USUAL.early())),
                row.getInt("independent"),
                row.getInt("guided"),
                row.getInt("needed"),
                row.getInt("before"),
                row.getObject("last_case", LocalDate.class),
                Arrays.asList((UUID[]) row.getArray("able").getArray()));
    }

    private static @Nullable Warning warning(ResultSet row) throws SQLException {
        var kind = row.getString("warning");
        return kind == null
                ? null
                : new Warning(
                        Warning.Kind.valueOf(kind),
                        row.getObject("warned", LocalDate.class),
                        row.getObject("threatened", UUID.class));
    }

    static Means.@Nullable State state(@Nullable String name) {
        return name == null ? null : Means.State.valueOf(name);
    }
}
