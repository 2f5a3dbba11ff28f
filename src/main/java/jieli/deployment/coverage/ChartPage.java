package jieli.deployment.coverage;

import java.util.List;
import jieli.directory.InstitutionId;

/**
 * Everything {@code deployment/coverage.html} shows.
 *
 * @param simulated whether the place was made up for a demonstration
 */
record ChartPage(
        InstitutionId recipient,
        String name,
        boolean simulated,
        Asked asked,
        Gantt chart,
        List<Row> gaps) {

    /**
     * A gap in words, in the order of the chart.
     *
     * @param daysAhead until it opens
     */
    record Row(int number, Gap gap, Gap.Nearness nearness, long daysAhead) {}

    public int titleWidth() {
        return 150;
    }
}
