package jieli.directory;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
        var names = new LinkedHashMap<String, String>();
        institutions.byId(ids).values().stream()
                .sorted(Comparator.comparing(Institution::name, Collator.getInstance(Locale.CHINA)))
                .forEach(one -> names.put(one.id().toString(), one.name()));
        return names;
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
        return people.employed(persons).stream()
                .map(one -> new Employed(one.person(), one.institution(), one.from(), one.until()))
                .toList();
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
    void employ(People.Employment employment) {
        people.add(employment);
        events.publishEvent(new Moved.APerson(employment.person()));
    }

    @Transactional
    void end(People.Employment open, LocalDate until) {
        people.end(open, until);
        events.publishEvent(new Moved.APerson(open.person()));
    }
}
