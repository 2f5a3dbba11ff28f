package jieli.mentoring.admission;

import java.util.Collection;
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
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What hospitals, techniques, people around an admission are called. */
@Component
class AdmissionWords {

    private final Directory directory;
    private final Places places;
    private final Accounts accounts;
    private final MessageSource messages;

    AdmissionWords(Directory directory, Places places, Accounts accounts, MessageSource messages) {
        this.directory = directory;
        this.places = places;
        this.accounts = accounts;
        this.messages = messages;
    }

    Map<String, String> hospitals(Me me, Right right) {
        return places.hospitals(me, right);
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
