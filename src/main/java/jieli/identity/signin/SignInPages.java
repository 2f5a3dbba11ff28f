package jieli.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jieli.identity.Acting;
import jieli.identity.LocalPath;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** In with name and password, out again. */
@Controller
class SignInPages {

    /**
     * Everything {@code identity/sign-in.html} shows.
     *
     * @param name as it was typed before
     * @param to the page that was wanted
     * @param codes present codes of demonstration accounts with a device, by sign-in name
     */
    record Page(
            String name,
            String to,
            List<DemoAccounts.Offered> demo,
            Map<String, String> codes,
            Entrance.@Nullable Elsewhere elsewhere) {}

    private final SignIns signIns;
    private final SecondFactor secondFactor;
    private final Entrance entrance;
    private final ObjectProvider<DemoAccounts> demo;
    private final ObjectProvider<Entrance.Elsewhere> elsewheres;

    SignInPages(
            SignIns signIns,
            SecondFactor secondFactor,
            Entrance entrance,
            ObjectProvider<DemoAccounts> demo,
            ObjectProvider<Entrance.Elsewhere> elsewheres) {
        this.signIns = signIns;
        this.secondFactor = secondFactor;
        this.entrance = entrance;
        this.demo = demo;
        this.elsewheres = elsewheres;
    }

    @GetMapping("/sign-in")
    String form(@RequestParam(defaultValue = "/") String to, Model model) {
        if (Acting.me().isPresent()) {
            return new LocalPath(to).redirect();
        }
        var name = model.getAttribute("typedName") instanceof String typed ? typed : "";
        var offered = demo.stream().flatMap(accounts -> accounts.offered().stream()).toList();
        var elsewhere = elsewheres.stream().findFirst().orElse(null);
        var codes = demo.stream().map(DemoAccounts::codes).findFirst().orElse(Map.of());
        model.addAttribute(
                "page", new Page(name, new LocalPath(to).value(), offered, codes, elsewhere));
        return "identity/sign-in";
    }

    @PostMapping("/sign-in")
    String enter(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var next = new LocalPath(to);
        return switch (signIns.attempt(name, password, request.getRemoteAddr())) {
            case SignIns.Outcome.Known(var account) when secondFactor.isWanted(account) -> {
                entrance.await(request, account);
                flash.addAttribute("to", next.value());
                yield "redirect:/sign-in/second-factor";
            }
            case SignIns.Outcome.Known(var account) -> {
                entrance.enter(request, response, account, Entrance.Way.PASSWORD);
                yield entrance.onward(next.value()).redirect();
            }
            case SignIns.Outcome.Wrong() ->
                    back("identity.refusal.wrong", name, next.value(), flash);
            case SignIns.Outcome.Wait(var left) -> {
                flash.addFlashAttribute("waitMinutes", minutes(left));
                yield back("identity.refusal.wait", name, next.value(), flash);
            }
        };
    }

    @PostMapping("/sign-out")
    String leave(HttpServletRequest request, RedirectAttributes flash) {
        entrance.leave(request);
        flash.addFlashAttribute("done", "identity.signed-out");
        return "redirect:/sign-in";
    }

    private static String back(String why, String name, String to, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", why);
        flash.addFlashAttribute("typedName", SignIns.login(name));
        flash.addAttribute("to", to);
        return "redirect:/sign-in";
    }

    private static long minutes(Duration left) {
        return left.plusSeconds(59).toMinutes();
    }
}
