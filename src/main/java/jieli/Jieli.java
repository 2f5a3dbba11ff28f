package jieli;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/**
 * Jieli 接力: from a county's need to a skill that stays, with every figure traceable to the deed
 * behind it.
 *
 * <p>{@code bin/jieli} says how it is started.
 */
@SpringBootApplication
@Modulithic(systemName = "Jieli")
public class Jieli {

    /**
     * @param arguments {@code demo|serve [--port N]}
     */
    public static void main(String[] arguments) {
        try {
            serve(arguments);
        } catch (RuntimeException failed) {
            var sentence = sentence(failed);
            if (sentence.isEmpty()) {
                throw failed;
            }
            System.err.println("jieli: " + sentence.get());
            System.exit(1);
        }
    }

    /** The one clock of the house; days are days in China wherever the server stands. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    private static void serve(String[] arguments) {
        var words = Arrays.asList(arguments);
        var settings = new ArrayList<>(List.of("--jieli.demo=" + words.contains("demo")));
        var port = words.indexOf("--port");
        if (port >= 0) {
            settings.add(
                    "--server.port=" + port(port + 1 < words.size() ? words.get(port + 1) : ""));
        }
        SpringApplication.run(Jieli.class, settings.toArray(String[]::new));
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
            if (cause instanceof PortInUseException taken) {
                return Optional.of(
                        "Port %d is taken; choose another with --port N or JIELI_PORT."
                                .formatted(taken.getPort()));
            }
        }
        return Optional.empty();
    }
}
