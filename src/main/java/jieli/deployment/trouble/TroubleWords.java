package jieli.deployment.trouble;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.Posting;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts troubles into people's words. */
@Component
class TroubleWords {

    /** A trouble as pages show it; the owner is empty while nobody sees to it. */
    record Row(
            Trouble it,
            String person,
            String recipient,
            String owner,
            LocalDateTime raisedAt,
            @Nullable LocalDateTime seenAt,
            long ageDays) {}

    /** A step as pages show it. */
    record Line(Step it, String by, String owner, LocalDateTime at) {}

    private final Directory directory;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Clock clock;

    TroubleWords(Directory directory, Accounts accounts, MessageSource messages, Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
    }

    List<Row> rows(List<Trouble> troubles) {
        var people =
                directory.people(
                        troubles.stream()
                                .flatMap(one -> Stream.of(one.person(), one.owner()))
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()));
        var places = names(troubles.stream().map(Trouble::recipient).collect(Collectors.toSet()));
        return troubles.stream()
                .map(one ->
                        new Row(
                                one,
                                name(people, one.person()),
                                places.getOrDefault(one.recipient().toString(), ""),
                                name(people, one.owner()),
                                local(one.raisedAt()),
                                one.seenAt() == null ? null : local(one.seenAt()),
                                one.ageDays(clock.instant(), clock.getZone())))
                .toList();
    }

    private static String name(Map<PersonId, Person> people, @Nullable PersonId id) {
        var person = id == null ? null : people.get(id);
        return person == null ? "" : person.name();
    }

    List<Line> lines(List<Step> steps) {
        return steps.stream()
                .map(step -> {
                    var owner = step.owner();
                    return new Line(
                            step,
                            person(step.by()),
                            owner == null ? "" : person(owner),
                            local(step.at()));
                })
                .toList();
    }

    Map<String, String> names(Collection<InstitutionId> ids) {
        return directory.named(ids);
    }

    /** Postings by id, called by person and place. */
    Map<String, String> postings(List<Posting> postings) {
        var names = new LinkedHashMap<String, String>();
        postings.forEach(each ->
                names.put(
                        each.id().toString(),
                        person(each.person())
                                + " · "
                                + directory
                                        .find(each.recipient())
                                        .map(Institution::name)
                                        .orElse("")));
        return names;
    }

    private String person(AccountId account) {
        return person(accounts.get(account).person());
    }

    private String person(PersonId id) {
        return directory.find(id).map(Person::name).orElse(id.toString());
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone());
    }

    String of(String key, Locale locale) {
        return messages.getMessage("deployment.trouble." + key, null, locale);
    }
}
