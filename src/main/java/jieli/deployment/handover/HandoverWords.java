package jieli.deployment.handover;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jieli.deployment.Posting;
import jieli.deployment.handover.Handovers.Folder;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts packs into people's words. */
@Component
class HandoverWords {

    /** A name under the pack; it holds while the pack is what was signed. */
    record Signed(Signature it, String by, LocalDateTime at, boolean holds) {}

    /** A waiver as pages show it. */
    record Waived(String reason, String by, LocalDateTime at) {}

    /**
     * Everything {@code deployment/handover.html} and its print show.
     *
     * @param waived null if there is no waiver
     */
    record Page(
            Folder folder,
            String digest,
            String person,
            String recipient,
            List<Signed> signed,
            @Nullable Waived waived,
            LocalDateTime now) {

        public Posting posting() {
            return folder.pack().posting();
        }
    }

    private final Directory directory;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Clock clock;

    HandoverWords(Directory directory, Accounts accounts, MessageSource messages, Clock clock) {
        this.directory = directory;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
    }

    Page page(Folder folder) {
        var posting = folder.pack().posting();
        var digest = folder.pack().digest();
        return new Page(
                folder,
                digest,
                person(posting.person()),
                directory.find(posting.recipient()).map(Institution::name).orElse(""),
                folder.signatures().stream()
                        .map(each ->
                                new Signed(
                                        each,
                                        person(each.person()),
                                        local(each.at()),
                                        each.holds(digest)))
                        .toList(),
                folder.waiver().map(this::waived).orElse(null),
                local(clock.instant()));
    }

    private Waived waived(Waiver waiver) {
        return new Waived(waiver.reason(), person(waiver.by()), local(waiver.at()));
    }

    String person(AccountId account) {
        return person(accounts.get(account).person());
    }

    private String person(PersonId id) {
        return Optional.of(id).flatMap(directory::find).map(Person::name).orElse(id.toString());
    }

    LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, clock.getZone());
    }

    String of(String key, Locale locale) {
        return messages.getMessage("deployment.handover." + key, null, locale);
    }
}
