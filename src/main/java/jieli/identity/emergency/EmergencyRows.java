package jieli.identity.emergency;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Emergencies in people's words. */
@Component
class EmergencyRows {

    private static final List<String> HEADINGS =
            List.of(
                    "called",
                    "who",
                    "institution",
                    "openedAt",
                    "until",
                    "reason",
                    "verdict",
                    "reviewer",
                    "remark");

    /**
     * An emergency as the list shows it.
     *
     * @param end when the access ended or will end
     * @param reviewer empty until it is signed off
     * @param open whether the reader may sign it off
     */
    record Row(
            Emergency emergency,
            String who,
            String institution,
            LocalDateTime openedAt,
            LocalDateTime end,
            String reviewer,
            boolean stands,
            boolean open) {}

    private final Accounts accounts;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    EmergencyRows(Accounts accounts, Directory directory, MessageSource messages, Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    List<Row> of(List<Emergency> emergencies, Me me) {
        var institutions =
                directory.institutions(
                        emergencies.stream()
                                .map(one -> one.subject().institution())
                                .collect(Collectors.toSet()));
        var people = new HashMap<AccountId, String>();
        return emergencies.stream().map(one -> row(one, institutions, people, me)).toList();
    }

    private Row row(
            Emergency one,
            Map<InstitutionId, Institution> institutions,
            Map<AccountId, String> people,
            Me me) {
        var owner = one.subject().institution();
        var institution = institutions.get(owner);
        var review = one.review();
        var end = one.returnedAt() == null ? one.until() : one.returnedAt();
        return new Row(
                one,
                people.computeIfAbsent(one.account(), this::name),
                institution == null ? owner.toString() : institution.name(),
                local(one.openedAt()),
                local(end),
                review == null ? "" : people.computeIfAbsent(review.by(), this::name),
                one.stands(clock.instant()),
                review == null
                        && !one.account().equals(me.account())
                        && me.reach(Right.EMERGENCY_REVIEW).covers(owner));
    }

    /** The institutions someone reviews for, by id, in the order of their names. */
    Map<String, String> places(Me me) {
        return directory.named(me.reach(Right.EMERGENCY_REVIEW).institutions());
    }

    Sheet sheet(Locale locale) {
        return new Sheet(
                word("title", locale),
                HEADINGS.stream().map(key -> word("column." + key, locale)).toList());
    }

    List<@Nullable Object> cells(Emergency emergency, Me me, Locale locale) {
        var row = of(List.of(emergency), me).getFirst();
        var review = emergency.review();
        return Arrays.asList(
                emergency.subject().called(),
                row.who(),
                row.institution(),
                row.openedAt().toString(),
                row.end().toString(),
                emergency.reason(),
                review == null
                        ? word("state.WAITING", locale)
                        : word("verdict." + review.verdict(), locale),
                row.reviewer(),
                review == null ? "" : review.remark());
    }

    private String word(String key, Locale locale) {
        return messages.getMessage("identity.emergency." + key, null, locale);
    }

    private String name(AccountId id) {
        return directory.find(accounts.get(id).person()).map(Person::name).orElse(id.toString());
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone());
    }
}
