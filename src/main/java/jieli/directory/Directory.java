package jieli.directory;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may ask about regions, institutions or people. */
@Service
public class Directory {

    private final Regions regions;
    private final Institutions institutions;
    private final People people;
    private final Search search;
    private final Clock clock;

    Directory(
            Regions regions, Institutions institutions, People people, Search search, Clock clock) {
        this.regions = regions;
        this.institutions = institutions;
        this.people = people;
        this.search = search;
        this.clock = clock;
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

    /** An id for a new row: UUID version 7 (RFC 9562), so that rows lie in the order they came. */
    UUID nextId() {
        var chance = ThreadLocalRandom.current();
        var high = clock.millis() << 16 | 0x7000 | chance.nextInt(1 << 12);
        var low = 1L << 63 | chance.nextLong() >>> 2;
        return new UUID(high, low);
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
    }

    @Transactional
    void add(Institution institution) {
        institutions.add(institution);
        search.learn(institution);
    }

    @Transactional
    void change(Institution institution) {
        institutions.change(institution);
        search.learn(institution);
    }

    @Transactional
    void add(Person person) {
        people.add(person);
        search.learn(person);
    }

    @Transactional
    void change(Person person) {
        people.change(person);
        search.learn(person);
    }
}
