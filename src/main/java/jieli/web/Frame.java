package jieli.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import jieli.identity.Me;
import jieli.identity.Right;
import org.jspecify.annotations.Nullable;

/**
 * What the layout shows around a page.
 *
 * @param language the page's language as the html element names it: {@code zh-CN} or {@code en}
 * @param inOtherLanguage this very page in the other language
 * @param section the first step of the path; the menu marks it
 * @param query what stands in the search box
 * @param me who is signed in, null for nobody
 */
record Frame(
        String language,
        String inOtherLanguage,
        String section,
        String query,
        @Nullable Me me,
        boolean demo) {

    /**
     * A step of the menu, for whoever has one of the rights; message key and path share the word.
     */
    private record Entry(String word, Set<Right> rights) {}

    /** The menu, in its order. */
    private static final List<Entry> MENU =
            List.of(
                    new Entry("pairings", EnumSet.of(Right.PROGRAMME_READ)),
                    new Entry("deployment", EnumSet.of(Right.PROGRAMME_READ)),
                    new Entry("mentoring", EnumSet.of(Right.PROGRAMME_READ)),
                    new Entry("ledger", EnumSet.of(Right.PROGRAMME_READ)),
                    new Entry("briefings", EnumSet.of(Right.PROGRAMME_READ)),
                    new Entry("cases", EnumSet.of(Right.CASE_READ, Right.CASE_ANSWER)),
                    new Entry("emergencies", EnumSet.of(Right.EMERGENCY_REVIEW, Right.TRAIL_READ)),
                    new Entry("contacts", EnumSet.of(Right.CONTACT_READ)),
                    new Entry("directory", EnumSet.of(Right.DIRECTORY_READ)),
                    new Entry("accounts", EnumSet.of(Right.ACCOUNT_WRITE)),
                    new Entry("audit", EnumSet.of(Right.TRAIL_READ)),
                    new Entry("terms", EnumSet.allOf(Right.class)));

    private static final Pattern LANGUAGE_PARAMETER = Pattern.compile("(^|&)lang=[^&]*");

    static Frame of(HttpServletRequest request, Locale locale, @Nullable Me me, boolean demo) {
        var chinese = !locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        var path = path(request);
        var parameters = request.getQueryString() == null ? "" : request.getQueryString();
        var kept = LANGUAGE_PARAMETER.matcher(parameters).replaceAll("");
        var other =
                path
                        + "?"
                        + (kept.isEmpty() ? "" : kept.replaceFirst("^&", "") + "&")
                        + (chinese ? "lang=en" : "lang=zh-CN");
        var query = request.getParameter("q");
        return new Frame(
                chinese ? "zh-CN" : "en",
                other,
                section(path),
                query == null ? "" : query,
                me,
                demo);
    }

    /** What the person at the keyboard can open; nothing while nobody is signed in. */
    public List<String> menu() {
        return me == null
                ? List.of()
                : MENU.stream()
                        .filter(entry -> entry.rights().stream().anyMatch(me::may))
                        .map(Entry::word)
                        .toList();
    }

    /** Whether a piece of a page is for the person at the keyboard. */
    public boolean may(String right) {
        return me != null && me.may(Right.valueOf(right));
    }

    /**
     * The page to come back to: after a refused form the form's page, not the address it was sent
     * to.
     */
    private static String path(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed) {
            return failed;
        }
        var path = request.getRequestURI();
        return request.getMethod().equals("GET") || path.lastIndexOf('/') == 0
                ? path
                : path.substring(0, path.lastIndexOf('/'));
    }

    private static String section(String path) {
        var steps = path.split("/", 3);
        return steps.length > 1 ? steps[1] : "";
    }
}
