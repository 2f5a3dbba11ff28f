package jieli.mentoring.admission;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.Places;
import jieli.pairing.Pairings;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What hospitals, techniques, people around an admission are called. */
@Component
class AdmissionWords {

    private final Directory directory;
    private final Pairings pairings;
    private final Places places;
    private final Accounts accounts;
    private final MessageSource messages;

    AdmissionWords(
            Directory directory,
            Pairings pairings,
            Places places,
            Accounts accounts,
            MessageSource messages) {
        this.directory = directory;
        this.pairings = pairings;
        this.places = places;
        this.accounts = accounts;
        this.messages = messages;
    }

    /** Hospitals a right reaches, by id, in the order of their names. */
    Map<String, String> hospitals(Me me, Right right) {
        var within = places.within(me, right);
        var ids =
                within.everywhere()
                        ? pairings.list(me.reach(right)).stream()
                                .flatMap(pairing -> pairing.recipients().stream())
                                .distinct()
                                .toList()
                        : List.copyOf(within.institutions());
        var names = new LinkedHashMap<String, String>();
        directory.institutions(ids).values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(place -> names.put(place.id().toString(), place.name()));
        return names;
    }

    Map<InstitutionId, Institution> institutions(Collection<InstitutionId> ids) {
        return directory.institutions(ids);
    }

    String institution(InstitutionId id) {
        return name(directory.find(id).orElse(null));
    }

    static String name(@Nullable Institution institution) {
        return institution == null ? "" : institution.name();
    }

    /** Every technique: code and name. */
    static Map<String, String> techniques(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        Terms.get("techniques").terms().forEach(term -> names.put(term.code(), term.name(locale)));
        return names;
    }

    static String technique(String code, Locale locale) {
        return Terms.get("techniques").name(code, locale);
    }

    Map<PersonId, Person> people(Collection<PersonId> ids) {
        return directory.people(ids);
    }

    String name(AccountId account) {
        return directory.find(accounts.get(account).person()).map(Person::name).orElse("");
    }

    String of(String key, Locale locale, Object... words) {
        return messages.getMessage("mentoring." + key, words, locale);
    }
}
