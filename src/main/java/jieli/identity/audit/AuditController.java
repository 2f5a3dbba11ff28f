package jieli.identity.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The trail, to be searched. */
@Controller
class AuditController {

    private final TrailPages pages;

    AuditController(TrailPages pages) {
        this.pages = pages;
    }

    @GetMapping("/audit")
    @PreAuthorize("hasAuthority('TRAIL_READ')")
    String trail(@RequestParam Map<String, String> parameters, Model model, Locale locale) {
        model.addAttribute("page", pages.page(TrailBook.request(parameters), locale));
        return "identity/audit";
    }

    /** Written to the trail like every export, see {@link Exports}. */
    @GetMapping("/audit.xlsx")
    @PreAuthorize("hasAuthority('TRAIL_READ')")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var rows = TrailBook.request(parameters).all(request -> pages.rows(request, locale));
        pages.sheet(locale).send(response, rows, TrailPages::cells);
    }
}
