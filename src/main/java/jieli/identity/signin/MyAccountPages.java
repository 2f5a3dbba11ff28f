package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import jieli.identity.Accounts;
import jieli.identity.Holding;
import jieli.identity.Me;
import jieli.identity.ScopeWords;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: what one may, the password, the open sessions. */
@Controller
@PreAuthorize("isAuthenticated()")
class MyAccountPages {

    /** Everything {@code identity/my-account.html} shows. */
    record Page(String name, String login, List<Holding.Shown> roles, int sessions, int shortest) {}

    private final Accounts accounts;
    private final ScopeWords words;
    private final NewPasswords newPasswords;
    private final FindByIndexNameSessionRepository<?> sessions;

    MyAccountPages(
            Accounts accounts,
            ScopeWords words,
            NewPasswords newPasswords,
            FindByIndexNameSessionRepository<?> sessions) {
        this.accounts = accounts;
        this.words = words;
        this.newPasswords = newPasswords;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    String account(Me me, Locale locale, Model model) {
        var roles = accounts.heldRoles(me.person(), scope -> words.of(scope, locale));
        var login = accounts.get(me.account()).login();
        var open = sessions.findByPrincipalName(me.account().toString()).size();
        model.addAttribute("page", new Page(me.name(), login, roles, open, Passwords.SHORTEST));
        return "identity/my-account";
    }

    @PostMapping("/account/password")
    String password(
            Me me,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var typed = new NewPasswords.Typed(password, again);
        var refusal = newPasswords.change(me, current, typed, request.getRemoteAddr());
        if (refusal.isPresent()) {
            flash.addFlashAttribute("refusal", refusal.get());
        } else {
            Sessions.end(sessions, me.account(), request);
            flash.addFlashAttribute("done", "identity.account.password.changed");
        }
        return "redirect:/account";
    }

    /** Every other session ends; this one goes on. */
    @PostMapping("/account/sessions/end")
    String endSessions(Me me, HttpServletRequest request, RedirectAttributes flash) {
        Sessions.end(sessions, me.account(), request);
        flash.addFlashAttribute("done", "identity.account.sessions.ended");
        return "redirect:/account";
    }
}
