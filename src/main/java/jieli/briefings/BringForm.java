package jieli.briefings;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The form that brings a document in, as it was filled; a refusal gives it back unchanged. */
record BringForm(
        @Nullable MultipartFile file,
        @Nullable String text,
        @Nullable String name,
        @Nullable String publisher,
        @Nullable String pairing)
        implements Serializable {

    static BringForm empty(@Nullable String pairing) {
        return new BringForm(null, null, null, null, pairing);
    }

    boolean hasFile() {
        return file != null && !file.isEmpty() || hasNamedEmptyFile();
    }

    /** A browser sends an empty part without a name when no file was chosen. */
    private boolean hasNamedEmptyFile() {
        return file != null && !said(file.getOriginalFilename()).isEmpty();
    }

    boolean hasText() {
        return text != null && !text.isBlank();
    }

    /** What to call the document. */
    String label() {
        var given = said(name);
        if (!given.isEmpty()) {
            return shortened(given);
        }
        var fileName = file == null ? "" : said(file.getOriginalFilename());
        if (!fileName.isEmpty()) {
            return shortened(fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1));
        }
        return shortened(said(text).lines().findFirst().orElse("text"));
    }

    Optional<UUID> pairingId() {
        var chosen = said(pairing);
        return chosen.matches("[0-9a-fA-F-]{36}")
                ? Optional.of(UUID.fromString(chosen))
                : Optional.empty();
    }

    static String said(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) : text;
    }
}
