package jieli.directory;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The directory's words where no template stands between: in spreadsheets. */
@Component
class Wording {

    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Locale locale) {
        return messages.getMessage("directory." + key, null, locale);
    }

    List<String> all(String prefix, List<String> keys, Locale locale) {
        return keys.stream().map(key -> of(prefix + key, locale)).toList();
    }

    /** The word for a choice; empty if none was made. */
    String choice(String prefix, @Nullable Enum<?> choice, Locale locale) {
        return choice == null ? "" : of(prefix + choice.name(), locale);
    }
}
