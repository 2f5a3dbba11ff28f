package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jieli.identity.Account;
import jieli.identity.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind an invitation: sets a password, once. */
@Controller
class InvitationPages {

    /** Everything {@code identity/set-up.html} shows; no login means that the link is spent. */
    record Page(String word, @Nullable String login, int shortest) {}

    private final Accounts accounts;
    private final NewPasswords newPasswords;
    private final SecondFactor secondFactor;
    private final Entrance entrance;
    private final FindByIndexNameSessionRepository<?> sessions;

    InvitationPages(
            Accounts accounts,
            NewPasswords newPasswords,
            SecondFactor secondFactor,
            Entrance entrance,
            FindByIndexNameSessionRepository<?> sessions) {
        this.accounts = accounts;
        this.newPasswords = newPasswords;
        this.secondFactor = secondFactor;
        this.entrance = entrance;
        this.sessions = sessions;
    }

    @GetMapping("/set-up/{word}")
    String form(@PathVariable String word, HttpServletResponse response, Model model) {
        response.setHeader("Referrer-Policy", "no-referrer");
        var login = accounts.invited(word).map(Account::login).orElse(null);
        model.addAttribute("page", new Page(word, login, Passwords.SHORTEST));
        return "identity/set-up";
    }

    @PostMapping("/set-up/{word}")
    String set(
            @PathVariable String word,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var account = accounts.invited(word);
        var refusal = newPasswords.accept(word, new NewPasswords.Typed(password, again));
        if (refusal.isPresent() || account.isEmpty()) {
            flash.addFlashAttribute("refusal", refusal.orElse("identity.refusal.invitation"));
            return "redirect:/set-up/{word}";
        }
        var id = account.get().id();
        Sessions.end(sessions, id, request);
        if (secondFactor.isWanted(id)) {
            entrance.await(request, id);
            return "redirect:/sign-in/second-factor";
        }
        entrance.enter(request, response, id, Entrance.Way.SET_UP);
        flash.addFlashAttribute("done", "identity.account.password.changed");
        return "redirect:/account";
    }
}
