package jieli.mentoring.apprenticeship;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
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
import jieli.mentoring.apprenticeship.Agreement.Duties;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What those in an agreement are called. */
@Component
class PairWords {

    /** A pair as a list shows it. */
    record Row(Pair it, String mentor, String apprentice, String institution, List<String> goals) {}

    private final Directory directory;
    private final Places places;
    private final Accounts accounts;
    private final MessageSource messages;

    PairWords(Directory directory, Places places, Accounts accounts, MessageSource messages) {
        this.directory = directory;
        this.places = places;
        this.accounts = accounts;
        this.messages = messages;
    }

    List<Row> rows(List<Pair> pairs, Locale locale) {
        var people =
                directory.people(
                        pairs.stream()
                                .flatMap(one -> Stream.of(one.mentor(), one.apprentice()))
                                .distinct()
                                .toList());
        var hospitals =
                directory.institutions(pairs.stream().map(Pair::institution).distinct().toList());
        return pairs.stream()
                .map(one ->
                        new Row(
                                one,
                                name(people.get(one.mentor())),
                                name(people.get(one.apprentice())),
                                name(hospitals.get(one.institution())),
                                one.goals().stream()
                                        .map(goal -> technique(goal.technique(), locale))
                                        .toList()))
                .toList();
    }

    Map<String, String> hospitals(Me me, Right right) {
        return places.hospitals(me, right);
    }

    String technique(String code, Locale locale) {
        return Terms.get("techniques").name(code, locale);
    }

    String specialty(String code, Locale locale) {
        return code.isEmpty() ? "" : Terms.get("specialties").name(code, locale);
    }

    /** What is usually agreed on, in the words of the reader's language. */
    Duties usual(Locale locale) {
        return new Duties(
                of("usual.mentor", locale),
                of("usual.learner", locale),
                of("usual.afterwards", locale));
    }

    @Nullable Person person(@Nullable PersonId id) {
        return id == null ? null : directory.find(id).orElse(null);
    }

    String name(AccountId account) {
        return name(person(accounts.get(account).person()));
    }

    String name(@Nullable Person person) {
        return person == null ? "" : person.name();
    }

    private static String name(@Nullable Institution institution) {
        return institution == null ? "" : institution.name();
    }

    String institution(@Nullable InstitutionId id) {
        return id == null ? "" : name(directory.find(id).orElse(null));
    }

    /** Who works somewhere on a day, by id, in the order of their names. */
    Map<String, String> staff(InstitutionId institution, LocalDate day) {
        var all = directory.peopleAt(institution);
        var employed =
                directory.employed(all.stream().map(Person::id).toList()).stream()
                        .filter(one -> one.institution().equals(institution) && one.contains(day))
                        .map(Directory.Employed::person)
                        .toList();
        var names = new LinkedHashMap<String, String>();
        all.stream()
                .filter(one -> employed.contains(one.id()))
                .forEach(one -> names.put(one.id().toString(), called(one)));
        return names;
    }

    static String called(Person one) {
        return Stream.of(one.name(), one.title())
                .filter(word -> !word.isEmpty())
                .reduce((name, title) -> name + " · " + title)
                .orElse("");
    }

    String of(String key, Locale locale, Object... words) {
        return messages.getMessage("mentoring.pair." + key, words, locale);
    }
}
