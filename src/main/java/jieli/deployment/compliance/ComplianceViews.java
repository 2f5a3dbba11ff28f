package jieli.deployment.compliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.compliance.Compliance.Standing;
import jieli.deployment.compliance.Compliance.Verdict;
import jieli.deployment.coverage.Stint;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import jieli.pairing.RuleSets;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what the compliance pages show. */
@Component
class ComplianceViews {

    private final Compliance compliance;
    private final Pairings pairings;
    private final Directory directory;
    private final Bindings bindings;
    private final MessageSource messages;

    /** Rule sets to choose from, waivers that stand. */
    @Component
    record Bindings(RuleSets ruleSets, ComplianceBook book) {}

    ComplianceViews(
            Compliance compliance,
            Pairings pairings,
            Directory directory,
            Bindings bindings,
            MessageSource messages) {
        this.compliance = compliance;
        this.pairings = pairings;
        this.directory = directory;
        this.bindings = bindings;
        this.messages = messages;
    }

    int thisYear() {
        return compliance.today().getYear();
    }

    String say(String key, Locale locale, Object... words) {
        return messages.getMessage("deployment." + key, words, locale);
    }

    List<CompliancePage.Glance> glances(int year, Me me) {
        var all = pairings.list(me.reach(Right.PROGRAMME_READ));
        var standings = compliance.of(all, year, year);
        return all.stream()
                .map(pairing ->
                        glance(
                                pairing,
                                Objects.requireNonNull(standings.get(pairing.id())).getFirst()))
                .toList();
    }

    private static CompliancePage.Glance glance(Pairing pairing, Standing standing) {
        return new CompliancePage.Glance(
                pairing.id(),
                pairing.name(),
                standing.demands().rules(),
                standing.count(State.MET),
                standing.count(State.AT_RISK),
                standing.count(State.BROKEN),
                standing.count(State.UNKNOWN));
    }

    CompliancePage page(PairingId id, int year, Me me, Locale locale) {
        var pairing = pairings.get(id, me.reach(Right.PROGRAMME_READ));
        var standing =
                Objects.requireNonNull(compliance.of(List.of(pairing), year, year).get(id))
                        .getFirst();
        var bound = standing.bound();
        return new CompliancePage(
                id,
                pairing.name(),
                year,
                standing.year().from(),
                standing.year().until().minusDays(1),
                bound,
                bound == null ? "" : bound.rules().name(locale),
                !standing.demands().value(Parameter.enforced).equals("false"),
                rows(standing, locale),
                values(Parameter.ambiguities(), standing.demands(), locale),
                waivers(id, locale),
                bindings.ruleSets().list(),
                pairing.isWithin(me.reach(Right.PROGRAMME_WRITE)));
    }

    private List<CompliancePage.Row> rows(Standing standing, Locale locale) {
        var stints =
                standing.world().stints().stream()
                        .collect(Collectors.toMap(Stint::posting, stint -> stint));
        var deciding =
                standing.verdicts().stream()
                        .flatMap(one -> one.answer().rows().stream())
                        .collect(Collectors.toSet());
        var shown = deciding(deciding, stints, locale);
        return standing.verdicts().stream()
                .map(one -> row(one, standing.demands(), shown, locale))
                .toList();
    }

    private CompliancePage.Row row(
            Verdict verdict,
            Demands demands,
            Map<UUID, CompliancePage.Deciding> shown,
            Locale locale) {
        var check = verdict.check();
        var answer = verdict.answer();
        var parameters = new ArrayList<>(check.asks().stream().filter(demands::names).toList());
        check.dependsOn().stream()
                .filter(one -> !parameters.contains(one))
                .forEach(parameters::add);
        return new CompliancePage.Row(
                check.code(),
                title(check, locale),
                answer.state(),
                messages.getMessage(answer.sentence(), locale),
                values(parameters, demands, locale),
                answer.rows().stream()
                        .map(posting -> Objects.requireNonNull(shown.get(posting)))
                        .distinct()
                        .toList(),
                verdict.waiver());
    }

    private String title(Check check, Locale locale) {
        return messages.getMessage(check.title(), null, locale);
    }

    /** The title of the check of that code; the code itself when there is none. */
    String title(String code, Locale locale) {
        return Check.ALL.stream()
                .filter(check -> check.code().equals(code))
                .map(check -> title(check, locale))
                .findFirst()
                .orElse(code);
    }

    private Map<UUID, CompliancePage.Deciding> deciding(
            Set<UUID> postings, Map<UUID, Stint> stints, Locale locale) {
        var there = postings.stream().map(stints::get).filter(Objects::nonNull).toList();
        var people =
                directory.people(
                        there.stream().map(stint -> new PersonId(stint.person())).toList());
        var places =
                directory.institutions(
                        there.stream()
                                .map(stint -> new InstitutionId(stint.recipient()))
                                .distinct()
                                .toList());
        return there.stream()
                .collect(
                        Collectors.toMap(
                                Stint::posting,
                                stint -> {
                                    var person = people.get(new PersonId(stint.person()));
                                    var place = places.get(new InstitutionId(stint.recipient()));
                                    var last = stint.term().runs().getFirst().last();
                                    return new CompliancePage.Deciding(
                                            stint.posting(),
                                            person == null ? "—" : person.name(),
                                            place == null ? "" : place.name(),
                                            Objects.requireNonNull(stint.term().first()),
                                            last == null
                                                    ? say("coverage.open-end", locale)
                                                    : last.toString());
                                }));
    }

    List<CompliancePage.Value> values(
            Collection<Parameter> parameters, Demands demands, Locale locale) {
        return parameters.stream()
                .map(one ->
                        new CompliancePage.Value(
                                one.name(),
                                say("parameter." + one, locale),
                                word(one, demands.value(one), locale),
                                demands.origin(one),
                                allowed(one, locale)))
                .toList();
    }

    String word(Parameter parameter, String value, Locale locale) {
        return value.isEmpty()
                ? say("parameter.off", locale)
                : switch (parameter.kind()) {
                    case FLAG, CHOICE -> say(parameter.word(value), locale);
                    case PERCENT -> value + " %";
                    case COUNT, WORDS -> value;
                };
    }

    String allowed(Parameter parameter, Locale locale) {
        var choices = parameter.choices();
        return choices.isEmpty()
                ? say("kind." + parameter.kind(), locale)
                : choices.stream()
                        .map(one -> one + " " + say(parameter.word(one), locale))
                        .collect(Collectors.joining(" · "));
    }

    private List<CompliancePage.WaiverRow> waivers(PairingId pairing, Locale locale) {
        var today = compliance.today();
        return bindings.book().waivers(List.of(pairing)).stream()
                .map(one ->
                        new CompliancePage.WaiverRow(
                                one, title(one.check(), locale), one.until().isAfter(today)))
                .toList();
    }

    /** Cells of the rules as a spreadsheet shows them. */
    List<Object> cells(CompliancePage.Row row, Locale locale) {
        return Arrays.asList(
                row.title(),
                say("state." + row.state(), locale),
                row.sentence(),
                row.values().stream()
                        .map(one -> one.title() + " " + one.value())
                        .collect(Collectors.joining("; ")),
                row.deciding().stream()
                        .map(one -> one.name() + " " + one.from() + "–" + one.last())
                        .collect(Collectors.joining("; ")),
                row.waiver() == null ? "" : row.waiver().name() + " – " + row.waiver().last());
    }
}
