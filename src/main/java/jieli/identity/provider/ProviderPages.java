package jieli.identity.provider;

import jieli.identity.LocalPath;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one sees when the provider cannot be reached. */
@Controller
@Conditional(SingleSignOn.Wanted.class)
class ProviderPages {

    @GetMapping(SingleSignOn.START + "/{provider}")
    String down(@RequestParam(defaultValue = "/") String to, RedirectAttributes flash) {
        flash.addFlashAttribute("refusal", "identity.refusal.sso.down");
        flash.addAttribute("to", new LocalPath(to).value());
        return "redirect:/sign-in";
    }
}
