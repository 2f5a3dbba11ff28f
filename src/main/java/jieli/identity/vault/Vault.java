package jieli.identity.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals what may not lie open: AES-256-GCM with a fresh nonce of 96 bits. Shape of a seal: format
 * (1 byte, 1), key version (1 byte), nonce (12), ciphertext, tag (16); header and {@link Place} are
 * authenticated with it. The price of a random nonce: no more than 2^32 seals with one key.
 */
public final class Vault {

    static final int FORMAT = 1;
    private static final int NONCE = 12;
    private static final int HEAD = 2;
    private static final int TAG = 16;

    private final Keys keys;
    private final SecureRandom random = new SecureRandom();

    Vault(Keys keys) {
        this.keys = keys;
    }

    /** Seals with the newest key. */
    public byte[] seal(String plain, Place place) {
        var key = keys.ring().newest();
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var head = new byte[] {FORMAT, (byte) key.version()};
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, head, place);
            var sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(HEAD + NONCE + sealed.length)
                    .put(head)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What was sealed at that place.
     *
     * @throws BrokenSeal if it was changed, lay elsewhere, or its key is not at hand
     */
    public String open(byte[] sealed, Place place) {
        if (sealed.length < HEAD + NONCE + TAG || sealed[0] != FORMAT) {
            throw new BrokenSeal("no seal at " + place);
        }
        var key = keys.ring().find(version(sealed));
        if (key == null) {
            throw new BrokenSeal(
                    "key version %d is not at hand for %s".formatted(version(sealed), place));
        }
        var head = new byte[] {sealed[0], sealed[1]};
        var nonce = new byte[NONCE];
        System.arraycopy(sealed, HEAD, nonce, 0, NONCE);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, head, place);
            var plain = cipher.doFinal(sealed, HEAD + NONCE, sealed.length - HEAD - NONCE);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException changed) {
            throw new BrokenSeal("the seal at %s was changed or moved".formatted(place));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What a sealed value is found by: HMAC-SHA256 of its normal form (32 bytes), with the newest
     * key. Equal values have equal hashes, which is what a look-up needs and all it gives away.
     */
    public byte[] lookup(String plain) {
        return hash(keys.ring().newest(), plain);
    }

    /**
     * The hashes under every key version at hand, newest first: while keys are rotated, rows of two
     * versions lie side by side. For {@code lookup in (:lookups)}.
     */
    public List<byte[]> lookups(String plain) {
        return keys.ring().all().stream().map(key -> hash(key, plain)).toList();
    }

    /**
     * How a value is compared: full-width forms narrowed, upper case, without blanks, hyphens, dots
     * or brackets, without +86 before a phone.
     */
    static String normal(String plain) {
        return Normalizer.normalize(plain, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Pd}.()]", "")
                .replaceFirst("^(\\+|00)86(?=\\d)", "");
    }

    static int version(byte[] sealed) {
        return sealed[1] & 0xff;
    }

    private static byte[] hash(Key key, String plain) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key.hash());
            return mac.doFinal(normal(plain).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, byte[] head, Place place)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.seal(), new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(place.bytes());
        return cipher;
    }
}
