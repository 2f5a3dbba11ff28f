package jieli.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.Directory.Staff;
import jieli.directory.Person.Employment;
import jieli.directory.Person.Grade;
import jieli.directory.spelling.Spelling;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.terms.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people, with where they worked. */
@Repository
class People {

    static final Listing LISTING =
            new Listing(
                    "/directory/people",
                    List.of("q", "grade", "specialty", "institution"),
                    List.of("pinyin", "born"));

    /** Where a person works is the employment that is open or ended last. */
    static final String SELECT =
            """
            select p.*, coalesce(p.birth_year, 0) as born,
                   array(select s.specialty from directory.person_specialty s
                          where s.person = p.id order by s.specialty) as specialties,
                   w.institution as workplace, coalesce(w.name, '') as workplace_name
              from directory.person p
              left join lateral (
                   select e.institution, i.name
                     from directory.employment e
                     join directory.institution i on i.id = e.institution
                    where e.person = p.id
                    order by upper(e.during) desc nulls first, lower(e.during) desc nulls last, e.id
                    limit 1) w on true
            """;

    private static final String EMPLOYMENTS =
            """
            select e.*, i.name as institution_name, coalesce(d.name, '') as department_name,
                   lower(e.during) as from_day, upper(e.during) as until_day
              from directory.employment e
              join directory.institution i on i.id = e.institution
              left join directory.department d on d.id = e.department
            """;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Person get(PersonId id) {
        return find(id).orElseThrow(() -> new NotFound(id));
    }

    Optional<Person> find(PersonId id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id.value())
                .query(People::person)
                .optional();
    }

    Map<PersonId, Person> byId(Collection<PersonId> ids) {
        var found = new HashMap<PersonId, Person>();
        if (!ids.isEmpty()) {
            jdbc.sql(SELECT + " where p.id in (:ids)")
                    .param("ids", ids.stream().map(PersonId::value).toList())
                    .query(People::person)
                    .list()
                    .forEach(person -> found.put(person.id(), person));
        }
        return found;
    }

    /** Who works at an institution or worked there. */
    List<Person> at(InstitutionId institution) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where p.id in (select e.person from directory.employment e
                                                 where e.institution = :id)
                                 order by p.pinyin, p.id
                                 limit 200
                                """)
                .param("id", institution.value())
                .query(People::person)
                .list();
    }

    Slice<Person> list(ListRequest request) {
        return request.read(
                jdbc,
                SELECT
                        + """
                         where (:grade = '' or p.grade = :grade)
                           and (:specialty = '' or p.id in (
                                    select s.person from directory.person_specialty s
                                     where s.specialty = :specialty))
                           and (:institution = '' or p.id in (
                                    select e.person from directory.employment e
                                      join directory.institution i on i.id = e.institution
                                     where i.name = :institution or i.id::text = :institution))
                           and (:q = '' or p.id in (
                                    select k.person from directory.person_key k
                                     where k.key >= :q and k.key < :q || chr(1114111)))
                        """,
                Map.of(
                        "grade", request.filter("grade"),
                        "specialty", request.filter("specialty"),
                        "institution", request.filter("institution"),
                        "q", Spelling.question(request.filter("q"))),
                People::person);
    }

    void add(Person person) {
        write(
                person,
                """
                insert into directory.person
                       (id, name, birth_year, grade, title, pinyin, simulated, source)
                values (:id, :name, :born, :grade, :title, :pinyin, :simulated, :source)
                """);
    }

    void change(Person person) {
        jdbc.sql("delete from directory.person_specialty where person = :id")
                .param("id", person.id().value())
                .update();
        write(
                person,
                """
                update directory.person
                   set name = :name, birth_year = :born, grade = :grade, title = :title,
                       pinyin = :pinyin, simulated = :simulated, source = :source
                 where id = :id
                """);
    }

    private void write(Person person, String sql) {
        var grade = person.grade();
        jdbc.sql(sql)
                .param("id", person.id().value())
                .param("name", person.name())
                .param("born", person.birthYear())
                .param("grade", grade == null ? null : grade.name())
                .param("title", person.title())
                .param("pinyin", Spelling.pinyin(person.name()))
                .param("simulated", person.simulated())
                .param("source", person.source())
                .update();
        for (var specialty : person.specialties()) {
            jdbc.sql(
                            """
                            insert into directory.person_specialty (person, specialty)
                            values (:id, :specialty)
                            """)
                    .param("id", person.id().value())
                    .param("specialty", specialty)
                    .update();
        }
    }

    /** Where a person worked, the latest first. */
    List<Employment> history(PersonId person) {
        return jdbc.sql(
                        EMPLOYMENTS
                                + """
                                 where e.person = :id
                                 order by upper(e.during) desc nulls first, lower(e.during) desc nulls last, e.id
                                """)
                .param("id", person.value())
                .query(Employment::read)
                .list();
    }

    Map<PersonId, Staff> staff(Collection<PersonId> persons) {
        var found = new HashMap<PersonId, Staff>();
        jdbc.sql(
                        """
                        select p.id, p.name, p.birth_year, p.simulated, e.institution,
                               lower(e.during) as from_day, upper(e.during) as until_day
                          from directory.person p
                          left join directory.employment e on e.person = p.id
                         where p.id = any(:persons)
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(row -> {
                    var one = Staff.read(row);
                    found.merge(one.id(), one, Staff::and);
                });
        return found;
    }

    void add(Employment employment) {
        jdbc.sql(
                        """
                        insert into directory.employment
                               (id, person, institution, department, position, during)
                        values (:id, :person, :institution, :department, :position,
                                daterange(cast(:from as date), cast(:until as date)))
                        """)
                .param("id", employment.id())
                .param("person", employment.person().value())
                .param("institution", employment.institution().value())
                .param("department", employment.department())
                .param("position", employment.position())
                .param("from", employment.from())
                .param("until", employment.until())
                .update();
    }

    /** Whether the person holds this very position there at some day of the period already. */
    boolean isTaken(Employment employment) {
        return jdbc.sql(
                        """
                        select exists (
                            select from directory.employment
                             where person = :person and institution = :institution
                               and position = :position
                               and during && daterange(cast(:from as date), cast(:until as date)))
                        """)
                .param("person", employment.person().value())
                .param("institution", employment.institution().value())
                .param("position", employment.position())
                .param("from", employment.from())
                .param("until", employment.until())
                .query(Boolean.class)
                .single();
    }

    /** Ends an employment that is open; the day is the first one after it. */
    void end(Employment open, LocalDate until) {
        jdbc.sql(
                        """
                        update directory.employment
                           set during = daterange(lower(during), :until)
                         where id = :id and upper_inf(during)
                        """)
                .param("id", open.id())
                .param("until", until)
                .update();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        var grade = row.getString("grade");
        var workplace = row.getObject("workplace", UUID.class);
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getObject("birth_year", Integer.class),
                grade == null ? null : Grade.valueOf(grade),
                row.getString("title"),
                List.of((String[]) row.getArray("specialties").getArray()),
                workplace == null ? null : new InstitutionId(workplace),
                row.getString("workplace_name"),
                row.getBoolean("simulated"),
                row.getString("source"));
    }
}
