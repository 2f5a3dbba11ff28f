package jieli;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import jieli.briefings.ReadCommand;
import jieli.identity.audit.VerifyCommand;
import jieli.identity.vault.UnusableKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * Jieli 接力: from a county's need to a skill that stays, with every figure traceable to the deed
 * behind it.
 *
 * <p>{@code bin/jieli} says how it is started. Beans are named by their whole class name, because
 * two modules may well use one noun.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Modulithic(systemName = "Jieli")
public class Jieli {

    /**
     * @param arguments {@code demo|serve [--port N]}, or {@code read}, {@code verify-audit}, {@code
     *     rotate-key} with their own words
     */
    public static void main(String[] arguments) {
        var words = List.of(arguments);
        var command = words.isEmpty() ? null : command(words.getFirst());
        if (command != null) {
            LoggingSystem.get(Jieli.class.getClassLoader()).setLogLevel(null, LogLevel.OFF);
            System.exit(command.applyAsInt(words.subList(1, words.size())));
        }
        try {
            SpringApplication.run(Jieli.class, settings(words));
        } catch (RuntimeException failed) {
            var sentence = sentence(failed);
            if (sentence.isEmpty()) {
                throw failed;
            }
            System.err.println("jieli: " + sentence.get());
            System.exit(1);
        }
    }

    private static int verifyAudit(List<String> words) {
        try {
            return new VerifyCommand(System.out, System.err)
                    .run(words, new FoundDatabase(System.getenv())::connect);
        } catch (CannotStart refusal) {
            System.err.println("jieli: " + refusal.sentence());
            return 2;
        }
    }

    /** Work that needs no running house, by its first word. */
    private static @Nullable ToIntFunction<List<String>> command(String word) {
        return switch (word) {
            case "read" -> new ReadCommand(System.out, System.err)::run;
            case "verify-audit" -> Jieli::verifyAudit;
            case "rotate-key" -> new RotateKey(System.getenv(), System.out, System.err)::run;
            default -> null;
        };
    }

    /** The one clock of the house; days are days in China wherever the server stands. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    /** The words of the command line as settings; a word that means nothing is refused. */
    private static String[] settings(List<String> words) {
        var settings = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            switch (word) {
                case "demo" -> settings.add("--jieli.demo=true");
                case "serve" -> settings.add("--jieli.demo=false");
                case "--port" -> {
                    i++;
                    settings.add("--server.port=" + port(i < words.size() ? words.get(i) : ""));
                }
                default ->
                        throw new CannotStart(
                                "\""
                                        + word
                                        + "\" is not understood; bin/jieli --help lists the words.");
            }
        }
        return settings.toArray(String[]::new);
    }

    private static int port(String word) {
        if (!word.matches("\\d{1,5}") || Integer.parseInt(word) > 65_535) {
            throw new CannotStart("--port wants a number up to 65535, not \"" + word + "\".");
        }
        return Integer.parseInt(word);
    }

    /** What a person can mend is said in one sentence; anything else keeps its stack trace. */
    private static Optional<String> sentence(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart refusal) {
                return Optional.of(refusal.sentence());
            }
            if (cause instanceof UnusableKeys refusal) {
                return Optional.of(refusal.sentence());
            }
            if (cause instanceof PortInUseException taken) {
                return Optional.of(
                        "Port %d is taken; choose another with --port N or JIELI_PORT."
                                .formatted(taken.getPort()));
            }
        }
        return Optional.empty();
    }
}
