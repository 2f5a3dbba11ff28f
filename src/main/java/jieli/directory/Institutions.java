package jieli.directory;

import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.Institution.Grade;
import jieli.directory.Institution.Kind;
import jieli.directory.Institution.Level;
import jieli.directory.spelling.Spelling;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.terms.NotFound;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The institutions, with their departments. */
@Repository
class Institutions {

    /** A department of an institution; the specialty is a code of terms, or empty. */
    record Department(UUID id, String name, String specialty) implements Serializable {

        /** Why the institution cannot have this department too, or null if it can. */
        @Nullable Refusal refusal(List<Department> known) {
            if (name.isEmpty()) {
                return Refusal.NAME_MISSING;
            }
            if (name.length() > Typed.LONGEST_NAME) {
                return Refusal.NAME_TOO_LONG;
            }
            if (known.stream().anyMatch(other -> other.name().equals(name))) {
                return Refusal.DEPARTMENT_TAKEN;
            }
            return specialty.isEmpty() || Terms.get("specialties").find(specialty).isPresent()
                    ? null
                    : Refusal.SPECIALTY_UNKNOWN;
        }
    }

    static final Listing LISTING =
            new Listing(
                    "/directory/institutions",
                    List.of("q", "kind", "region"),
                    List.of("pinyin", "kind", "region"));

    private static final String SELECT =
            """
            select i.*, r.name as region_name,
                   array(select n.name from directory.institution_name n
                          where n.institution = i.id order by n.name) as other_names
              from directory.institution i
              join directory.region r on r.code = i.region
            """;

    private final JdbcClient jdbc;

    Institutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Institution get(InstitutionId id) {
        return find(id).orElseThrow(() -> new NotFound(id));
    }

    Optional<Institution> find(InstitutionId id) {
        return jdbc.sql(SELECT + " where i.id = :id")
                .param("id", id.value())
                .query(Institutions::institution)
                .optional();
    }

    Optional<Institution> find(RegionCode region, String name) {
        return jdbc.sql(SELECT + " where i.region = :region and i.name = :name")
                .param("region", region.value())
                .param("name", name)
                .query(Institutions::institution)
                .optional();
    }

    /** The institution of this name, also a further one, or of this id; none if several fit. */
    Optional<Institution> findAny(String nameOrId) {
        var found =
                jdbc.sql(
                                SELECT
                                        + """
                                         where i.name = :text or i.id::text = :text
                                            or i.id in (select n.institution from directory.institution_name n
                                                         where n.name = :text)
                                         limit 2
                                        """)
                        .param("text", nameOrId)
                        .query(Institutions::institution)
                        .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    Map<InstitutionId, Institution> byId(Collection<InstitutionId> ids) {
        var found = new HashMap<InstitutionId, Institution>();
        if (!ids.isEmpty()) {
            jdbc.sql(SELECT + " where i.id in (:ids)")
                    .param("ids", ids.stream().map(InstitutionId::value).toList())
                    .query(Institutions::institution)
                    .list()
                    .forEach(institution -> found.put(institution.id(), institution));
        }
        return found;
    }

    List<Institution> in(RegionCode region) {
        return jdbc.sql(SELECT + " where i.region = :region order by i.pinyin, i.id limit 500")
                .param("region", region.value())
                .query(Institutions::institution)
                .list();
    }

    List<InstitutionId> within(RegionCode region) {
        return jdbc.sql(
                        """
                        with recursive down as (
                            select r.code, 1 as step from directory.region r where r.code = :code
                            union
                            select r.code, down.step + 1
                              from directory.region r join down on r.parent = down.code
                             where down.step < 10
                        )
                        select i.id from directory.institution i
                         where i.region in (select code from down)
                        """)
                .param("code", region.value())
                .query((row, number) -> new InstitutionId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The institution itself comes first. */
    List<InstitutionId> within(InstitutionId institution) {
        return jdbc.sql(
                        """
                        with recursive down as (
                            select cast(:id as uuid) as id, 1 as step
                            union
                            select i.id, down.step + 1
                              from directory.institution i join down on i.community = down.id
                             where down.step < 10
                        )
                        select id from down group by id order by min(step)
                        """)
                .param("id", institution.value())
                .query((row, number) -> new InstitutionId(row.getObject(1, UUID.class)))
                .list();
    }

    List<Institution> membersOf(InstitutionId community) {
        return jdbc.sql(SELECT + " where i.community = :id order by i.pinyin, i.id limit 500")
                .param("id", community.value())
                .query(Institutions::institution)
                .list();
    }

    List<Institution> communities() {
        return jdbc.sql(SELECT + " where i.kind = 'MEDICAL_COMMUNITY' order by i.pinyin, i.id")
                .query(Institutions::institution)
                .list();
    }

    Slice<Institution> list(ListRequest request) {
        return request.read(
                jdbc,
                SELECT
                        + """
                         where (:kind = '' or i.kind = :kind)
                           and (:region = '' or i.region like :region || '%')
                           and (:q = '' or i.id in (
                                    select k.institution from directory.institution_key k
                                     where k.key >= :q and k.key < :q || chr(1114111)))
                        """,
                Map.of(
                        "kind", request.filter("kind"),
                        "region", request.filter("region"),
                        "q", Spelling.question(request.filter("q"))),
                Institutions::institution);
    }

    void add(Institution institution) {
        write(
                institution,
                """
                insert into directory.institution
                       (id, name, kind, level, grade, region, community, pinyin, simulated, source)
                values (:id, :name, :kind, :level, :grade, :region, :community, :pinyin, :simulated, :source)
                """);
    }

    void change(Institution institution) {
        jdbc.sql("delete from directory.institution_name where institution = :id")
                .param("id", institution.id().value())
                .update();
        write(
                institution,
                """
                update directory.institution
                   set name = :name, kind = :kind, level = :level, grade = :grade, region = :region,
                       community = :community, pinyin = :pinyin, simulated = :simulated, source = :source
                 where id = :id
                """);
    }

    private void write(Institution institution, String sql) {
        var level = institution.level();
        var grade = institution.grade();
        var community = institution.community();
        jdbc.sql(sql)
                .param("id", institution.id().value())
                .param("name", institution.name())
                .param("kind", institution.kind().name())
                .param("level", level == null ? null : level.name())
                .param("grade", grade == null ? null : grade.name())
                .param("region", institution.region().value())
                .param("community", community == null ? null : community.value())
                .param("pinyin", Spelling.pinyin(institution.name()))
                .param("simulated", institution.simulated())
                .param("source", institution.source())
                .update();
        for (var name : institution.otherNames()) {
            jdbc.sql(
                            "insert into directory.institution_name (institution, name) values (:id, :name)")
                    .param("id", institution.id().value())
                    .param("name", name)
                    .update();
        }
    }

    List<Department> departments(InstitutionId institution) {
        return jdbc.sql(
                        """
                        select id, name, coalesce(specialty, '') as specialty
                          from directory.department where institution = :id order by name
                        """)
                .param("id", institution.value())
                .query(Department.class)
                .list();
    }

    void add(InstitutionId institution, Department department) {
        jdbc.sql(
                        """
                        insert into directory.department (id, institution, name, specialty)
                        values (:id, :institution, :name, nullif(:specialty, ''))
                        """)
                .param("id", department.id())
                .param("institution", institution.value())
                .param("name", department.name())
                .param("specialty", department.specialty())
                .update();
    }

    private static Institution institution(ResultSet row, int number) throws SQLException {
        var level = row.getString("level");
        var grade = row.getString("grade");
        var community = row.getObject("community", UUID.class);
        return new Institution(
                new InstitutionId(row.getObject("id", UUID.class)),
                row.getString("name"),
                List.of((String[]) row.getArray("other_names").getArray()),
                Kind.valueOf(row.getString("kind")),
                level == null ? null : Level.valueOf(level),
                grade == null ? null : Grade.valueOf(grade),
                new RegionCode(row.getString("region")),
                row.getString("region_name"),
                community == null ? null : new InstitutionId(community),
                row.getBoolean("simulated"),
                row.getString("source"));
    }
}
