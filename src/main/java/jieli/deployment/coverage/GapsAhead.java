package jieli.deployment.coverage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.deployment.Seats.Foresight;
import jieli.identity.Reach;
import org.springframework.stereotype.Component;

/** The gaps that are open or will be within the usual days of warning, for the first page. */
@Component
class GapsAhead implements Foresight {

    private final CoverageViews views;

    GapsAhead(CoverageViews views) {
        this.views = views;
    }

    @Override
    public List<Ahead> ahead(Reach reach, Locale locale) {
        return views.outlook(Asked.of(Map.of(), views.today()), reach, locale).gaps().stream()
                .filter(row -> row.nearness() != Gap.Nearness.LATER)
                .map(GapsAhead::ahead)
                .toList();
    }

    private static Ahead ahead(ChartPage.Row row) {
        var gap = row.gap();
        return new Ahead(
                gap.recipient(),
                gap.recipientName(),
                gap.title(),
                gap.run().from(),
                row.daysAhead());
    }
}
