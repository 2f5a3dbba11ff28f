package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jieli.identity.factor.Passkeys;
import jieli.identity.factor.RelyingParty;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In with a device: after the password as second factor, or at once as both. */
@Controller
class PasskeySignInPages {

    private static final String QUESTION = "question-to-a-passkey";

    private final SignIns signIns;
    private final Passkeys passkeys;
    private final Entrance entrance;
    private final MessageSource messages;
    private final String domain;

    PasskeySignInPages(
            SignIns signIns,
            Passkeys passkeys,
            Entrance entrance,
            MessageSource messages,
            @Value("${jieli.passkey.domain}") String domain) {
        this.signIns = signIns;
        this.passkeys = passkeys;
        this.entrance = entrance;
        this.messages = messages;
        this.domain = domain;
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<?> ask(HttpServletRequest request) {
        var account = entrance.awaited(request).orElse(null);
        var question = passkeys.ask(RelyingParty.of(request, domain), account);
        request.getSession().setAttribute(QUESTION, question.challenge());
        return PasskeyPages.asked(question);
    }

    @PostMapping("/sign-in/passkey")
    ResponseEntity<?> enter(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var challenge = PasskeyPages.challenge(request, QUESTION);
        var party = RelyingParty.of(request, domain);
        var outcome =
                signIns.passkey(
                        entrance.awaited(request),
                        request.getRemoteAddr(),
                        () ->
                                challenge.isEmpty()
                                        ? Optional.empty()
                                        : passkeys.owner(party, challenge, credential));
        return switch (outcome) {
            case SignIns.Outcome.Known(var account) -> {
                entrance.enter(request, response, account, Entrance.Way.PASSKEY);
                yield ResponseEntity.ok(Map.of("to", entrance.onward(to).value()));
            }
            case SignIns.Outcome.Wrong() -> refused("identity.refusal.passkey", locale);
            case SignIns.Outcome.Wait _ -> refused("identity.refusal.wait", locale);
        };
    }

    private ResponseEntity<?> refused(String key, Locale locale) {
        return PasskeyPages.refused(messages.getMessage(key, null, locale));
    }
}
