package jieli.identity.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import jieli.identity.AccountId;
import jieli.identity.vault.BrokenSeal;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Who was signed in here last, in a sealed cookie that outlives the session: a form that comes too
 * late belongs to them, and to nobody who signs in next.
 */
final class LastOwner {

    private static final String NAME = "jieli-last";
    private static final Place PLACE = new Place("cookie.last", new UUID(0, 0));
    private static final Duration LASTS = Duration.ofDays(1);

    private LastOwner() {}

    static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            AccountId owner,
            Vault vault) {
        var sealed = vault.seal(owner.toString(), PLACE);
        var cookie =
                ResponseCookie.from(NAME, Base64.getUrlEncoder().encodeToString(sealed))
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .path("/")
                        .maxAge(LASTS)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Empty when nobody is known. */
    static String read(HttpServletRequest request, Vault vault) {
        var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        for (var cookie : cookies) {
            if (cookie.getName().equals(NAME)) {
                try {
                    return vault.open(Base64.getUrlDecoder().decode(cookie.getValue()), PLACE);
                } catch (BrokenSeal | IllegalArgumentException forged) {
                    return "";
                }
            }
        }
        return "";
    }
}
