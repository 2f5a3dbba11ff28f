package jieli.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import jieli.directory.spelling.Spelling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds what a search box may mean. A question is the start of a key; the whole name comes before a
 * part of it, the shorter before the longer. Two short walks down a b-tree answer any question: one
 * letter costs what a full name costs.
 */
@Repository
class Search {

    /** A name may answer by several keys; so many are read for each name wanted. */
    private static final int KEYS_A_NAME = 3;

    private final JdbcClient jdbc;
    private final Regions regions;
    private final Institutions institutions;
    private final People people;

    Search(JdbcClient jdbc, Regions regions, Institutions institutions, People people) {
        this.jdbc = jdbc;
        this.regions = regions;
        this.institutions = institutions;
        this.people = people;
    }

    List<Region> regions(String typed, int most) {
        var ids = ids("region", typed, most);
        var codes = ids.stream().map(id -> new RegionCode(id.toString())).toList();
        return inOrder(codes, regions.byCode(codes));
    }

    List<Institution> institutions(String typed, int most) {
        var ids =
                ids("institution", typed, most).stream()
                        .map(id -> new InstitutionId((UUID) id))
                        .toList();
        return inOrder(ids, institutions.byId(ids));
    }

    List<Person> people(String typed, int most) {
        var ids = ids("person", typed, most).stream().map(id -> new PersonId((UUID) id)).toList();
        return inOrder(ids, people.byId(ids));
    }

    void learn(Region region) {
        learn("region", region.code().value(), Set.of(region.name()));
    }

    void learn(Institution institution) {
        var names = new LinkedHashSet<String>();
        names.add(institution.name());
        names.addAll(institution.otherNames());
        learn("institution", institution.id().value(), names);
    }

    void learn(Person person) {
        learn("person", person.id().value(), Set.of(person.name()));
    }

    private Set<Object> ids(String noun, String typed, int most) {
        var question = Spelling.question(typed);
        if (question.isEmpty()) {
            return Set.of();
        }
        // the limit stands in the text: the planner takes a parameter for a tenth of the table
        var found = new LinkedHashSet<Object>();
        jdbc.sql(
                        """
                        select id from (
                            (select whole, key, %1$s as id from directory.%1$s_key
                              where whole and key >= :question and key < :end
                              order by key, %1$s limit %2$d)
                            union all
                            (select whole, key, %1$s from directory.%1$s_key
                              where not whole and key >= :question and key < :end
                              order by key, %1$s limit %2$d)
                        ) found
                        order by whole desc, key, id
                        """
                                .formatted(noun, most * KEYS_A_NAME))
                .param("question", question)
                .param("end", question + Character.toString(Character.MAX_CODE_POINT))
                .query(Search::id)
                .list()
                .forEach(found::add);
        return new LinkedHashSet<>(found.stream().limit(most).toList());
    }

    private static Object id(ResultSet row, int number) throws SQLException {
        return row.getObject("id");
    }

    private static <I, T> List<T> inOrder(List<I> ids, Map<I, T> found) {
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private void learn(String noun, Object id, Set<String> names) {
        jdbc.sql("delete from directory.%1$s_key where %1$s = :id".formatted(noun))
                .param("id", id)
                .update();
        for (var name : names) {
            var spelling = Spelling.of(name);
            store(noun, id, true, spelling.whole());
            store(noun, id, false, spelling.tails());
        }
    }

    private void store(String noun, Object id, boolean whole, Set<String> keys) {
        var filled = new ArrayList<>(keys);
        filled.removeIf(String::isEmpty);
        jdbc.sql(
                        """
                        insert into directory.%1$s_key (whole, key, %1$s)
                        select :whole, key, :id from unnest(:keys) as key
                            on conflict do nothing
                        """
                                .formatted(noun))
                .param("whole", whole)
                .param("id", id)
                .param("keys", filled.toArray(String[]::new))
                .update();
    }
}
