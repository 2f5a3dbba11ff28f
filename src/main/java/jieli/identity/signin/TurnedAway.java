package jieli.identity.signin;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import jieli.identity.Acting;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.identity.vault.Vault;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Whoever may not pass is told why and where to go; what they had typed is kept for them. */
@Component
class TurnedAway implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Trail trail;

    private final Vault vault;

    TurnedAway(Trail trail, Vault vault) {
        this.trail = trail;
        this.vault = vault;
    }

    /** Nobody is signed in. */
    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException reason)
            throws IOException {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            var query = request.getQueryString();
            send(request, response, request.getRequestURI() + (query == null ? "" : "?" + query));
        } else {
            Kept.of(request, owner(request)).keep(request);
            send(request, response, "/kept");
        }
    }

    /** Somebody is signed in but may not, or the form did not come from a page of ours. */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException, ServletException {
        var stale = reason instanceof CsrfException;
        var kept = Kept.of(request, owner(request));
        if (stale && kept.again()) {
            kept.keep(request);
            if (Acting.me().isEmpty()) {
                send(request, response, "/kept");
            } else {
                redirect(request, response, "/kept");
            }
            return;
        }
        if (!stale) {
            trail.addAlways(
                    Entry.of(Action.REFUSED, "page", null)
                            .change("", request.getMethod() + " " + path(request)));
        }
        request.setAttribute("kept", stale ? null : kept);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        request.getRequestDispatcher("/refused").forward(request, response);
    }

    /** Whoever is signed in, or was last in this browser. */
    private String owner(HttpServletRequest request) {
        return Acting.me()
                .map(me -> me.account().toString())
                .orElseGet(() -> LastOwner.read(request, vault));
    }

    private static String path(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.length() > 200 ? path.substring(0, 200) : path;
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String to)
            throws IOException {
        var target = to.equals("/") ? "" : "?to=" + UriUtils.encode(to, StandardCharsets.UTF_8);
        redirect(request, response, "/sign-in" + target);
    }

    /** htmx would put the sign-in page into a corner of the page at hand; it is told to leave. */
    private static void redirect(
            HttpServletRequest request, HttpServletResponse response, String to)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", to);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(to);
        }
    }
}
