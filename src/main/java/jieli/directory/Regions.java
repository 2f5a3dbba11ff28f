package jieli.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jieli.directory.Region.Altitude;
import jieli.directory.Region.Kind;
import jieli.directory.Region.Place;
import jieli.directory.Region.Population;
import jieli.directory.spelling.Spelling;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The regions. */
@Repository
class Regions {

    static final Listing LISTING =
            new Listing(
                    "/directory/regions",
                    List.of("q", "kind", "within"),
                    List.of("id", "pinyin", "altitude", "people"));

    private final JdbcClient jdbc;

    Regions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Region get(RegionCode code) {
        return find(code).orElseThrow(() -> new NotFound(code));
    }

    Optional<Region> find(RegionCode code) {
        return jdbc.sql("select * from directory.region where code = :code")
                .param("code", code.value())
                .query(Regions::region)
                .optional();
    }

    Map<RegionCode, Region> byCode(Collection<RegionCode> codes) {
        var found = new HashMap<RegionCode, Region>();
        if (!codes.isEmpty()) {
            jdbc.sql("select * from directory.region where code in (:codes)")
                    .param("codes", codes.stream().map(RegionCode::value).toList())
                    .query(Regions::region)
                    .list()
                    .forEach(region -> found.put(region.code(), region));
        }
        return found;
    }

    /** The regions around one, the province first, itself last. */
    List<Region> path(RegionCode code) {
        return jdbc.sql(
                        """
                        with recursive up as (
                            select r.*, 1 as step from directory.region r where r.code = :code
                            union all
                            select r.*, up.step + 1
                              from directory.region r
                              join up on up.parent = r.code
                             where up.step < 10
                        )
                        select * from up order by step desc
                        """)
                .param("code", code.value())
                .query(Regions::region)
                .list();
    }

    List<Region> inside(RegionCode code) {
        return jdbc.sql("select * from directory.region where parent = :code order by code")
                .param("code", code.value())
                .query(Regions::region)
                .list();
    }

    /** All regions down to the county, for a form to choose from. */
    List<Region> choices() {
        return jdbc.sql("select * from directory.region order by code limit 5000")
                .query(Regions::region)
                .list();
    }

    Slice<Region> list(ListRequest request) {
        return request.read(
                jdbc,
                """
                select r.*, r.code as id, coalesce(r.altitude_metres, -1000) as altitude,
                       coalesce(r.population, -1) as people
                  from directory.region r
                 where (:kind = '' or r.kind = :kind)
                   and (:within = '' or r.parent = :within)
                   and (:q = '' or r.code like :q || '%' or r.code in (
                            select k.region from directory.region_key k
                             where k.key >= :q and k.key < :q || chr(1114111)))
                """,
                Map.of(
                        "kind", request.filter("kind"),
                        "within", request.filter("within"),
                        "q", Spelling.question(request.filter("q"))),
                Regions::region);
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from directory.region)")
                .query(Boolean.class)
                .single();
    }

    void add(Region region) {
        write(
                region,
                """
                insert into directory.region (code, name, kind, parent, altitude_metres, altitude_source,
                       altitude_confirmed, population, population_year, longitude, latitude, pinyin)
                values (:code, :name, :kind, :parent, :altitude, :source,
                       :confirmed, :people, :year, :longitude, :latitude, :pinyin)
                """);
    }

    void change(Region region) {
        write(
                region,
                """
                update directory.region
                   set name = :name, kind = :kind, parent = :parent, altitude_metres = :altitude,
                       altitude_source = :source, altitude_confirmed = :confirmed, population = :people,
                       population_year = :year, longitude = :longitude, latitude = :latitude, pinyin = :pinyin
                 where code = :code
                """);
    }

    private void write(Region region, String sql) {
        var parent = region.parent();
        var population = region.population();
        var place = region.place();
        jdbc.sql(sql)
                .param("code", region.code().value())
                .param("name", region.name())
                .param("kind", region.kind().name())
                .param("parent", parent == null ? null : parent.value())
                .param("altitude", region.altitude().metres())
                .param("source", region.altitude().source())
                .param("confirmed", region.altitude().confirmed())
                .param("people", population == null ? null : population.people())
                .param("year", population == null ? null : population.year())
                .param("longitude", place == null ? null : place.longitude())
                .param("latitude", place == null ? null : place.latitude())
                .param("pinyin", Spelling.pinyin(region.name()))
                .update();
    }

    static Region region(ResultSet row, int number) throws SQLException {
        var parent = row.getString("parent");
        return new Region(
                new RegionCode(row.getString("code")),
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                parent == null ? null : new RegionCode(parent),
                new Altitude(
                        row.getObject("altitude_metres", Integer.class),
                        row.getString("altitude_source"),
                        row.getBoolean("altitude_confirmed")),
                population(row),
                place(row));
    }

    private static @Nullable Population population(ResultSet row) throws SQLException {
        var people = row.getObject("population", Long.class);
        return people == null ? null : new Population(people, row.getInt("population_year"));
    }

    private static @Nullable Place place(ResultSet row) throws SQLException {
        var longitude = row.getObject("longitude", Double.class);
        return longitude == null ? null : new Place(longitude, row.getDouble("latitude"));
    }
}
