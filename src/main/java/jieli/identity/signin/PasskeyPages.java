package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import jieli.identity.Me;
import jieli.identity.factor.Passkeys;
import jieli.identity.factor.RelyingParty;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Adds a device to one's own account; {@code passkey.js} asks here and reads JSON. */
@Controller
@PreAuthorize("isAuthenticated()")
class PasskeyPages {

    private static final String QUESTION = "question-to-a-new-passkey";
    private static final int LONGEST_LABEL = 60;

    private final Passkeys passkeys;
    private final SecondFactor factor;
    private final PasswordAgain again;
    private final MessageSource messages;
    private final String domain;

    PasskeyPages(
            Passkeys passkeys,
            SecondFactor factor,
            PasswordAgain again,
            MessageSource messages,
            @Value("${jieli.passkey.domain}") String domain) {
        this.passkeys = passkeys;
        this.factor = factor;
        this.again = again;
        this.messages = messages;
        this.domain = domain;
    }

    @PostMapping("/account/passkeys/options")
    ResponseEntity<?> ask(
            Me me,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            Locale locale) {
        var refusal = again.refusal(me, current, request);
        if (refusal.isPresent()) {
            return refused(messages.getMessage(refusal.get(), null, locale));
        }
        var question = passkeys.askNew(RelyingParty.of(request, domain), me.account());
        request.getSession().setAttribute(QUESTION, question.challenge());
        return asked(question);
    }

    @PostMapping("/account/passkeys")
    ResponseEntity<?> add(
            Me me,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var challenge = challenge(request, QUESTION);
        var party = RelyingParty.of(request, domain);
        var named = label.isBlank() ? request.getServerName() : label.strip();
        var cut = named.length() > LONGEST_LABEL ? named.substring(0, LONGEST_LABEL) : named;
        if (challenge.isEmpty() || !passkeys.add(party, me.account(), challenge, credential, cut)) {
            return refused(messages.getMessage("identity.refusal.passkey", null, locale));
        }
        var codes = factor.completed(me.account());
        var to = codes.isEmpty() ? "/account/second-factor" : "/account/recovery-codes";
        var flash = RequestContextUtils.getOutputFlashMap(request);
        flash.put("done", "identity.passkey.kept");
        flash.put("codes", new ArrayList<>(codes));
        RequestContextUtils.saveOutputFlashMap(to, request, response);
        return ResponseEntity.ok(Map.of("to", to));
    }

    static ResponseEntity<String> asked(Passkeys.Question question) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(question.json());
    }

    static ResponseEntity<Map<String, String>> refused(String sentence) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(Map.of("sentence", sentence));
    }

    /** The question asked last, which is answered once; empty when none was asked. */
    static String challenge(HttpServletRequest request, String question) {
        var session = request.getSession();
        var challenge = session.getAttribute(question) instanceof String asked ? asked : "";
        session.removeAttribute(question);
        return challenge;
    }
}
