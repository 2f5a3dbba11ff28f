package jieli.pairing;

import java.util.List;
import jieli.pairing.Overview.Glance;
import jieli.pairing.ProgrammeFigures.Attention;
import jieli.pairing.ProgrammeFigures.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code pairing/programme.html} shows.
 *
 * @param rulesName the rule set's name in the reader's language
 * @param batches ordinals somebody spoke of; the others are unknown, not absent
 * @param mayWrite whether the reader may add to it
 */
record ProgrammePage(
        Glance glance,
        String note,
        @Nullable RuleSet rules,
        String rulesName,
        List<Integer> batches,
        List<TimelineEntry> timeline,
        List<Row> needs,
        List<Figure> figures,
        List<Attention> attention,
        boolean mayWrite) {

    /** A need with the states it may go to. */
    record Row(Need need, String state, List<String> next) {
        static Row of(Need need) {
            return new Row(
                    need,
                    need.state().word(),
                    List.of("PLANNED", "MET", "WITHDRAWN").stream()
                            .filter(need::mayBecome)
                            .toList());
        }

        /** How loudly the page says the severity. */
        public String severityBadge() {
            return switch (need.severity()) {
                case Need.SEVERE -> "bad";
                case 2 -> "warn";
                default -> "calm";
            };
        }

        /** How loudly the page says the state. */
        public String stateBadge() {
            return switch (need.state()) {
                case Need.State.Open _ -> "warn";
                case Need.State.Met _ -> "good";
                case Need.State.Planned _, Need.State.Withdrawn _ -> "calm";
            };
        }

        /** The last step, if there was one. */
        public Need.@Nullable Step step() {
            return switch (need.state()) {
                case Need.State.Open _ -> null;
                case Need.State.Planned(var step) -> step;
                case Need.State.Met(var step) -> step;
                case Need.State.Withdrawn(var step) -> step;
            };
        }
    }
}
