package jieli.directory;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.terms.Collated;
import jieli.terms.FreshId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may ask about regions, institutions or people. */
@Service
public class Directory implements ApplicationEventPublisherAware {

    /**
     * A time somebody belonged to an institution's own staff.
     *
     * @param from null if unknown
     * @param until the first day without, null if unknown or still to come
     */
    public record Employed(
            PersonId person,
            InstitutionId institution,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        public boolean contains(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }

        private static Optional<Employed> read(PersonId person, ResultSet row) throws SQLException {
            var institution = row.getObject("institution", UUID.class);
            return institution == null
                    ? Optional.empty()
                    : Optional.of(
                            new Employed(
                                    person,
                                    new InstitutionId(institution),
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("until_day", LocalDate.class)));
        }
    }

    /**
     * Somebody with what a rule asks of them.
     *
     * @param birthYear null if unknown
     * @param work where they work or worked, in no order
     */
    public record Staff(
            PersonId id,
            String name,
            @Nullable Integer birthYear,
            boolean simulated,
            List<Employed> work) {

        Staff and(Staff more) {
            var all = Stream.concat(work.stream(), more.work.stream()).toList();
            return new Staff(id, name, birthYear, simulated, all);
        }

        static Staff read(ResultSet row) throws SQLException {
            var id = new PersonId(row.getObject("id", UUID.class));
            return new Staff(
                    id,
                    row.getString("name"),
                    row.getObject("birth_year", Integer.class),
                    row.getBoolean("simulated"),
                    Employed.read(id, row).stream().toList());
        }
    }

    private final Regions regions;
    private final Institutions institutions;
    private final People people;
    private final Search search;
    private final Clock clock;
    private ApplicationEventPublisher events = event -> {};

    Directory(
            Regions regions, Institutions institutions, People people, Search search, Clock clock) {
        this.regions = regions;
        this.institutions = institutions;
        this.people = people;
        this.search = search;
        this.clock = clock;
    }

    @Override
    public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
        events = publisher;
    }

    public Region get(RegionCode code) {
        return regions.get(code);
    }

    public Optional<Region> find(RegionCode code) {
        return regions.find(code);
    }

    /** The regions with these codes; a code that names nothing is left out. */
    public Map<RegionCode, Region> regions(Collection<RegionCode> codes) {
        return regions.byCode(codes);
    }

    /** The regions around one: the province first, itself last. */
    public List<Region> path(RegionCode code) {
        return regions.path(code);
    }

    public Institution get(InstitutionId id) {
        return institutions.get(id);
    }

    public Optional<Institution> find(InstitutionId id) {
        return institutions.find(id);
    }

    /** The institutions with these ids; an id that names nothing is left out. */
    public Map<InstitutionId, Institution> institutions(Collection<InstitutionId> ids) {
        return institutions.byId(ids);
    }

    /** Institutions by id with their names, in the order in which Chinese readers look for them. */
    public Map<String, String> named(Collection<InstitutionId> ids) {
        return Collated.byName(
                institutions.byId(ids).values().stream()
                        .collect(toMap(one -> one.id().toString(), Institution::name)));
    }

    public Person get(PersonId id) {
        return people.get(id);
    }

    public Optional<Person> find(PersonId id) {
        return people.find(id);
    }

    /** The people with these ids; an id that names nobody is left out. */
    public Map<PersonId, Person> people(Collection<PersonId> ids) {
        return people.byId(ids);
    }

    /** Every institution in a region, however deep. */
    public List<InstitutionId> within(RegionCode region) {
        return institutions.within(region);
    }

    /** An institution with those below it: the members of its medical community, and theirs. */
    public List<InstitutionId> within(InstitutionId institution) {
        return institutions.within(institution);
    }

    /**
     * Institutions that may be meant by what was typed (name, pinyin, initials), the best first.
     */
    public List<Institution> searchInstitutions(String typed, int most) {
        return search.institutions(typed, most);
    }

    /** People who may be meant by what was typed (name, pinyin, initials), the best first. */
    public List<Person> searchPeople(String typed, int most) {
        return search.people(typed, most);
    }

    /** Regions that may be meant by what was typed (name, pinyin, initials), the best first. */
    public List<Region> searchRegions(String typed, int most) {
        return search.regions(typed, most);
    }

    /** Who works at an institution or worked there. */
    public List<Person> peopleAt(InstitutionId institution) {
        return people.at(institution);
    }

    /** Where these people work or worked, in no order; whoever is nowhere on file is missing. */
    public List<Employed> employed(Collection<PersonId> persons) {
        return people.staff(persons).values().stream().flatMap(one -> one.work().stream()).toList();
    }

    /** These people with where they work or worked, in one read; unknown ones are missing. */
    public Map<PersonId, Staff> staff(Collection<PersonId> persons) {
        return people.staff(persons);
    }

    UUID nextId() {
        return FreshId.at(clock);
    }

    @Transactional
    void add(Region region) {
        regions.add(region);
        search.learn(region);
    }

    @Transactional
    void change(Region region) {
        regions.change(region);
        search.learn(region);
        events.publishEvent(new Moved.ARegion(region.code()));
    }

    @Transactional
    void add(Institution institution) {
        institutions.add(institution);
        search.learn(institution);
        events.publishEvent(new Moved.AnInstitution(institution.id()));
    }

    @Transactional
    void change(Institution institution) {
        institutions.change(institution);
        search.learn(institution);
        events.publishEvent(new Moved.AnInstitution(institution.id()));
    }

    /** Someone new. */
    @Transactional
    public void add(Person person) {
        people.add(person);
        search.learn(person);
    }

    @Transactional
    void change(Person person) {
        people.change(person);
        search.learn(person);
    }

    @Transactional
    void employ(Person.Employment employment) {
        people.add(employment);
        events.publishEvent(new Moved.APerson(employment.person()));
    }

    @Transactional
    void end(Person.Employment open, LocalDate until) {
        people.end(open, until);
        events.publishEvent(new Moved.APerson(open.person()));
    }
}
