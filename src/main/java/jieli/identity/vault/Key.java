package jieli.identity.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One version of the master key with what is derived from it (HKDF-SHA256, RFC 5869): sealing and
 * hashing never share a key.
 *
 * @param version 1 to 255: it stands in one byte of each seal
 * @param seal for AES-256-GCM
 * @param hash for HMAC-SHA256
 * @param mark tells two keys of one version apart without telling anything about them
 */
record Key(int version, SecretKey seal, SecretKey hash, String mark) {

    static final int LAST_VERSION = 255;
    private static final int MASTER_BYTES = 32;

    static Key of(int version, byte[] master) {
        if (version < 1 || version > LAST_VERSION) {
            throw new UnusableKeys("A key's version is a number from 1 to 255.");
        }
        if (master.length != MASTER_BYTES) {
            throw new UnusableKeys(
                    "Key version %d has %d bytes; a key has 32 bytes, written in base64."
                            .formatted(version, master.length));
        }
        return new Key(
                version,
                derive(master, "jieli seal", "AES"),
                derive(master, "jieli hash", "HmacSHA256"),
                Base64.getEncoder()
                        .encodeToString(derive(master, "jieli mark", "mark").getEncoded()));
    }

    /** A fresh key as a line of the key file: {@code version:base64}. */
    static String freshLine(int version) {
        var master = new byte[MASTER_BYTES];
        new SecureRandom().nextBytes(master);
        return version + ":" + Base64.getEncoder().encodeToString(master);
    }

    private static SecretKey derive(byte[] master, String purpose, String algorithm) {
        try {
            var how =
                    HKDFParameterSpec.ofExtract()
                            .addIKM(master)
                            .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), 32);
            // out of the provider's wrapper: a plain key is the same for every cipher
            var bytes = KDF.getInstance("HKDF-SHA256").deriveData(how);
            return new SecretKeySpec(bytes, algorithm);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public String toString() {
        return "key version " + version;
    }
}
