package jieli.identity.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTests {

    private static final Place HERE = new Place("a.b.c", new UUID(1, 1));

    @TempDir Path home;

    @Test
    void theFirstStartMakesAKeyForItsOwnersEyesOnly() throws IOException {
        var file = new KeyFile(home.resolve("new"));
        file.create();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        var first = file.read().newest();
        file.create();
        assertThat(file.read().newest().mark())
                .as("a file that is there stays")
                .isEqualTo(first.mark());
        try (var left = Files.list(home.resolve("new"))) {
            assertThat(left).containsExactly(file.path());
        }
    }

    @Test
    void aFileOthersMayReadIsRefused() throws IOException {
        var file = new KeyFile(home);
        file.create();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(file::read)
                .isInstanceOf(UnusableKeys.class)
                .hasMessage(
                        "The key file %s may be read by others; run: chmod 600 %s"
                                .formatted(file.path(), file.path()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing but a remark",
                "secret",
                "1:",
                "0:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "1:AAAA",
                "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=A",
                "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n1:BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void aMalformedKeyIsRefusedInOneSentenceThatKeepsTheSecret(String text) throws IOException {
        var file = new KeyFile(home);
        file.create();
        Files.writeString(file.path(), text);
        assertThatThrownBy(file::read)
                .isInstanceOf(UnusableKeys.class)
                .hasMessageNotContaining("AAAA")
                .hasMessageNotContaining("secret")
                .hasMessageEndingWith(".");
        if (!text.isEmpty()) {
            assertThatThrownBy(() -> Keys.of(text.replace('\n', ','), home))
                    .isInstanceOf(UnusableKeys.class)
                    .hasMessageNotContaining("AAAA");
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        var file = new KeyFile(home);
        file.create();
        Files.write(file.path(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(file::read).isInstanceOf(UnusableKeys.class);
    }

    @Test
    void theEnvironmentComesBeforeTheFile() {
        new KeyFile(home).create();
        assertThat(Keys.of(Key.freshLine(9), home).ring().newest().version()).isEqualTo(9);
        assertThat(Keys.of(" ", home).ring().newest().version()).isEqualTo(1);
    }

    @Test
    void aRunningHouseReadsAKeyFileThatChanged() throws IOException {
        var file = new KeyFile(home);
        file.create();
        var vault = new Vault(Keys.of(file));
        var old = vault.seal("x", HERE);
        file.add(2);
        assertThat(vault.open(old, HERE)).isEqualTo("x");
        assertThat(Vault.version(vault.seal("x", HERE))).isEqualTo(2);
        file.forget(List.of(1));
        assertThatThrownBy(() -> vault.open(old, HERE)).isInstanceOf(BrokenSeal.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }
}
