package jieli.identity.vault;

import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All versions of the key at hand; the newest seals, the others still open. Never empty. */
final class KeyRing {

    private static final Pattern LINE = Pattern.compile("([1-9]\\d{0,2}):([A-Za-z0-9+/]+={0,2})");

    private final NavigableMap<Integer, Key> keys;

    private KeyRing(NavigableMap<Integer, Key> keys) {
        this.keys = keys;
    }

    /**
     * @param lines {@code version:base64} each; blank ones and those that start with # are passed
     * @param origin what the person is told to mend
     */
    static KeyRing read(Stream<String> lines, String origin) {
        var keys = new TreeMap<Integer, Key>();
        lines.map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> key(line, origin))
                .forEach(key -> {
                    if (keys.put(key.version(), key) != null) {
                        throw new UnusableKeys(
                                "%s names key version %d twice.".formatted(origin, key.version()));
                    }
                });
        if (keys.isEmpty()) {
            throw new UnusableKeys(
                    "%s holds no key; bring the key back from where it is kept safe."
                            .formatted(origin));
        }
        return new KeyRing(keys);
    }

    /** What JIELI_KEY holds: one key or several between commas. */
    static KeyRing ofEnvironment(String value) {
        return read(Stream.of(value.split(",")), "JIELI_KEY");
    }

    private static Key key(String line, String origin) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new UnusableKeys(
                    "%s is malformed; a key is written as version:base64, for example by bin/jieli rotate-key."
                            .formatted(origin));
        }
        return Key.of(Integer.parseInt(parts.group(1)), bytes(parts.group(2), origin));
    }

    private static byte[] bytes(String base64, String origin) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new UnusableKeys(
                    "%s is malformed: what follows the version is not base64.".formatted(origin));
        }
    }

    Key newest() {
        return keys.lastEntry().getValue();
    }

    @Nullable Key find(int version) {
        return keys.get(version);
    }

    /** Newest first. */
    List<Key> all() {
        return List.copyOf(keys.descendingMap().values());
    }
}
