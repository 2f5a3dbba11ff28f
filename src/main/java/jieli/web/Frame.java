package jieli.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the layout shows around a page.
 *
 * @param language the page's language as the html element names it: {@code zh-CN} or {@code en}
 * @param inOtherLanguage this very page in the other language
 * @param section the first step of the path; the menu marks it
 * @param query what stands in the search box
 */
record Frame(String language, String inOtherLanguage, String section, String query, boolean demo) {

    /** The menu, in its order: message key and path share the word. */
    static final List<String> MENU =
            List.of("pairings", "ledger", "briefings", "directory", "terms");

    private static final Pattern LANGUAGE_PARAMETER = Pattern.compile("(^|&)lang=[^&]*");

    static Frame of(HttpServletRequest request, Locale locale, boolean demo) {
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
                chinese ? "zh-CN" : "en", other, section(path), query == null ? "" : query, demo);
    }

    /** The menu with its entry for the page at hand. */
    public List<String> menu() {
        return MENU;
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
