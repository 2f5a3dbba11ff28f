package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import jieli.identity.AccountId;
import jieli.identity.Acting;
import jieli.identity.LocalPath;
import jieli.identity.factor.TimeCodes;
import jieli.identity.signin.Entrance.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The step after the password: a code, a recovery code, or setting up the first device. */
@Controller
class SecondFactorPages {

    /**
     * Everything {@code identity/second-factor.html} shows.
     *
     * @param proposal what to set up, for somebody who must have a factor and has none; else null
     * @param demo whether the code to type is shown
     * @param shown that code, null until there is one again
     */
    record Page(
            String to,
            boolean code,
            boolean passkey,
            TimeCodes.@Nullable Proposal proposal,
            boolean demo,
            @Nullable String shown) {}

    private static final String HERE = "redirect:/sign-in/second-factor";

    private final SignIns signIns;
    private final SecondFactor factor;
    private final TimeCodes timeCodes;
    private final Entrance entrance;
    private final ObjectProvider<DemoAccounts> demo;

    SecondFactorPages(
            SignIns signIns,
            SecondFactor factor,
            TimeCodes timeCodes,
            Entrance entrance,
            ObjectProvider<DemoAccounts> demo) {
        this.signIns = signIns;
        this.factor = factor;
        this.timeCodes = timeCodes;
        this.entrance = entrance;
        this.demo = demo;
    }

    @GetMapping("/sign-in/second-factor")
    String form(
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            Model model,
            RedirectAttributes flash) {
        var awaited = entrance.awaited(request);
        if (awaited.isEmpty()) {
            return over(to, flash);
        }
        model.addAttribute("page", page(awaited.get(), new LocalPath(to).value(), request));
        return "identity/second-factor";
    }

    private Page page(AccountId account, String to, HttpServletRequest request) {
        var proposal =
                factor.isSetUp(account)
                        ? null
                        : Proposed.find(request, account, timeCodes)
                                .orElseGet(() -> Proposed.keep(request, account, timeCodes));
        var code = timeCodes.isSetUp(account);
        var shown = demo.stream().flatMap(all -> all.code(account).stream()).findFirst();
        return new Page(
                to,
                code,
                factor.hasPasskey(account),
                proposal,
                code && demo.stream().anyMatch(all -> all.has(account)),
                shown.orElse(null));
    }

    /** A code of the device, or a recovery code. */
    @PostMapping("/sign-in/second-factor")
    String enter(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var awaited = entrance.awaited(request);
        if (awaited.isEmpty()) {
            return over(to, flash);
        }
        var account = awaited.get();
        var way = new AtomicReference<@Nullable Way>();
        var outcome =
                signIns.secondFactor(
                        account,
                        request.getRemoteAddr(),
                        () -> {
                            factor.accept(account, code).ifPresent(way::set);
                            return way.get() != null;
                        });
        var found = way.get();
        if (found == null) {
            return refused(outcome, to, flash);
        }
        entrance.enter(request, response, account, found);
        return found == Way.RECOVERY_CODE ? lost(flash) : entrance.onward(to).redirect();
    }

    /** Whoever needed a recovery code has a device to replace. */
    private static String lost(RedirectAttributes flash) {
        flash.addFlashAttribute("done", "identity.factor.recovery.used");
        return "redirect:/account/second-factor";
    }

    /** The first device of somebody who must have one: its first code lets them in. */
    @PostMapping("/sign-in/second-factor/set-up")
    String setUp(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var awaited = entrance.awaited(request);
        if (awaited.isEmpty()) {
            return over(to, flash);
        }
        var account = awaited.get();
        var proposal = Proposed.find(request, account, timeCodes);
        // whoever has a factor proves it; a password alone never sets another up
        if (proposal.isEmpty() || factor.isSetUp(account)) {
            flash.addAttribute("to", new LocalPath(to).value());
            return HERE;
        }
        var sealed = proposal.get().sealed();
        if (!Acting.as(account, () -> timeCodes.begin(account, sealed, code))) {
            flash.addFlashAttribute("refusal", "identity.refusal.factor.first-code");
            flash.addAttribute("to", new LocalPath(to).value());
            return HERE;
        }
        Proposed.drop(request);
        entrance.enter(request, response, account, Way.TIME_CODE);
        flash.addFlashAttribute("codes", new ArrayList<>(factor.completed(account)));
        flash.addAttribute("to", new LocalPath(to).value());
        return "redirect:/account/recovery-codes";
    }

    private static String refused(SignIns.Outcome outcome, String to, RedirectAttributes flash) {
        if (outcome instanceof SignIns.Outcome.Wait(var left)) {
            flash.addFlashAttribute("refusal", "identity.refusal.wait");
            flash.addFlashAttribute("waitMinutes", left.plusSeconds(59).toMinutes());
        } else {
            flash.addFlashAttribute("refusal", "identity.refusal.factor.code");
        }
        flash.addAttribute("to", new LocalPath(to).value());
        return HERE;
    }

    private static String over(String to, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", "identity.refusal.factor.over");
        flash.addAttribute("to", new LocalPath(to).value());
        return "redirect:/sign-in";
    }
}
