package jieli.identity.vault;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the vault's keys lie when Jieli starts. */
@Configuration(proxyBeanMethods = false)
class VaultHouse {

    private static final Logger LOG = LoggerFactory.getLogger(VaultHouse.class);

    @Bean
    Vault vault(
            @Value("${jieli.key:}") String environment,
            @Value("${jieli.home}") String home,
            KeyMarks marks) {
        var file = new KeyFile(Path.of(home));
        if (environment.isBlank() && !file.exists() && marks.all().isEmpty()) {
            file.create();
            LOG.info(
                    "A key was made in {}; keep a copy of that file in a safe place.", file.path());
        }
        var keys = Keys.of(environment, Path.of(home));
        marks.require(keys.ring());
        return new Vault(keys);
    }
}
