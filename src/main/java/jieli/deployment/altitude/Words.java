package jieli.deployment.altitude;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people, places, hours are called on these pages. */
@Component
class Words {

    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    Words(Directory directory, MessageSource messages, Clock clock) {
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    String of(String key, Locale locale, Object... words) {
        return messages.getMessage("deployment.altitude." + key, words, locale);
    }

    String person(PersonId id) {
        return directory.find(id).map(Person::name).orElse(id.toString());
    }

    String institution(InstitutionId id) {
        return directory.find(id).map(Institution::name).orElse(id.toString());
    }

    LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone());
    }

    @Nullable LocalDateTime localOrNull(@Nullable Instant at) {
        return at == null ? null : local(at);
    }
}
