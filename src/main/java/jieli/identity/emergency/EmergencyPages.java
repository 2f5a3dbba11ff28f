package jieli.identity.emergency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jieli.identity.Me;
import jieli.identity.emergency.Emergency.Verdict;
import jieli.identity.emergency.EmergencyRows.Row;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list to sign off, and the way to give an access back early. */
@Controller
class EmergencyPages {

    /** Everything {@code identity/emergencies.html} shows. */
    record Page(
            ListRequest request,
            Slice<Emergency> slice,
            List<Row> rows,
            Map<String, String> institutions) {}

    /** A review that was refused, as it was typed. */
    record Typed(UUID id, String verdict, String remark) implements Serializable {}

    private final Emergencies emergencies;
    private final EmergencyRows rows;

    EmergencyPages(Emergencies emergencies, EmergencyRows rows) {
        this.emergencies = emergencies;
        this.rows = rows;
    }

    @GetMapping("/emergencies")
    @PreAuthorize("hasAnyAuthority('EMERGENCY_REVIEW','TRAIL_READ')")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model) {
        var request = EmergencyBook.LISTING.request(parameters);
        var slice = emergencies.list(request, me);
        model.addAttribute(
                "page", new Page(request, slice, rows.of(slice.items(), me), rows.places(me)));
        return "identity/emergencies";
    }

    @GetMapping("/emergencies.xlsx")
    @PreAuthorize("hasAnyAuthority('EMERGENCY_REVIEW','TRAIL_READ')")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = EmergencyBook.LISTING.request(parameters);
        rows.sheet(locale)
                .send(
                        response,
                        request.all(chunk -> emergencies.list(chunk, me)),
                        one -> rows.cells(one, me, locale));
    }

    @PostMapping("/emergencies/{id}/review")
    @PreAuthorize("hasAuthority('EMERGENCY_REVIEW')")
    String review(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String remark,
            Me me,
            RedirectAttributes flash) {
        var refusal = emergencies.review(id, verdict(verdict), cut(remark), me);
        if (refusal.isPresent()) {
            flash.addFlashAttribute("refusal", "identity.emergency.refusal." + refusal.get());
            flash.addFlashAttribute("typed", new Typed(id, verdict, remark));
            return "redirect:/emergencies#emergency-" + id;
        }
        flash.addFlashAttribute("done", "identity.emergency.done.reviewed");
        return "redirect:/emergencies";
    }

    @PostMapping("/emergencies/{id}/return")
    @PreAuthorize("hasAuthority('CASE_EMERGENCY')")
    String giveBack(@PathVariable UUID id, Me me, RedirectAttributes flash) {
        var kind = emergencies.giveBack(id, me).subject().kind();
        flash.addFlashAttribute("done", "identity.emergency.done.returned");
        return "redirect:/" + kind + "s";
    }

    private static @Nullable Verdict verdict(String typed) {
        return Arrays.stream(Verdict.values())
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    /** The form lets no more be typed; the table keeps no more. */
    private static String cut(String remark) {
        var stripped = remark.strip();
        return stripped.length() > 1000 ? stripped.substring(0, 1000) : stripped;
    }
}
