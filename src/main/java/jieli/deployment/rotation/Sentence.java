package jieli.deployment.rotation;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something to tell a planner, in any language of the house.
 *
 * @param key of {@code messages/deployment.properties}, without {@code deployment.rotation.}
 * @param arguments names, dates, numbers; a sentence among them is told in the same language
 */
public record Sentence(String key, List<Object> arguments) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /** A sentence by its key and what it speaks of. */
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }

    /** Its words. */
    public String in(Locale locale) {
        var words = ResourceBundle.getBundle("messages.deployment", locale, NO_FALLBACK);
        var told = arguments.stream().map(argument -> told(argument, locale)).toArray();
        return new MessageFormat(words.getString("deployment.rotation." + key), locale)
                .format(told);
    }

    private static Object told(Object argument, Locale locale) {
        return switch (argument) {
            case Sentence sentence -> sentence.in(locale);
            case List<?> several ->
                    String.join(
                            locale.getLanguage().equals("en") ? ", " : "、",
                            several.stream().map(one -> told(one, locale).toString()).toList());
            case Period period -> in(period, locale);
            case Number number -> number.toString();
            default -> argument.toString();
        };
    }

    private static String in(Period period, Locale locale) {
        return locale.getLanguage().equals("en")
                ? period.from() + " to " + period.until()
                : period.from() + " 至 " + period.until();
    }
}
