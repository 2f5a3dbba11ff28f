package jieli.deployment.coverage;

import java.util.List;
import jieli.directory.InstitutionId;

/** Everything {@code deployment/outlook.html} shows: all recipients, the next gaps by day. */
record OutlookPage(Asked asked, List<ChartPage.Row> gaps, List<Place> places) {

    /**
     * A recipient in reach.
     *
     * @param open gaps that lie open today, or open within the days of warning
     */
    record Place(InstitutionId id, String name, boolean simulated, int there, long open) {}
}
