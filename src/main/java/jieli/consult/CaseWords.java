package jieli.consult;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.identity.Scope;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What those around a case are called. */
@Component
class CaseWords {

    private final Directory directory;
    private final Pairings pairings;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Clock clock;

    CaseWords(
            Directory directory,
            Pairings pairings,
            Accounts accounts,
            MessageSource messages,
            Clock clock) {
        this.directory = directory;
        this.pairings = pairings;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
    }

    Map<InstitutionId, String> institutions(Collection<InstitutionId> ids) {
        return directory.institutions(ids).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().name()));
    }

    String institution(InstitutionId id) {
        return directory.find(id).map(Institution::name).orElse(id.toString());
    }

    String person(PersonId id) {
        return directory.find(id).map(Person::name).orElse(id.toString());
    }

    String person(AccountId id) {
        return person(accounts.get(id).person());
    }

    /** Empty for no pairing. */
    String pairing(@Nullable UUID id) {
        return id == null
                ? ""
                : pairings.find(new PairingId(id), Reach.EVERYWHERE)
                        .map(Pairing::name)
                        .orElse(id.toString());
    }

    /** Where someone may open a case, in the order of the names. */
    CaseChoices choices(Me me) {
        var reach = me.reach(Right.CASE_WRITE);
        var partners =
                pairings.list(reach).stream()
                        .filter(pairing -> meets(pairing, reach))
                        .sorted((one, other) -> one.name().compareTo(other.name()))
                        .toList();
        var places = new LinkedHashMap<String, String>();
        var names = institutions(reach.institutions());
        var helped =
                partners.stream()
                        .filter(pairing -> reach.pairings().contains(pairing.id().value()))
                        .flatMap(pairing -> pairing.recipients().stream())
                        .toList();
        names.forEach((id, name) -> places.put(id.toString(), name));
        institutions(helped).forEach((id, name) -> places.put(id.toString(), name));
        var pairingNames = new LinkedHashMap<String, String>();
        partners.forEach(pairing -> pairingNames.put(pairing.id().toString(), pairing.name()));
        return new CaseChoices(byName(places), pairingNames, helped(partners));
    }

    private Map<String, Set<String>> helped(List<Pairing> partners) {
        return partners.stream()
                .collect(
                        Collectors.toMap(
                                pairing -> pairing.id().toString(),
                                pairing ->
                                        pairing.recipients().stream()
                                                .flatMap(id -> directory.within(id).stream())
                                                .map(InstitutionId::toString)
                                                .collect(Collectors.toSet())));
    }

    /** Those where someone reads cases, for the filter of the list. */
    Map<String, String> readable(Me me) {
        var places = new LinkedHashMap<String, String>();
        institutions(me.reach(Right.CASE_READ).institutions())
                .forEach((id, name) -> places.put(id.toString(), name));
        return byName(places);
    }

    /** People who may be meant and who may be asked: today they answer for some pairing. */
    List<Person> experts(String typed, Case one) {
        if (typed.isBlank()) {
            return List.of();
        }
        return directory.searchPeople(typed, 20).stream()
                .filter(person -> answers(person, one))
                .limit(8)
                .toList();
    }

    /** Whether a person answers today, for the case's pairing if it has one. */
    boolean answers(Person person, Case one) {
        var today = LocalDate.now(clock);
        var asked = one.pairing();
        return accounts.holdings(person.id()).stream()
                .filter(holding -> holding.on(today))
                .filter(holding -> holding.role().rights().contains(Right.CASE_ANSWER))
                .anyMatch(holding -> asked == null || isFor(holding.scope(), asked));
    }

    private static boolean isFor(Scope scope, UUID pairing) {
        return !(scope instanceof Scope.OfPairing(var held)) || held.equals(pairing);
    }

    LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone());
    }

    /** A word of this module where no template stands between. */
    String of(String key, Locale locale) {
        return messages.getMessage("consult." + key, null, locale);
    }

    private static boolean meets(Pairing pairing, Reach reach) {
        return reach.pairings().contains(pairing.id().value())
                || pairing.recipients().stream().anyMatch(reach::covers);
    }

    private static Map<String, String> byName(Map<String, String> places) {
        var sorted = new LinkedHashMap<String, String>();
        places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(one -> sorted.put(one.getKey(), one.getValue()));
        return sorted;
    }
}
