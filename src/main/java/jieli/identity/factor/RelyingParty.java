package jieli.identity.factor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Whom a passkey is for: a device answers only the domain it was registered for.
 *
 * @param id the domain
 * @param origins the addresses a page that asks may stand at; none when the request came to another
 *     domain
 */
public record RelyingParty(String id, Set<String> origins) {

    public RelyingParty {
        origins = Set.copyOf(origins);
    }

    /**
     * @param domain the house's own, or empty: then the one the browser asked for
     */
    public static RelyingParty of(HttpServletRequest request, String domain) {
        var host = request.getServerName();
        var origin =
                ServletUriComponentsBuilder.fromContextPath(request)
                        .replacePath(null)
                        .build()
                        .toUriString();
        if (domain.isBlank()) {
            return new RelyingParty(host, Set.of(origin));
        }
        var ours = host.equals(domain) || host.endsWith("." + domain);
        return new RelyingParty(domain, ours ? Set.of(origin) : Set.of());
    }
}
