package jieli.deployment.planning.round;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.pairing.Pairing;

/** Institutions and people by the names in a workbook; each name is looked up once. */
final class Places {

    private final Directory directory;
    private final List<Pairing> pairings;
    private final Map<InstitutionId, Institution> recipients;
    private final Map<String, Optional<InstitutionId>> employers = new HashMap<>();
    private final Map<InstitutionId, List<Person>> people = new HashMap<>();

    Places(Directory directory, List<Pairing> pairings) {
        this.directory = directory;
        this.pairings = List.copyOf(pairings);
        this.recipients =
                directory.institutions(
                        pairings.stream().flatMap(one -> one.recipients().stream()).toList());
    }

    /** One of the round's recipients, by its name or another of its names. */
    Optional<InstitutionId> recipient(String name) {
        return recipients.values().stream()
                .filter(one -> isCalled(one, name))
                .map(Institution::id)
                .findFirst();
    }

    /** The pairing of the round a recipient belongs to. */
    Pairing pairing(InstitutionId recipient) {
        return pairings.stream()
                .filter(one -> one.recipients().contains(recipient))
                .findFirst()
                .orElseThrow();
    }

    /** Any institution of the directory, by exactly its name or another of its names. */
    Optional<InstitutionId> employer(String name) {
        return employers.computeIfAbsent(
                name,
                typed ->
                        directory.searchInstitutions(typed, 20).stream()
                                .filter(one -> isCalled(one, typed))
                                .map(Institution::id)
                                .findFirst());
    }

    /** The people of that name at an institution. */
    List<Person> called(String name, InstitutionId employer) {
        return people.computeIfAbsent(employer, directory::peopleAt).stream()
                .filter(person -> person.name().equals(name))
                .toList();
    }

    private static boolean isCalled(Institution one, String name) {
        return Stream.concat(Stream.of(one.name()), one.otherNames().stream())
                .anyMatch(known -> known.equals(name.strip()));
    }
}
