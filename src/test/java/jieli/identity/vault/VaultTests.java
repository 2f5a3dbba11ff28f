package jieli.identity.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VaultTests {

    private static final String FIRST = Key.freshLine(1);
    private static final String SECOND = Key.freshLine(2);
    private static final Place HERE = new Place("identity.contact.sealed", new UUID(7, 1));

    private final Vault vault = vault(FIRST);

    static Vault vault(String... lines) {
        return new Vault(Keys.of(String.join(",", lines), Path.of("nowhere")));
    }

    @Test
    void whatIsSealedOpensAtItsPlace() {
        for (var plain : new String[] {"13800138000", "", "格桑次旺", "x".repeat(5000)}) {
            assertThat(vault.open(vault.seal(plain, HERE), HERE)).isEqualTo(plain);
        }
    }

    @Test
    void aSealCopiedToAnotherRowOrColumnDoesNotOpen() {
        var sealed = vault.seal("13800138000", HERE);
        var otherRow = new Place(HERE.column(), new UUID(7, 2));
        var otherColumn = new Place("care.patient.phone", HERE.row());
        assertThatThrownBy(() -> vault.open(sealed, otherRow)).isInstanceOf(BrokenSeal.class);
        assertThatThrownBy(() -> vault.open(sealed, otherColumn)).isInstanceOf(BrokenSeal.class);
    }

    @Test
    void aSealWithAnyBitChangedDoesNotOpenAndSaysNothingOfItsContent() {
        var sealed = vault.seal("13800138000", HERE);
        for (var bit = 0; bit < sealed.length * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> vault.open(changed, HERE))
                    .isInstanceOf(BrokenSeal.class)
                    .hasMessageNotContaining("138");
        }
        for (var length = 0; length < sealed.length; length++) {
            var cut = java.util.Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> vault.open(cut, HERE)).isInstanceOf(BrokenSeal.class);
        }
    }

    @Test
    void twoSealsOfOneValueAreUnlike() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 1000; i++) {
            assertThat(
                            seen.add(
                                    new String(
                                            vault.seal("1", HERE),
                                            java.nio.charset.StandardCharsets.ISO_8859_1)))
                    .isTrue();
        }
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        var both = vault(FIRST, SECOND);
        var old = vault.seal("13800138000", HERE);
        assertThat(both.open(old, HERE)).isEqualTo("13800138000");
        assertThat(Vault.version(both.seal("x", HERE))).isEqualTo(2);
        assertThatThrownBy(() -> vault(SECOND).open(old, HERE))
                .isInstanceOf(BrokenSeal.class)
                .hasMessageContaining("key version 1");
    }

    @Test
    void aValueIsFoundHoweverItWasTyped() {
        var phone = vault.lookup("13800138000");
        assertThat(vault.lookup("+86 138-0013-8000")).isEqualTo(phone);
        assertThat(vault.lookup("0086 138 0013 8000")).isEqualTo(phone);
        assertThat(vault.lookup("１３８００１３８０００")).isEqualTo(phone);
        assertThat(vault.lookup("(0891) 632 2222")).isEqualTo(vault.lookup("0891-6322222"));
        assertThat(vault.lookup("11010519491231002x"))
                .isEqualTo(vault.lookup("11010519491231002X"));
        assertThat(vault.lookup("13800138001")).isNotEqualTo(phone);
    }

    @Test
    void duringARotationAValueIsLookedForUnderEveryKey() {
        var both = vault(FIRST, SECOND);
        assertThat(both.lookups("13800138000"))
                .hasSize(2)
                .anySatisfy(hash -> assertThat(hash).isEqualTo(vault.lookup("13800138000")))
                .anySatisfy(hash -> assertThat(hash).isEqualTo(both.lookup("13800138000")));
        assertThat(both.lookup("13800138000")).isNotEqualTo(vault.lookup("13800138000"));
    }
}
