package jieli.mentoring.baton;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.mentoring.Places.Within;
import jieli.terms.Collated;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The board as its page shows it. */
@Component
class BoardViews {

    private static final int WARNINGS = 12;

    /** Somebody with the level they hold. */
    record Able(String id, String name, int level) {}

    /**
     * One baton.
     *
     * @param shown its state, or EARLY
     * @param days since the last case, null if there was none
     * @param share of the term's last months, in percent; null if those had no case
     */
    record Row(
            Kept it,
            String shown,
            String hospital,
            String technique,
            List<Able> able,
            @Nullable Long days,
            @Nullable Long share,
            @Nullable Notice notice) {

        public String link() {
            return it.key().link();
        }

        public String tone() {
            return BoardViews.tone(it.standing().state());
        }
    }

    /** A warning in the words of its message: hospital, technique, person, day. */
    record Notice(
            Warning.Kind kind,
            String link,
            String hospital,
            String technique,
            String person,
            String day) {}

    /** How many stand so. */
    record Count(BatonState state, long number) {

        public String tone() {
            return BoardViews.tone(state);
        }
    }

    /**
     * Everything {@code mentoring/board.html} shows.
     *
     * @param warned how many are threatened, more perhaps than those listed
     * @param pending how many are still being worked out
     */
    record Page(
            ListRequest request,
            Slice<Row> slice,
            List<Count> counts,
            List<Notice> warnings,
            long warned,
            Map<String, String> hospitals,
            Map<String, String> techniques,
            BatonState[] states,
            long pending,
            boolean simulated) {}

    private final Batons batons;
    private final BoardBook book;
    private final Directory directory;
    private final Clock clock;

    BoardViews(Batons batons, BoardBook book, Directory directory, Clock clock) {
        this.batons = batons;
        this.book = book;
        this.directory = directory;
        this.clock = clock;
    }

    Page page(ListRequest request, Within within, Locale locale) {
        var pending = batons.freshen(within);
        var choices = book.choices(within, request.filter("institution"));
        var hospitals = hospitals(choices.institutions());
        var techniques = techniques(choices.techniques(), locale);
        var slice = rows(book.list(request, within, names(request, hospitals, techniques)), locale);
        var warnings = rows(book.warnings(within, request.filter("institution"), WARNINGS), locale);
        return new Page(
                request,
                slice,
                counts(choices.states()),
                warnings.stream().map(Row::notice).filter(Objects::nonNull).toList(),
                choices.warned(),
                hospitals,
                techniques,
                BatonState.values(),
                pending,
                slice.items().stream().anyMatch(row -> row.it().simulated()));
    }

    /** One page of the rows, for the spreadsheet. */
    Slice<Row> rows(ListRequest request, Within within, Locale locale) {
        var choices = book.choices(within, "");
        var names =
                names(
                        request,
                        hospitals(choices.institutions()),
                        techniques(choices.techniques(), locale));
        return rows(book.list(request, within, names), locale);
    }

    private Slice<Row> rows(Slice<Kept> slice, Locale locale) {
        return slice.map(all -> rows(all, locale));
    }

    List<Row> rows(Collection<Kept> all, Locale locale) {
        var hospitals =
                directory.institutions(
                        all.stream().map(kept -> kept.key().institution()).distinct().toList());
        var ids = new HashSet<PersonId>();
        all.forEach(kept -> {
            kept.standing().able().forEach(person -> ids.add(new PersonId(person)));
            Optional.ofNullable(kept.warning())
                    .map(Warning::person)
                    .ifPresent(person -> ids.add(new PersonId(person)));
        });
        var people = directory.people(ids);
        return all.stream()
                .map(kept -> {
                    var hospital = hospitals.get(kept.key().institution());
                    return row(
                            kept,
                            hospital == null ? "" : hospital.name(),
                            Terms.get("techniques").name(kept.key().technique(), locale),
                            person -> {
                                var known = people.get(new PersonId(person));
                                return known == null ? "" : known.name();
                            });
                })
                .toList();
    }

    private Row row(
            Kept kept,
            String hospital,
            String technique,
            java.util.function.Function<UUID, String> names) {
        var standing = kept.standing();
        var able =
                IntStream.range(0, standing.able().size())
                        .mapToObj(i -> {
                            var person = standing.able().get(i);
                            return new Able(
                                    person.toString(), names.apply(person), kept.levels().get(i));
                        })
                        .toList();
        var last = standing.last();
        return new Row(
                kept,
                shown(standing),
                hospital,
                technique,
                able,
                last == null ? null : ChronoUnit.DAYS.between(last, LocalDate.now(clock)),
                standing.before() == 0
                        ? null
                        : Math.round(100.0 * standing.independent() / standing.before()),
                notice(kept, hospital, technique, names));
    }

    static String shown(Standing standing) {
        return standing.state() == BatonState.FRAGILE && standing.early()
                ? "EARLY"
                : standing.state().name();
    }

    static @Nullable Notice notice(
            Kept kept,
            String hospital,
            String technique,
            java.util.function.Function<UUID, String> names) {
        var warning = kept.warning();
        return warning == null
                ? null
                : notice(warning, kept.key().link(), hospital, technique, names);
    }

    static Notice notice(
            Warning warning,
            String link,
            String hospital,
            String technique,
            java.util.function.Function<UUID, String> names) {
        var person = warning.person();
        return new Notice(
                warning.kind(),
                link,
                hospital,
                technique,
                person == null ? "" : names.apply(person),
                warning.day() == null ? "" : warning.day().toString());
    }

    static String tone(BatonState state) {
        return switch (state) {
            case ROOTED, INDEPENDENT -> "good";
            case LOST -> "bad";
            case DORMANT, FRAGILE, UNKNOWN -> "warn";
            case ABSENT, DEMONSTRATED, TAUGHT -> "calm";
        };
    }

    private static List<Count> counts(Map<BatonState, Long> states) {
        return Arrays.stream(BatonState.values())
                .filter(states::containsKey)
                .sorted(Comparator.comparing(BatonState::pressing))
                .map(state -> new Count(state, states.getOrDefault(state, 0L)))
                .toList();
    }

    private Map<String, String> hospitals(List<UUID> ids) {
        return directory.named(ids.stream().map(InstitutionId::new).toList());
    }

    private static Map<String, String> techniques(List<String> codes, Locale locale) {
        var terms = Terms.get("techniques");
        return Collated.byName(
                codes.stream().collect(toMap(code -> code, code -> terms.name(code, locale))));
    }

    /** What was typed is looked for in the names of hospitals or techniques, in both languages. */
    private static BoardBook.Names names(
            ListRequest request, Map<String, String> hospitals, Map<String, String> techniques) {
        var words = request.filter("words").toLowerCase(Locale.ROOT);
        var typed = !words.isEmpty();
        return new BoardBook.Names(
                hospitals.entrySet().stream()
                        .filter(one -> typed && holds(one.getValue(), words))
                        .map(one -> UUID.fromString(one.getKey()))
                        .toList(),
                techniques.keySet().stream()
                        .filter(code -> typed && words(code).anyMatch(name -> holds(name, words)))
                        .toList(),
                List.copyOf(hospitals.keySet()),
                List.copyOf(techniques.keySet()));
    }

    private static boolean holds(String name, String words) {
        return name.toLowerCase(Locale.ROOT).contains(words);
    }

    private static Stream<String> words(String technique) {
        var term = Terms.get("techniques").find(technique).stream();
        return Stream.concat(
                Stream.of(technique), term.flatMap(one -> Stream.of(one.zh(), one.en())));
    }
}
