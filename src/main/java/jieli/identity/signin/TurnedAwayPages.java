package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jieli.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What one sees when turned away, with what one had typed. */
@Controller
class TurnedAwayPages {

    /** Everything {@code identity/kept.html} and {@code identity/refused.html} show. */
    record KeptPage(@Nullable Kept kept) {}

    /** What was typed before the session ended. */
    @GetMapping("/kept")
    String kept(Me me, HttpServletRequest request, Model model) {
        model.addAttribute("page", new KeptPage(Kept.find(request, me.account()).orElse(null)));
        Kept.drop(request);
        return "identity/kept";
    }

    /** Where {@link TurnedAway} sends a request that may not pass. */
    @RequestMapping("/refused")
    String refused(HttpServletRequest request, Model model) {
        var kept = request.getAttribute("kept") instanceof Kept typed ? typed : null;
        model.addAttribute("page", new KeptPage(kept));
        return "identity/refused";
    }
}
