package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jieli.identity.vault.BrokenSeal;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;

/**
 * What someone had typed when their session had ended or their right was gone: it comes back.
 *
 * @param action the address it was sent to, a path of ours
 * @param again whether it may be sent once more with a button; never for a form of another site
 */
record Kept(String action, List<Field> fields, boolean again) {

    record Field(String name, String value) {}

    private static final String ATTRIBUTE = "kept";
    private static final Place PLACE = new Place("session.kept", new UUID(0, 0));
    private static final int LONGEST = 200_000;
    private static final Set<String> SECRETS =
            Set.of("_csrf", "password", "again", "code", "current", "phone", "number");

    Kept {
        fields = List.copyOf(fields);
    }

    /** The form of a request; files are too large to keep. */
    static Kept of(HttpServletRequest request) {
        var fields = new ArrayList<Field>();
        var length = 0;
        for (var entry : request.getParameterMap().entrySet()) {
            for (var value : entry.getValue()) {
                length += value.length();
                if (!SECRETS.contains(entry.getKey()) && length < LONGEST) {
                    fields.add(new Field(entry.getKey(), value));
                }
            }
        }
        return new Kept(request.getRequestURI(), fields, isOwn(request));
    }

    /** Whether a page of ours sent it, as far as the browser says. */
    private static boolean isOwn(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader("Origin");
        return origin != null
                && origin.equals(
                        request.getRequestURL().toString().replace(request.getRequestURI(), ""));
    }

    /** Sealed, because the session lies in the database and a form may be about a patient. */
    void keep(HttpServletRequest request, Vault vault) {
        request.getSession().setAttribute(ATTRIBUTE, vault.seal(written(), PLACE));
    }

    static Optional<Kept> find(HttpServletRequest request, Vault vault) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof byte[] sealed)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(vault.open(sealed, PLACE)));
        } catch (BrokenSeal keyForgotten) {
            return Optional.empty();
        }
    }

    /** One line each, encoded as a browser would. */
    private String written() {
        var lines = new ArrayList<>(List.of(encoded(action), String.valueOf(again)));
        fields.forEach(field -> lines.add(encoded(field.name()) + "=" + encoded(field.value())));
        return String.join("\n", lines);
    }

    private static Kept read(String written) {
        var lines = written.lines().toList();
        var fields =
                lines.stream()
                        .skip(2)
                        .map(line -> line.split("=", 2))
                        .map(cells -> new Field(decoded(cells[0]), decoded(cells[1])))
                        .toList();
        return new Kept(decoded(lines.getFirst()), fields, Boolean.parseBoolean(lines.get(1)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static void drop(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Whether there is anything to show. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
