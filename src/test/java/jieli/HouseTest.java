package jieli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test in the whole house with its demonstration data: a real server on a free port, a real
 * PostgreSQL in a fresh folder. All such tests share one house, so each brings what it changes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@Import(As.class)
@ContextConfiguration(initializers = HouseTest.FreshFolder.class)
public @interface HouseTest {

    /** Gives the house an empty data folder under target. */
    class FreshFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var target = Files.createDirectories(Path.of("target").toAbsolutePath());
                var home = Files.createTempDirectory(target, "house-");
                var empty =
                        context.getEnvironment().getProperty("jieli.empty", Boolean.class, false);
                context.getEnvironment()
                        .getPropertySources()
                        .addFirst(
                                new MapPropertySource(
                                        "house",
                                        Map.of(
                                                "jieli.home",
                                                home.toString(),
                                                "jieli.demo",
                                                !empty)));
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
