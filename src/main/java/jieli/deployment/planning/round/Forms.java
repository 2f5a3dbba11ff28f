package jieli.deployment.planning.round;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import jieli.deployment.planning.workbook.Column;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The workbooks people fill in: which columns, how they are called in each language. */
@Component
class Forms {

    private static final List<String> NOMINEES =
            List.of(
                    "name",
                    "employer",
                    "born",
                    "department",
                    "specialties",
                    "grade",
                    "cleared",
                    "from",
                    "last",
                    "languages",
                    "prefers",
                    "avoids",
                    "spouse",
                    "note");
    private static final List<String> POSTS =
            List.of(
                    "recipient",
                    "specialty",
                    "grade",
                    "weight",
                    "from",
                    "last",
                    "altitude",
                    "languages",
                    "note");
    private static final Set<String> REQUIRED =
            Set.of(
                    "NOMINEES.name",
                    "NOMINEES.employer",
                    "NOMINEES.specialties",
                    "POSTS.recipient",
                    "POSTS.specialty",
                    "POSTS.from",
                    "POSTS.last");

    private final MessageSource messages;

    Forms(MessageSource messages) {
        this.messages = messages;
    }

    List<Column> columns(Intake.Kind kind, Locale locale) {
        var other = locale.getLanguage().equals("en") ? Locale.CHINESE : Locale.ENGLISH;
        return (kind == Intake.Kind.NOMINEES ? NOMINEES : POSTS)
                .stream()
                        .map(key -> {
                            var word = "form." + kind + "." + key;
                            return new Column(
                                    key,
                                    REQUIRED.contains(kind + "." + key),
                                    List.of(of(word, locale), of(word, other)),
                                    of(word + ".what", locale),
                                    of(word + ".example", locale));
                        })
                        .toList();
    }

    /** A sentence of {@code deployment.plan.…}. */
    String of(String key, Locale locale, Object... words) {
        return messages.getMessage("deployment.plan." + key, words, locale);
    }
}
