package jieli.deployment.coverage;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.Sheet;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The chart of one recipient; without a recipient, the next gaps of all. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class CoveragePages {

    private final CoverageViews views;

    CoveragePages(CoverageViews views) {
        this.views = views;
    }

    @GetMapping("/deployment/coverage")
    String show(@RequestParam Map<String, String> parameters, Me me, Model model, Locale locale) {
        var asked = Asked.of(parameters, views.today());
        var reach = me.reach(Right.PROGRAMME_READ);
        if (!asked.refusal().isEmpty()) {
            model.addAttribute("refusal", asked.refusal());
        }
        model.addAttribute("typed", parameters);
        var recipient = parameters.getOrDefault("recipient", "");
        if (recipient.isEmpty()) {
            model.addAttribute("page", views.outlook(asked, reach, locale));
            return "deployment/outlook";
        }
        model.addAttribute("page", views.chart(institution(recipient), asked, reach, locale));
        return "deployment/coverage";
    }

    @GetMapping("/deployment/coverage.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var asked = Asked.of(parameters, views.today());
        var reach = me.reach(Right.PROGRAMME_READ);
        var recipient = parameters.getOrDefault("recipient", "");
        var gaps =
                recipient.isEmpty()
                        ? views.outlook(asked, reach, locale).gaps()
                        : views.chart(institution(recipient), asked, reach, locale).gaps();
        var headings =
                Stream.of("recipient", "discipline", "from", "last", "days", "state", "ahead")
                        .map(key -> views.say("column." + key, locale))
                        .toList();
        new Sheet(views.say("gaps", locale), headings)
                .send(response, gaps.iterator(), row -> cells(row, locale));
    }

    private List<@Nullable Object> cells(ChartPage.Row row, Locale locale) {
        var run = row.gap().run();
        return Arrays.asList(
                row.gap().recipientName(),
                row.gap().title(),
                run.from(),
                run.last(),
                run.until() == null ? null : run.length(),
                views.say("nearness." + row.nearness(), locale),
                row.nearness() == Gap.Nearness.PAST ? null : row.daysAhead());
    }

    private static InstitutionId institution(String text) {
        try {
            return new InstitutionId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound(text);
        }
    }
}
