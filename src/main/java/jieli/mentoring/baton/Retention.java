package jieli.mentoring.baton;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.mentoring.Deed;
import jieli.mentoring.baton.DeedBook.Found;
import jieli.mentoring.baton.DeedBook.Told;
import jieli.terms.Terms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes down what was found 3, 6, 12 months after a departure, tells the account what counts of
 * it. What a late deed changes becomes a further version; what no longer holds is taken back.
 */
@Component
class Retention {

    /** What should count. */
    private record Wanted(Deed.Kind kind, LocalDate about, LocalDate day) {}

    private final DeedBook book;
    private final ApplicationEventPublisher events;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    Retention(
            DeedBook book,
            ApplicationEventPublisher events,
            Directory directory,
            MessageSource messages,
            Clock clock) {
        this.book = book;
        this.directory = directory;
        this.events = events;
        this.messages = messages;
        this.clock = clock;
    }

    /** In the transaction in which they were worked out. */
    void note(Collection<Known> all, LocalDate today) {
        var keys = all.stream().map(Known::key).toList();
        var found = book.found(keys).stream().collect(Collectors.groupingBy(Found::key));
        var told = book.told(keys).stream().collect(Collectors.groupingBy(Told::key));
        var at = clock.instant();
        var versions = new ArrayList<Found>();
        for (var known : all) {
            var checks = known.baton().checks(today);
            versions.addAll(versions(known, checks, found.getOrDefault(known.key(), List.of())));
            tell(
                    known,
                    wanted(known, checks, today),
                    told.getOrDefault(known.key(), List.of()),
                    at);
        }
        if (!versions.isEmpty()) {
            book.add(versions, at);
        }
    }

    private static List<Found> versions(Known known, List<Baton.Check> checks, List<Found> before) {
        var versions = new ArrayList<Found>();
        var left = new HashMap<String, Found>();
        before.forEach(one -> left.put(one.departed() + "/" + one.months(), one));
        for (var check : checks) {
            var old = left.remove(check.departed() + "/" + check.months());
            var now = found(known, check, old == null ? 1 : old.version());
            if (!now.equals(old)) {
                versions.add(old == null ? now : found(known, check, old.version() + 1));
            }
        }
        left.values().stream()
                .filter(old -> old.state() != null)
                .map(Retention::voided)
                .forEach(versions::add);
        return versions;
    }

    private static Found found(Known known, Baton.Check check, int version) {
        var standing = check.standing();
        return new Found(
                known.key(),
                check.departed(),
                check.months(),
                version,
                standing.state(),
                (int) standing.independent(),
                (int) standing.before(),
                standing.able().size(),
                standing.last(),
                (int) check.complications(),
                (int) check.takenOver(),
                known.means(Means.Kind.EQUIPMENT, standing.day()).orElse(null),
                known.means(Means.Kind.CONSUMABLES, standing.day()).orElse(null),
                known.simulated());
    }

    private static Found voided(Found old) {
        return new Found(
                old.key(),
                old.departed(),
                old.months(),
                old.version() + 1,
                null,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                old.simulated());
    }

    private static List<Wanted> wanted(Known known, List<Baton.Check> checks, LocalDate today) {
        var wanted = new ArrayList<Wanted>();
        known.baton()
                .passed(today)
                .ifPresent(day -> wanted.add(new Wanted(Deed.Kind.PASSED, day, day)));
        for (var check : checks) {
            if (check.months() > 3 && check.standing().state() == BatonState.ROOTED) {
                wanted.add(
                        new Wanted(
                                check.months() == 6 ? Deed.Kind.KEPT_6 : Deed.Kind.KEPT_12,
                                check.departed(),
                                check.standing().day()));
            }
        }
        return wanted;
    }

    private void tell(Known known, List<Wanted> wanted, List<Told> before, Instant at) {
        var settled = new HashSet<Told>();
        for (var one : wanted) {
            var old =
                    before.stream()
                            .filter(each ->
                                    each.kind() == one.kind() && each.about().equals(one.about()))
                            .findFirst();
            old.filter(Told::counts).ifPresent(settled::add);
            if (old.filter(Told::counts).isEmpty()) {
                tell(known, one, old.map(Told::version).orElse(0) + 1, at);
            }
        }
        before.stream()
                .filter(old -> old.counts() && !settled.contains(old))
                .forEach(old -> undo(old, at));
    }

    /** Without anybody's programme there is no account it belongs to. */
    private void tell(Known known, Wanted one, int version, Instant at) {
        var pairing = known.pairing(one.about()).orElse(null);
        var told = new Told(known.key(), one.kind(), one.about(), version, true);
        if (pairing != null && book.add(told, at)) {
            events.publishEvent(
                    new Deed(
                            told.deed(),
                            one.kind(),
                            pairing,
                            known.key().institution(),
                            one.day(),
                            Terms.get("techniques").name(known.key().technique(), Locale.CHINESE),
                            able(known, one.day()),
                            known.key().link(),
                            say("house"),
                            known.simulated()));
        }
    }

    private String able(Known known, LocalDate day) {
        var able = known.baton().on(day).able().stream().map(PersonId::new).toList();
        return directory.people(able).values().stream()
                .map(Person::name)
                .sorted()
                .collect(Collectors.joining("、"));
    }

    private void undo(Told old, Instant at) {
        if (book.add(new Told(old.key(), old.kind(), old.about(), old.version() + 1, false), at)) {
            events.publishEvent(new Deed.Undone(old.deed(), say("undone"), say("house")));
        }
    }

    private String say(String key) {
        return Objects.requireNonNull(
                messages.getMessage("mentoring.baton." + key, null, Locale.CHINESE));
    }
}
