package jieli.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import jieli.HouseTest;
import jieli.directory.Institution.Kind;
import jieli.directory.Region.Altitude;
import jieli.terms.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HouseTest
class DirectoryTests {

    private static final RegionCode PROVINCE = new RegionCode("810000");
    private static final RegionCode COUNTY = new RegionCode("810101");

    @Autowired Directory directory;
    @Autowired People people;
    @Autowired Institutions institutions;

    @BeforeEach
    void aCounty() {
        if (directory.find(COUNTY).isEmpty()) {
            directory.add(region(PROVINCE, "雪域省", Region.Kind.PROVINCE, null));
            directory.add(region(COUNTY, "雪莲县", Region.Kind.COUNTY, PROVINCE));
        }
    }

    @Test
    void aCountyKnowsTheProvinceItLiesIn() {
        assertThat(directory.path(COUNTY)).extracting(Region::name).containsExactly("雪域省", "雪莲县");
    }

    @Test
    void anUnknownAltitudeIsNotLow() {
        assertThat(directory.get(COUNTY).altitudeMetres()).isNull();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> directory.get(new RegionCode("990000")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> PersonId.of("nobody")).isInstanceOf(NotFound.class);
        assertThat(directory.find(new InstitutionId(UUID.randomUUID()))).isEmpty();
        assertThat(directory.people(List.of())).isEmpty();
    }

    @Test
    void anInstitutionIsFoundByEachOfItsNames() {
        var hospital = hospital("雪莲红十字医院", "雪莲局中心医院");

        for (var typed : List.of("雪莲红十字", "xuelianhongshizi", "xlhszyy", "雪莲局中心", "紅十字醫院")) {
            assertThat(directory.searchInstitutions(typed, 50)).contains(hospital);
        }
    }

    @Test
    void namesakesAreToldApartByHospitalAndYearOfBirth() {
        var first = person("旺堆·雪莲", 1980);
        var second = person("旺堆·雪莲", 1991);
        employ(first, hospital("雪莲第一医院"));
        employ(second, hospital("雪莲第二医院"));

        assertThat(directory.searchPeople("wangduixuelian", 10))
                .extracting(Person::apart)
                .containsExactlyInAnyOrder("雪莲第一医院, 1980", "雪莲第二医院, 1991");
    }

    @Test
    void theWholeNameComesBeforeLongerOnes() {
        person("澹台雪莲花", null);
        var exact = person("澹台雪莲", null);
        person("小澹台雪莲", null);

        assertThat(directory.searchPeople("澹台雪莲", 10)).first().isEqualTo(exact);
        assertThat(directory.searchPeople("澹台雪莲", 10))
                .last()
                .extracting(Person::name)
                .isEqualTo("小澹台雪莲");
    }

    @Test
    void aNewNameIsFoundWhereasTheOldOneIsNot() {
        var person = person("慕容雪莲", null);
        directory.change(
                new Person(person.id(), "慕容雪峰", null, null, "", List.of(), null, "", false, ""));

        assertThat(directory.searchPeople("murongxuelian", 10)).isEmpty();
        assertThat(directory.searchPeople("murongxuefeng", 10))
                .extracting(Person::id)
                .containsExactly(person.id());
    }

    @Test
    void nothingIsFoundByBlanksSignsOrNonsense() {
        for (var typed :
                List.of("", "  ", "%", "'; drop table", "\uFFFF", "龘龘龘", "a".repeat(5000))) {
            assertThat(directory.searchPeople(typed, 10)).isEmpty();
        }
    }

    @Test
    void idsLieInTheOrderTheyCame() {
        var id = directory.nextId();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    private static Region region(
            RegionCode code,
            String name,
            Region.Kind kind,
            @org.jspecify.annotations.Nullable RegionCode parent) {
        return new Region(code, name, kind, parent, new Altitude(null, "", false), null, null);
    }

    private Institution hospital(String name, String... otherNames) {
        var id =
                new InstitutionId(
                        UUID.nameUUIDFromBytes(
                                name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        if (directory.find(id).isEmpty()) {
            directory.add(
                    new Institution(
                            id,
                            name,
                            List.of(otherNames),
                            Kind.HOSPITAL,
                            null,
                            null,
                            COUNTY,
                            "",
                            null,
                            true,
                            ""));
        }
        return directory.get(id);
    }

    private Person person(String name, @org.jspecify.annotations.Nullable Integer birthYear) {
        var id = new PersonId(directory.nextId());
        directory.add(new Person(id, name, birthYear, null, "", List.of(), null, "", true, ""));
        return directory.get(id);
    }

    private void employ(Person person, Institution at) {
        people.add(
                new Person.Employment(
                        directory.nextId(), person.id(), at.id(), "", null, "", "医师", null, null));
    }
}
