package jieli;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Jieli keeps its data.
 *
 * @param home the data folder, from JIELI_HOME, else {@code ~/.jieli}
 * @param db an external database, from JIELI_DB_*; null means the embedded one
 */
@ConfigurationProperties("jieli")
record JieliProperties(Path home, @Nullable External db) {

    record External(@Nullable String url, @Nullable String user, @Nullable String password) {}

    /** The external database; only asked for when its address is set. */
    Database.Address address() {
        var external = Objects.requireNonNull(db, "JIELI_DB_URL");
        return new Database.Address(
                Objects.requireNonNull(external.url()), external.user(), external.password());
    }
}
