package jieli.briefings;

import jakarta.servlet.http.HttpSession;

/** Who is at the keyboard, as long as the browser stays: accounts take this place later. */
final class Reviewer {

    private static final String ATTRIBUTE = "by";

    private static final int LONGEST = 100;

    private Reviewer() {}

    static String of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof String name
                ? name.substring(0, Math.min(LONGEST, name.length()))
                : "";
    }

    static void remember(HttpSession session, String name) {
        if (!name.isBlank()) {
            session.setAttribute(ATTRIBUTE, name.strip());
        }
    }
}
