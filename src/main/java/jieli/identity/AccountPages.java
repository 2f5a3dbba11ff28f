package jieli.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Accounts and the roles behind them, kept by administrators. */
@Controller
@PreAuthorize("hasAuthority('ACCOUNT_WRITE')")
class AccountPages {

    /** Everything {@code identity/accounts.html} shows. */
    record ListPage(ListRequest request, Slice<Keeping.Row> slice, List<Role> roles) {}

    private final Keeping keeping;

    AccountPages(Keeping keeping) {
        this.keeping = keeping;
    }

    @GetMapping("/accounts")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var request = AccountBook.LISTING.request(parameters);
        var slice = keeping.list(request);
        model.addAttribute("page", new ListPage(request, slice, List.of(Role.values())));
        return "identity/accounts";
    }

    @GetMapping("/accounts.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        keeping.send(AccountBook.LISTING.request(parameters), locale, response);
    }

    /**
     * @param q a name to look for in the directory
     */
    @GetMapping("/accounts/new")
    String blank(@RequestParam(defaultValue = "") String q, Model model) {
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", new Keeping.NewAccount("", ""));
        }
        model.addAttribute("page", keeping.newAccount(q));
        return "identity/account-form";
    }

    @PostMapping("/accounts")
    String open(@ModelAttribute Keeping.NewAccount typed, RedirectAttributes flash) {
        return switch (keeping.open(typed)) {
            case Keeping.Opened.Good(var id) -> {
                flash.addFlashAttribute("done", "identity.accounts.done.opened");
                yield "redirect:/accounts/" + id;
            }
            case Keeping.Opened.Refused(var why) -> {
                flash.addFlashAttribute("refusal", why);
                flash.addFlashAttribute("typed", typed);
                yield "redirect:/accounts/new";
            }
        };
    }

    @GetMapping("/accounts/{id}")
    String show(@PathVariable AccountId id, Me me, Locale locale, Model model) {
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", RoleForm.BLANK);
        }
        model.addAttribute("page", keeping.page(id, me, locale));
        return "identity/account";
    }

    @PostMapping("/accounts/{id}/roles")
    String give(
            @PathVariable AccountId id,
            @ModelAttribute RoleForm typed,
            Me me,
            RedirectAttributes flash) {
        var refusal = keeping.give(id, typed, me);
        refusal.ifPresentOrElse(
                why -> {
                    flash.addFlashAttribute("refusal", why);
                    flash.addFlashAttribute("typed", typed);
                },
                () -> flash.addFlashAttribute("done", "identity.accounts.done.given"));
        return "redirect:/accounts/" + id;
    }

    /** Today is the first day without the role. */
    @PostMapping("/accounts/{id}/roles/{source}/end")
    String end(
            @PathVariable AccountId id,
            @PathVariable UUID source,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        return said(keeping.end(id, source, me, reason), "identity.accounts.done.ended", id, flash);
    }

    @PostMapping("/accounts/{id}/closure")
    String close(@PathVariable AccountId id, Me me, RedirectAttributes flash) {
        return said(keeping.close(id, me), "identity.accounts.done.closed", id, flash);
    }

    @PostMapping("/accounts/{id}/reopening")
    String reopen(@PathVariable AccountId id, Me me, RedirectAttributes flash) {
        return said(keeping.reopen(id, me), "identity.accounts.done.reopened", id, flash);
    }

    /** The link is shown once, to be handed over by whoever keeps the accounts. */
    @PostMapping("/accounts/{id}/invitation")
    String invite(@PathVariable AccountId id, RedirectAttributes flash) {
        flash.addFlashAttribute("invitation", keeping.invite(id));
        return "redirect:/accounts/" + id;
    }

    private static String said(
            Optional<String> refusal, String done, AccountId id, RedirectAttributes flash) {
        refusal.ifPresentOrElse(
                why -> flash.addFlashAttribute("refusal", why),
                () -> flash.addFlashAttribute("done", done));
        return "redirect:/accounts/" + id;
    }
}
