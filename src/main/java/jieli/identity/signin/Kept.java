package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jieli.identity.AccountId;

/**
 * What someone had typed when their session had ended or their right was gone: it comes back.
 *
 * @param owner the account that typed it
 * @param action the address it was sent to, a path of ours
 * @param again whether it may be sent once more with a button; never for a form of another site
 */
record Kept(String owner, String action, List<Field> fields, boolean again)
        implements Serializable {

    record Field(String name, String value) implements Serializable {}

    private static final String ATTRIBUTE = "kept";
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 200_000;
    private static final Set<String> SECRETS =
            Set.of("_csrf", "password", "again", "code", "current", "phone", "number");

    Kept {
        fields = List.copyOf(fields);
    }

    /**
     * The form of a request; files are too large to keep.
     *
     * @param owner who was signed in here last, and alone may see it again; empty keeps nothing
     */
    static Kept of(HttpServletRequest request, String owner) {
        var fields = new ArrayList<Field>();
        var length = 0;
        for (var entry : request.getParameterMap().entrySet()) {
            for (var value : entry.getValue()) {
                length += value.length();
                if (!owner.isEmpty() && !SECRETS.contains(entry.getKey()) && length < LONGEST) {
                    fields.add(new Field(entry.getKey(), value));
                }
            }
        }
        return new Kept(owner, request.getRequestURI(), fields, isOwn(request));
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

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(ATTRIBUTE, this);
    }

    /** Only for whom it was kept: the next person at this browser may be another. */
    static Optional<Kept> find(HttpServletRequest request, AccountId reader) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof Kept kept
                        && kept.owner.equals(reader.toString())
                ? Optional.of(kept)
                : Optional.empty();
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
