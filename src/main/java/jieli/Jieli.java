package jieli;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
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

    public static void main(String[] arguments) {
        try {
            SpringApplication.run(Jieli.class, arguments);
        } catch (CannotStart refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    /** The one clock of the house; days are days in China wherever the server stands. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
