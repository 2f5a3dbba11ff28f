package jieli.deployment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import jieli.deployment.Absence.Kind;
import jieli.deployment.Discretion.Knowing;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What those around a posting are called. */
@Component
class PostingWords {

    private final Directory directory;
    private final Pairings pairings;
    private final MessageSource messages;
    private final ObjectProvider<Discretion> discretion;

    PostingWords(
            Directory directory,
            Pairings pairings,
            MessageSource messages,
            ObjectProvider<Discretion> discretion) {
        this.directory = directory;
        this.pairings = pairings;
        this.messages = messages;
        this.discretion = discretion;
    }

    /** Whose reasons for being away somebody may read. */
    Knowing knowing(Me me) {
        return discretion.getObject().of(me);
    }

    /** What a state is called, {@code AWAY} for whoever may not know why. */
    static String shown(PostingState state, boolean known) {
        return known || !state.isAway() ? state.name() : "AWAY";
    }

    /** What an absence is called, {@code OTHER} for a descent that one may not know of. */
    static String shown(Kind kind, boolean known) {
        return known || kind != Kind.DESCENT ? kind.name() : Kind.OTHER.name();
    }

    String of(String key, Locale locale, Object... words) {
        return messages.getMessage("deployment." + key, words, locale);
    }

    String institution(@Nullable InstitutionId id) {
        return id == null ? "" : directory.find(id).map(Institution::name).orElse(id.toString());
    }

    String person(PersonId id) {
        return directory.find(id).map(Person::name).orElse(id.toString());
    }

    String pairing(PairingId id) {
        return pairings.find(id, Reach.EVERYWHERE).map(Pairing::name).orElse(id.toString());
    }

    /** Empty for none; a code that the list no longer has stays a code. */
    String specialty(String code, Locale locale) {
        return code.isEmpty() ? "" : Terms.get("specialties").name(code, locale);
    }

    /** Every discipline: code and name. */
    Map<String, String> specialties(Locale locale) {
        return Terms.get("specialties").names(locale);
    }

    /** Where a reach may send to: {@code pairing/recipient} and their names. */
    Map<String, String> places(Reach reach) {
        var names = new LinkedHashMap<String, String>();
        for (var pairing : pairings.list(reach)) {
            for (var recipient : pairing.recipients()) {
                names.put(
                        pairing.id() + "/" + recipient,
                        pairing.name() + " · " + institution(recipient));
            }
        }
        return names;
    }

    /** The pairings of a reach: id and name. */
    Map<String, String> pairings(Reach reach) {
        var names = new LinkedHashMap<String, String>();
        pairings.list(reach).forEach(pairing -> names.put(pairing.id().toString(), pairing.name()));
        return names;
    }

    /** The recipients of a reach: id and name. */
    Map<String, String> recipients(Reach reach) {
        var ids =
                pairings.list(reach).stream()
                        .flatMap(pairing -> pairing.recipients().stream())
                        .distinct()
                        .toList();
        var names = new LinkedHashMap<String, String>();
        ids.forEach(id -> names.put(id.toString(), institution(id)));
        return names;
    }

    /** Who may be meant by a name that was typed. */
    List<Person> people(String typed, int most) {
        return typed.isEmpty() ? List.of() : directory.searchPeople(typed, most);
    }

    /** The rows of a list need many names at once. */
    List<Row> rows(List<Posting> postings, Predicate<Posting> known, Locale locale) {
        var people = directory.people(postings.stream().map(Posting::person).toList());
        var places = directory.institutions(postings.stream().map(Posting::recipient).toList());
        return postings.stream()
                .map(one ->
                        new Row(
                                one,
                                people.containsKey(one.person())
                                        ? people.get(one.person()).name()
                                        : one.person().toString(),
                                places.containsKey(one.recipient())
                                        ? places.get(one.recipient()).name()
                                        : one.recipient().toString(),
                                specialty(one.specialty(), locale),
                                shown(one.state(), known.test(one))))
                .toList();
    }

    /**
     * A posting as a list shows it.
     *
     * @param state its name, or AWAY
     */
    record Row(Posting it, String person, String recipient, String specialty, String state) {}

    /** What a spreadsheet calls an enum's constant. */
    String of(Enum<?> constant, Locale locale) {
        var noun = constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
        return of(noun + "." + constant.name(), locale);
    }

    static <E extends Enum<E>> @Nullable E choice(Class<E> type, String typed) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElse(null);
    }
}
