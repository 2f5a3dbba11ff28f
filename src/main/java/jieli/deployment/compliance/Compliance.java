package jieli.deployment.compliance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jieli.deployment.compliance.ComplianceBook.Waiver;
import jieli.deployment.coverage.Days;
import jieli.deployment.coverage.Stint;
import jieli.deployment.coverage.Stints;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import jieli.directory.PersonId;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import jieli.pairing.RuleSet;
import jieli.pairing.RuleSets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks every rule of every pairing, year by year. */
@Service
@Transactional(readOnly = true)
class Compliance {

    /**
     * An answer with what excuses it.
     *
     * @param waiver that holds on a day of the year, null if none
     */
    record Verdict(Check check, Answer answer, @Nullable Waiver waiver) {}

    /**
     * What a pairing keeps in a year.
     *
     * @param bound null when no rule set is bound; there are no verdicts then
     */
    record Standing(
            Year year,
            RuleSet.@Nullable Bound bound,
            Demands demands,
            World world,
            List<Verdict> verdicts) {

        long count(Answer.State state) {
            return verdicts.stream().filter(one -> one.answer().state() == state).count();
        }
    }

    /** What a pairing is held to. */
    private record Held(
            World world,
            List<RuleSet.Bound> bound,
            Map<Parameter, String> chosen,
            List<Waiver> waivers) {}

    private final Stints stints;
    private final RuleSets ruleSets;
    private final ComplianceBook book;
    private final Directory directory;
    private final Clock clock;

    Compliance(
            Stints stints,
            RuleSets ruleSets,
            ComplianceBook book,
            Directory directory,
            Clock clock) {
        this.stints = stints;
        this.ruleSets = ruleSets;
        this.book = book;
        this.directory = directory;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** How each of the pairings stands in these years, in the order they come. */
    Map<PairingId, List<Standing>> of(Collection<Pairing> pairings, int first, int last) {
        var ids = pairings.stream().map(Pairing::id).collect(Collectors.toSet());
        var there = stints.list(new Within(false, ids));
        var bound =
                ruleSets.bound(ids).stream().collect(Collectors.groupingBy(RuleSet.Bound::pairing));
        var chosen = book.chosen(ids);
        var waivers = book.waivers(ids).stream().collect(Collectors.groupingBy(Waiver::pairing));
        var known = known(ids, bound.values(), chosen.values(), there.values());
        var written = new IdentityHashMap<RuleSet, Map<Parameter, String>>();
        bound.values()
                .forEach(all ->
                        all.forEach(
                                one -> written.computeIfAbsent(one.rules(), Compliance::written)));
        var held = new ArrayList<Held>();
        for (var pairing : pairings) {
            var id = pairing.id();
            held.add(
                    new Held(
                            world(pairing, there.getOrDefault(id, List.of()), known),
                            bound.getOrDefault(id, List.of()),
                            chosen.getOrDefault(id, Map.of()),
                            waivers.getOrDefault(id, List.of())));
        }
        var answered =
                held.parallelStream().map(one -> standings(one, written, first, last)).toList();
        var of = new LinkedHashMap<PairingId, List<Standing>>();
        pairings.forEach(pairing -> of.put(pairing.id(), answered.get(of.size())));
        return of;
    }

    /** Days alone from here on: every processor may help. */
    private List<Standing> standings(
            Held held, Map<RuleSet, Map<Parameter, String>> written, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(year -> standing(year, held, written))
                .toList();
    }

    private World world(Pairing pairing, List<Stint> stints, World.Known known) {
        var recipients =
                pairing.recipients().stream().map(InstitutionId::value).collect(Collectors.toSet());
        return new World(today(), running(pairing), recipients, known, stints);
    }

    private static Days running(Pairing pairing) {
        return switch (pairing.start()) {
            case Pairing.Start.On(var day, _) -> Days.of(day, pairing.end());
            case Pairing.Start.NoLaterThan(var day, _) -> Days.of(day, pairing.end());
            case Pairing.Start.Unknown _ -> Days.NONE;
        };
    }

    /** Titles, signatures are read only where a rule asks for them. */
    private World.Known known(
            Set<PairingId> pairings,
            Collection<List<RuleSet.Bound>> bound,
            Collection<Map<Parameter, String>> chosen,
            Collection<List<Stint>> stints) {
        return new World.Known(
                isAsked(Parameter.minAssociateSenior, bound, chosen) ? grades(stints) : Map.of(),
                isAsked(Parameter.checklistSignedByBoth, bound, chosen)
                        ? book.signed(pairings)
                        : Set.of());
    }

    private static boolean isAsked(
            Parameter parameter,
            Collection<List<RuleSet.Bound>> bound,
            Collection<Map<Parameter, String>> chosen) {
        return chosen.stream().anyMatch(one -> one.containsKey(parameter))
                || bound.stream()
                        .flatMap(List::stream)
                        .flatMap(one -> one.rules().params().stream())
                        .anyMatch(one -> one.name().equals(parameter.name()));
    }

    private Map<UUID, Grade> grades(Collection<List<Stint>> stints) {
        Set<PersonId> people =
                stints.stream()
                        .flatMap(List::stream)
                        .map(stint -> new PersonId(stint.person()))
                        .collect(Collectors.toSet());
        var grades = new HashMap<UUID, Grade>();
        directory
                .people(people)
                .forEach((id, person) -> {
                    if (person.grade() != null) {
                        grades.put(id.value(), person.grade());
                    }
                });
        return grades;
    }

    private Standing standing(int number, Held held, Map<RuleSet, Map<Parameter, String>> written) {
        var calendar = Year.calendar(number);
        var world = held.world();
        var rules = holding(held.bound(), calendar);
        var demands =
                new Demands(
                        rules == null ? "" : rules.rules().key(),
                        rules == null ? Map.of() : written.getOrDefault(rules.rules(), Map.of()),
                        held.chosen());
        var began = world.running().first();
        var year =
                began != null && demands.value(Parameter.yearBasis).equals("BATCH")
                        ? Year.batch(number, began)
                        : calendar;
        var verdicts =
                rules == null ? List.<Verdict>of() : verdicts(demands, world, year, held.waivers());
        return new Standing(year, rules, demands, world, verdicts);
    }

    /** What is bound today, or was on the last day of a year past; else what was bound last. */
    private RuleSet.@Nullable Bound holding(List<RuleSet.Bound> bound, Year year) {
        var day =
                year.isOver(today())
                        ? year.until().minusDays(1)
                        : today().isBefore(year.from()) ? year.from() : today();
        var found = (RuleSet.Bound) null;
        for (var one : bound) {
            if (one.holds(day)) {
                return one;
            }
            if (Days.of(one.from(), one.until()).touches(year.days())) {
                found = one;
            }
        }
        return found;
    }

    /** The parameters of a rule set that are known here and say something. */
    static Map<Parameter, String> written(RuleSet rules) {
        var written = new EnumMap<Parameter, String>(Parameter.class);
        for (var one : rules.params()) {
            var parameter = Parameter.find(one.name());
            var value = one.value();
            if (parameter.isPresent() && value != null && parameter.get().takes(value)) {
                written.put(parameter.get(), value);
            }
        }
        return written;
    }

    private static List<Verdict> verdicts(
            Demands demands, World world, Year year, List<Waiver> waivers) {
        if (demands.value(Parameter.enforced).equals("false")) {
            return List.of();
        }
        var verdicts = new ArrayList<Verdict>();
        for (var check : Check.ALL) {
            if (check.applies(demands)) {
                var waiver =
                        waivers.stream()
                                .filter(one -> one.check().equals(check.code()))
                                .filter(one -> one.from().isBefore(one.until()))
                                .filter(one ->
                                        Days.of(one.from(), one.until()).touches(year.days()))
                                .findFirst()
                                .orElse(null);
                verdicts.add(new Verdict(check, check.answer(demands, world, year), waiver));
            }
        }
        return verdicts;
    }
}
