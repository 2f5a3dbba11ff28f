package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jieli.identity.LocalPath;
import jieli.identity.Me;
import jieli.identity.factor.Passkeys;
import jieli.identity.factor.RecoveryCodes;
import jieli.identity.factor.TimeCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own second factor: set up, renewed, removed, with the password asked for again. */
@Controller
@PreAuthorize("isAuthenticated()")
class FactorPages {

    /**
     * Everything {@code identity/my-factors.html} shows.
     *
     * @param required whether one must keep at least one
     * @param spare whether one may be removed
     * @param asksPassword whether there is a password to ask for
     */
    record Page(
            boolean code,
            List<Passkeys.Passkey> passkeys,
            int recoveryLeft,
            boolean required,
            boolean spare,
            boolean asksPassword) {}

    /** Everything {@code identity/time-code.html} shows; null before the password was asked for. */
    record CodePage(TimeCodes.@Nullable Proposal proposal) {}

    /** Everything {@code identity/recovery-codes.html} shows; the codes once, then none. */
    record RecoveryPage(List<String> codes, int left, String to) {}

    private static final String ALL = "redirect:/account/second-factor";

    private final SecondFactor factor;
    private final TimeCodes timeCodes;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;
    private final PasswordAgain again;

    FactorPages(
            SecondFactor factor,
            TimeCodes timeCodes,
            RecoveryCodes recovery,
            Passkeys passkeys,
            PasswordAgain again) {
        this.factor = factor;
        this.timeCodes = timeCodes;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.again = again;
    }

    @GetMapping("/account/second-factor")
    String all(Me me, Model model) {
        var page =
                new Page(
                        timeCodes.isSetUp(me.account()),
                        passkeys.list(me.account()),
                        recovery.left(me.account()),
                        factor.isRequired(me.account()),
                        factor.isSpare(me.account()),
                        again.isAsked(me));
        model.addAttribute("page", page);
        return "identity/my-factors";
    }

    @GetMapping("/account/time-code")
    String proposal(Me me, HttpServletRequest request, Model model) {
        var proposal = Proposed.find(request, me.account(), timeCodes).orElse(null);
        model.addAttribute("page", new CodePage(proposal));
        return "identity/time-code";
    }

    @PostMapping("/account/time-code")
    String propose(
            Me me,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var refusal = again.refusal(me, current, request);
        if (refusal.isPresent()) {
            return refused(refusal.get(), flash);
        }
        Proposed.keep(request, me.account(), timeCodes);
        return "redirect:/account/time-code";
    }

    @PostMapping("/account/time-code/first")
    String first(
            Me me,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var proposal = Proposed.find(request, me.account(), timeCodes);
        if (proposal.isEmpty() || !timeCodes.renew(me.account(), proposal.get().sealed(), code)) {
            flash.addFlashAttribute("refusal", "identity.refusal.factor.first-code");
            return "redirect:/account/time-code";
        }
        Proposed.drop(request);
        flash.addFlashAttribute("done", "identity.factor.code.kept");
        return shown(factor.completed(me.account()), flash);
    }

    @PostMapping("/account/time-code/removal")
    String remove(
            Me me,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var refusal = refusalToRemove(me, current, request);
        if (refusal.isPresent()) {
            return refused(refusal.get(), flash);
        }
        timeCodes.remove(me.account());
        factor.completed(me.account());
        flash.addFlashAttribute("done", "identity.factor.code.removed");
        return ALL;
    }

    @PostMapping("/account/passkeys/removal")
    String removePasskey(
            Me me,
            @RequestParam(defaultValue = "") String current,
            @RequestParam String passkey,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var refusal = refusalToRemove(me, current, request);
        if (refusal.isPresent()) {
            return refused(refusal.get(), flash);
        }
        passkeys.remove(me.account(), passkey);
        factor.completed(me.account());
        flash.addFlashAttribute("done", "identity.passkey.removed");
        return ALL;
    }

    @GetMapping("/account/recovery-codes")
    String codes(
            Me me, @RequestParam(defaultValue = "/account/second-factor") String to, Model model) {
        var codes =
                model.getAttribute("codes") instanceof List<?> fresh
                        ? fresh.stream().map(String::valueOf).toList()
                        : List.<String>of();
        var left = recovery.left(me.account());
        model.addAttribute("page", new RecoveryPage(codes, left, new LocalPath(to).value()));
        return "identity/recovery-codes";
    }

    @PostMapping("/account/recovery-codes")
    String renewCodes(
            Me me,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            RedirectAttributes flash) {
        if (!factor.isSetUp(me.account())) {
            return refused("identity.refusal.factor.none", flash);
        }
        var refusal = again.refusal(me, current, request);
        return refusal.isPresent()
                ? refused(refusal.get(), flash)
                : shown(recovery.renew(me.account()), flash);
    }

    private Optional<String> refusalToRemove(Me me, String current, HttpServletRequest request) {
        return factor.isSpare(me.account())
                ? again.refusal(me, current, request)
                : Optional.of("identity.refusal.factor.last");
    }

    private static String shown(List<String> codes, RedirectAttributes flash) {
        flash.addFlashAttribute("codes", new ArrayList<>(codes));
        return codes.isEmpty() ? ALL : "redirect:/account/recovery-codes";
    }

    private static String refused(String why, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", why);
        return ALL;
    }
}
