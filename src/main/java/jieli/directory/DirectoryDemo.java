package jieli.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.directory.Institutions.Department;
import jieli.directory.Person.Employment;
import jieli.directory.Region.Altitude;
import jieli.directory.Region.Place;
import jieli.directory.Region.Population;
import jieli.terms.DataFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty directory with the places, institutions and people of the five programmes. Ids are
 * derived from names, so that other modules' demo data can point to them.
 */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(1)
class DirectoryDemo implements ApplicationRunner {

    private static final String ALTITUDE_SOURCE = "一般常识,未经确认";

    private final Directory directory;
    private final Regions regions;
    private final Institutions institutions;
    private final People people;

    DirectoryDemo(Directory directory, Regions regions, Institutions institutions, People people) {
        this.directory = directory;
        this.regions = regions;
        this.institutions = institutions;
        this.people = people;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (regions.isEmpty()) {
            rows("regions.tsv", 9).forEach(this::addRegion);
        }
        // an older demonstration gets what has come since
        rows("institutions.tsv", 8).stream()
                .filter(row -> directory.find(institution(row.getFirst())).isEmpty())
                .forEach(this::addInstitution);
        Map<String, UUID> departments = new HashMap<>();
        for (var row : rows("departments.tsv", 3)) {
            var id = id("department:" + row.get(1) + "@" + row.get(0));
            departments.put(row.get(1) + "@" + row.get(0), id);
            addDepartment(row, id);
        }
        rows("people.tsv", 11).stream()
                .filter(row -> directory.find(person(row)).isEmpty())
                .forEach(row -> addPerson(row, departments));
    }

    private void addRegion(List<String> row) {
        var metres = row.get(4).isEmpty() ? null : Integer.valueOf(row.get(4));
        directory.add(
                new Region(
                        new RegionCode(row.get(0)),
                        row.get(1),
                        Region.Kind.valueOf(row.get(2)),
                        row.get(3).isEmpty() ? null : new RegionCode(row.get(3)),
                        new Altitude(metres, metres == null ? "" : ALTITUDE_SOURCE, false),
                        row.get(5).isEmpty()
                                ? null
                                : new Population(
                                        Long.parseLong(row.get(5)), Integer.parseInt(row.get(6))),
                        new Place(Double.parseDouble(row.get(7)), Double.parseDouble(row.get(8)))));
    }

    private void addInstitution(List<String> row) {
        directory.add(
                new Institution(
                        institution(row.get(0)),
                        row.get(0),
                        list(row.get(6)),
                        Institution.Kind.valueOf(row.get(1)),
                        row.get(2).isEmpty() ? null : Institution.Level.valueOf(row.get(2)),
                        row.get(3).isEmpty() ? null : Institution.Grade.valueOf(row.get(3)),
                        new RegionCode(row.get(4)),
                        "",
                        row.get(5).isEmpty() ? null : institution(row.get(5)),
                        row.get(7).equals("simulated"),
                        row.get(7)));
    }

    private void addDepartment(List<String> row, UUID id) {
        var institution = institution(row.getFirst());
        if (institutions.departments(institution).stream().noneMatch(d -> d.id().equals(id))) {
            institutions.add(institution, new Department(id, row.get(1), row.get(2)));
        }
    }

    private void addPerson(List<String> row, Map<String, UUID> departments) {
        var id = person(row);
        var simulated = row.get(10).equals("1");
        directory.add(
                new Person(
                        id,
                        row.get(0),
                        row.get(3).isEmpty() ? null : Integer.valueOf(row.get(3)),
                        row.get(4).isEmpty() ? null : Person.Grade.valueOf(row.get(4)),
                        row.get(5),
                        list(row.get(6)),
                        null,
                        "",
                        simulated,
                        simulated ? "" : "公开报道中的履职信息"));
        people.add(
                new Employment(
                        id("employment:" + row.get(0) + "@" + row.get(1)),
                        id,
                        institution(row.get(1)),
                        "",
                        departments.get(row.get(2) + "@" + row.get(1)),
                        "",
                        row.get(7),
                        day(row.get(8)),
                        day(row.get(9))));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(";"));
    }

    private static InstitutionId institution(String name) {
        return new InstitutionId(id("institution:" + name));
    }

    private static PersonId person(List<String> row) {
        return new PersonId(id("person:" + row.get(0) + "@" + row.get(1)));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    /** Rows widened to the number of columns, because editors drop empty cells at the end. */
    private static List<List<String>> rows(String file, int columns) {
        return DataFile.rows(DirectoryDemo.class, "demo/" + file).stream()
                .map(row ->
                        Stream.concat(row.stream(), Stream.generate(() -> ""))
                                .limit(columns)
                                .toList())
                .toList();
    }
}
