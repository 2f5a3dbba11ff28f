package jieli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@HouseTest
class RotateKeyTests {

    private static final Place HERE = new Place("a.b.c", new UUID(1, 1));

    @TempDir Path empty;

    @Value("${jieli.home}")
    String home;

    @Autowired Vault vault;
    @Autowired Database.Address address;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theCommandWorksBesideTheJieliThatRunsInTheFolder() {
        var before = vault.seal("13800138000", HERE);
        assertThat(run(Map.of("JIELI_HOME", home))).as(err::toString).isZero();
        assertThat(out.toString(UTF_8)).contains("identity.contact.sealed:");
        var after = vault.seal("13800138000", HERE);
        assertThat(after[1]).isGreaterThan(before[1]);
        assertThat(vault.open(before, HERE)).isEqualTo(vault.open(after, HERE));
    }

    @Test
    void anExternalDatabaseIsReachedByItsAddress() {
        var way = new HashMap<String, String>();
        way.put("JIELI_HOME", home);
        way.put("JIELI_DB_URL", address.url());
        way.put("JIELI_DB_USER", "postgres");
        way.put("JIELI_DB_PASSWORD", String.valueOf(address.password()));
        assertThat(run(way)).as(err::toString).isZero();
    }

    @Test
    void whatCannotBeRotatedIsSaidInOneSentence() {
        assertThat(run(Map.of("JIELI_HOME", empty.toString()))).isOne();
        assertThat(err.toString(UTF_8))
                .isEqualTo(
                        "jieli: There is no Jieli in %s; JIELI_HOME names another folder.%n"
                                .formatted(empty));
        err.reset();
        assertThat(run(Map.of("JIELI_HOME", home, "JIELI_KEY", "1:short"))).isOne();
        assertThat(err.toString(UTF_8))
                .startsWith("jieli: ")
                .doesNotContain("short")
                .hasLineCount(1);
        assertThat(run(Map.of(), "--all")).isEqualTo(2);
    }

    private int run(Map<String, String> environment, String... words) {
        return new RotateKey(
                        environment,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8))
                .run(List.of(words));
    }
}
