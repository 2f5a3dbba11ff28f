package jieli.identity.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jieli.HouseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.CannotCreateTransactionException;

/** Ten thousand contacts in a house that runs while its key is rotated beside it. */
@HouseTest
class KeyRotationTests {

    private static final int MANY = 10_000;
    private static final UUID HOSPITAL = new UUID(0, 77);

    @Autowired Vault running;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Value("${jieli.home}")
    Path home;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void clear() {
        JdbcClient.create(owner)
                .sql("delete from identity.contact where institution = :id")
                .param("id", HOSPITAL)
                .update();
    }

    @Test
    void aRotationKilledHalfWayGoesOnAndTheRunningHouseOpensEverythingAllTheWhile() {
        var before = newest();
        var ids = contacts(MANY);

        assertThatThrownBy(() -> rotation(new Failing(owner, 50), "").rotate())
                .isInstanceOf(CannotCreateTransactionException.class);

        assertThat(newest()).isEqualTo(before + 1);
        assertThat(seals(before)).as("left").isPositive();
        assertThat(seals(before + 1)).as("done").isPositive();
        assertThatEverythingOpensAndIsFound(ids);

        assertThat(rotation(owner, "").rotate()).isZero();

        assertThat(said.toString(UTF_8)).contains("Going on with key version " + newest());
        assertThat(newest()).as("no third key").isEqualTo(before + 1);
        assertThat(seals(before)).isZero();
        assertThatEverythingOpensAndIsFound(ids);

        assertThat(rotation(owner, "").forget()).isZero();
        assertThat(new KeyFile(home).read().all()).hasSize(1);
        assertThat(new KeyMarks(JdbcClient.create(owner)).all()).containsOnlyKeys(before + 1);
        assertThatEverythingOpensAndIsFound(ids);
    }

    @Test
    void aKeyInUseIsNotForgotten() {
        contacts(3);
        var file = new KeyFile(home);
        var used = newest();
        file.add(used + 1);
        assertThat(rotation(owner, "").forget()).isZero();
        assertThat(file.read().find(used)).isNotNull();
        assertThat(rotation(owner, "").rotate()).isZero();
        assertThat(rotation(owner, "").forget()).isZero();
    }

    @Test
    void withKeysInTheEnvironmentTheLineToAddIsPrintedThenTheSealsAreRenewed() throws Exception {
        var ids = contacts(700);
        var file = new KeyFile(home).path();
        var first =
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.joining(","));
        assertThat(rotation(owner, first).rotate()).isZero();
        var lines = said.toString(UTF_8).lines().toList();
        assertThat(lines.getLast()).startsWith(newest() + 1 + ":");
        assertThat(seals(newest() + 1)).as("nothing sealed yet").isZero();

        var both = first + "," + lines.getLast();
        assertThat(rotation(owner, both).rotate()).isZero();
        assertThat(seals(newest() + 1)).isEqualTo(700);
        var vault = new Vault(Keys.of(both, home));
        assertThat(open(vault, ids.getFirst())).isEqualTo(phone(0));
        // the house that all tests share goes on with the file
        Files.writeString(file, lines.getLast() + "\n", StandardOpenOption.APPEND);
        assertThat(open(running, ids.getFirst())).isEqualTo(phone(0));
    }

    @Test
    void anOwnerWhoIsNoSuperuserRenewsRowsThatAPolicyHides() {
        var jdbc = new JdbcTemplate(owner);
        jdbc.execute("create role keeper login password 'keeper'");
        jdbc.execute("create schema scratch authorization keeper");
        var url = Objects.requireNonNull(((DriverManagerDataSource) owner).getUrl());
        var way = new DriverManagerDataSource(url, "keeper", "keeper");
        var keeper = new JdbcTemplate(way);
        keeper.execute("create table scratch.paper (id uuid primary key, sealed bytea)");
        keeper.execute("alter table scratch.paper enable row level security");
        var column = new SealedColumn("scratch.paper", "id", "sealed", "");
        var row = new UUID(0, 5);
        var old = Key.freshLine(1);
        keeper.update(
                "insert into scratch.paper values (?, ?)",
                row,
                VaultTests.vault(old).seal("x", column.place(row)));
        keeper.execute("alter table scratch.paper force row level security");
        assertThat(keeper.queryForList("select * from scratch.paper")).as("hidden").isEmpty();

        var both = VaultTests.vault(old, Key.freshLine(2));
        var resealing = new Resealing(way);
        assertThat(resealing.versions(List.of(column))).containsExactly(Map.entry(1, 1L));
        assertThat(resealing.walk(column, both, 2)).isEqualTo(new Resealing.Walked(1, 0));
        assertThat(resealing.versions(List.of(column))).containsExactly(Map.entry(2, 1L));
        assertThat(keeper.queryForList("select * from scratch.paper")).as("hidden again").isEmpty();
    }

    @Test
    void aSealThatDoesNotOpenStaysAsItIsAndItsKeyIsKept() {
        var ids = contacts(2);
        JdbcClient.create(owner)
                .sql(
                        "update identity.contact set sealed = overlay(sealed placing '\\x00' from 20) where id = :id")
                .param("id", ids.getFirst())
                .update();
        assertThat(rotation(owner, "").rotate()).isOne();
        assertThat(said.toString(UTF_8)).contains("1 seals do not open");
        assertThat(rotation(owner, "").forget()).isZero();
        assertThat(new KeyFile(home).read().all()).hasSizeGreaterThan(1);
    }

    private void assertThatEverythingOpensAndIsFound(List<UUID> ids) {
        for (var i = 0; i < ids.size(); i += 97) {
            assertThat(open(running, ids.get(i))).isEqualTo(phone(i));
            assertThat(
                            JdbcClient.create(owner)
                                    .sql(
                                            "select id from identity.contact where lookup in (:lookups) and institution = :at")
                                    .param("lookups", running.lookups("+86 " + phone(i)))
                                    .param("at", HOSPITAL)
                                    .query(UUID.class)
                                    .list())
                    .containsExactly(ids.get(i));
        }
    }

    private String open(Vault vault, UUID id) {
        var sealed =
                JdbcClient.create(owner)
                        .sql("select sealed from identity.contact where id = :id")
                        .param("id", id)
                        .query(byte[].class)
                        .single();
        return vault.open(sealed, new Place("identity.contact.sealed", id));
    }

    private List<UUID> contacts(int count) {
        var account =
                JdbcClient.create(owner)
                        .sql("select id from identity.account limit 1")
                        .query(UUID.class)
                        .single();
        var ids = IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
        var rows = new ArrayList<Object[]>();
        for (var i = 0; i < count; i++) {
            var id = ids.get(i);
            rows.add(
                    new Object[] {
                        id,
                        id,
                        running.seal(phone(i), new Place("identity.contact.sealed", id)),
                        running.lookup(phone(i)),
                        HOSPITAL,
                        account
                    });
        }
        new JdbcTemplate(owner)
                .batchUpdate(
                        "insert into identity.contact values (?, ?, 'PHONE', ?, ?, ?, ?, now())",
                        rows);
        return ids;
    }

    private static String phone(int number) {
        return "1%010d".formatted(3_000_000_000L + number);
    }

    private int newest() {
        return new KeyFile(home).read().newest().version();
    }

    private int seals(int version) {
        return JdbcClient.create(owner)
                .sql(
                        "select count(*) from identity.contact where get_byte(sealed, 1) = :version and institution = :at")
                .param("version", version)
                .param("at", HOSPITAL)
                .query(Integer.class)
                .single();
    }

    private KeyRotation rotation(DataSource with, String environment) {
        return new KeyRotation(with, home, environment, new PrintStream(said, true, UTF_8));
    }

    /** A database that is gone after so many connections: what a kill looks like from inside. */
    private static final class Failing extends DelegatingDataSource {
        private int left;

        Failing(DataSource target, int left) {
            super(target);
            this.left = left;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (left-- == 0) {
                throw new SQLException("killed");
            }
            return super.getConnection();
        }
    }
}
