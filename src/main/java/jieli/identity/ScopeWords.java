package jieli.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.directory.Region;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Scopes, roles, people as they are called. */
@Component
public class ScopeWords {

    private final Directory directory;
    private final PairingNames pairings;
    private final MessageSource messages;

    ScopeWords(Directory directory, PairingNames pairings, MessageSource messages) {
        this.directory = directory;
        this.pairings = pairings;
        this.messages = messages;
    }

    /** The name of the place; its code where the place is gone. */
    public String of(Scope scope, Locale locale) {
        return switch (scope) {
            case Scope.Everywhere() ->
                    messages.getMessage("identity.scope.EVERYWHERE", null, locale);
            case Scope.OfPairing(var pairing) ->
                    pairings.pairingNames().getOrDefault(pairing, pairing.toString());
            case Scope.OfInstitution(var institution) ->
                    directory.find(institution).map(Institution::name).orElse(scope.key());
            case Scope.OfRegion(var region) ->
                    directory.find(region).map(Region::name).orElse(scope.key());
        };
    }

    /** The scope that a name means: the name must be the whole name. */
    Optional<Scope> find(String kind, String name) {
        return switch (kind) {
            case "EVERYWHERE" -> Optional.of(new Scope.Everywhere());
            case "PAIRING" ->
                    pairings.pairingNames().entrySet().stream()
                            .filter(pairing -> pairing.getValue().equals(name))
                            .findFirst()
                            .map(pairing -> new Scope.OfPairing(pairing.getKey()));
            case "INSTITUTION" ->
                    directory.searchInstitutions(name, 20).stream()
                            .filter(found ->
                                    found.name().equals(name) || found.otherNames().contains(name))
                            .findFirst()
                            .map(found -> new Scope.OfInstitution(found.id()));
            case "REGION" ->
                    directory.searchRegions(name, 20).stream()
                            .filter(found ->
                                    found.name().equals(name)
                                            || found.code().toString().equals(name))
                            .findFirst()
                            .map(found -> new Scope.OfRegion(found.code()));
            default -> Optional.empty();
        };
    }

    List<String> pairings() {
        return List.copyOf(pairings.pairingNames().values());
    }

    List<Person> people(String typed, int most) {
        return directory.searchPeople(typed, most);
    }

    Map<PersonId, String> names(Collection<PersonId> people) {
        var names = new HashMap<PersonId, String>();
        directory.people(people).forEach((id, person) -> names.put(id, person.name()));
        return names;
    }

    String of(Role role, Locale locale) {
        return of("identity.role." + role, locale);
    }

    String of(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
