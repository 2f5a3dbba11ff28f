package jieli.identity.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@ExtendWith(OutputCaptureExtension.class)
class VaultHouseTests {

    @Autowired Vault vault;
    @Autowired KeyMarks marks;
    @Autowired JdbcClient jdbc;

    @Value("${jieli.home}")
    Path home;

    @Test
    void theHouseMadeItsKeyFileAndSealsWithIt() {
        var here = new Place("a.b.c", new UUID(1, 1));
        var beside = new Vault(Keys.of(new KeyFile(home)));
        assertThat(beside.open(vault.seal("13800138000", here), here)).isEqualTo("13800138000");
        assertThat(marks.all()).isNotEmpty();
    }

    /** A column left out of its module's list would be lost when its key is forgotten. */
    @Test
    void everySealedColumnIsListedForTheRotation() {
        var columns =
                jdbc.sql(
                                """
                                select n.nspname || '.' || c.relname || '.' || a.attname
                                  from pg_attribute a
                                  join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
                                  join pg_namespace n on n.oid = c.relnamespace
                                 where a.atttypid = 'bytea'::regtype and a.attname ~ 'sealed$'
                                   and n.nspname not in ('scratch', 'pg_catalog')
                                """)
                        .query(String.class)
                        .list();
        assertThat(columns)
                .hasSizeGreaterThan(3)
                .containsExactlyInAnyOrderElementsOf(
                        SealedColumn.all().stream()
                                .map(column -> column.table() + "." + column.sealed())
                                .toList());
    }

    @Test
    void aKeyThatIsNotTheDatabasesIsRefusedAtTheDoor() {
        var foreign =
                KeyRing.ofEnvironment(
                        marks.all().keySet().stream()
                                .map(Key::freshLine)
                                .collect(Collectors.joining(",")));
        assertThatThrownBy(() -> marks.require(foreign))
                .isInstanceOf(UnusableKeys.class)
                .hasMessageStartingWith("This database was sealed with another key version");
    }

    @Test
    void aNumberOfAPersonNeverReachesTheLogNotEvenInAStackTrace(CapturedOutput output) {
        var log = LoggerFactory.getLogger("jieli.test");
        log.warn("rang {}", "13800138000", new IllegalStateException("11010519491231002X"));
        assertThat(output.getAll())
                .contains("rang 138****8000")
                .contains("IllegalStateException: 110*************2X")
                .doesNotContain("13800138000")
                .doesNotContain("11010519491231002X");
    }
}
