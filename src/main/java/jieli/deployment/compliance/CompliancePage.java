package jieli.deployment.compliance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jieli.deployment.compliance.Answer.State;
import jieli.deployment.compliance.ComplianceBook.Waiver;
import jieli.pairing.PairingId;
import jieli.pairing.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code deployment/compliance.html} shows.
 *
 * @param last the last day of the year the rules speak of
 * @param bound null when no rule set is bound
 * @param enforced false when the rule set is for sizing only
 * @param bindable rule sets that may be bound
 * @param mayWrite whether the reader may bind, choose, waive
 */
record CompliancePage(
        PairingId pairing,
        String name,
        int year,
        LocalDate from,
        LocalDate last,
        RuleSet.@Nullable Bound bound,
        String rulesName,
        boolean enforced,
        List<Row> rows,
        List<Value> ambiguities,
        List<WaiverRow> waivers,
        List<RuleSet> bindable,
        boolean mayWrite) {

    /**
     * A rule with its answer.
     *
     * @param deciding the postings that decide
     */
    record Row(
            String code,
            String title,
            State state,
            String sentence,
            List<Value> values,
            List<Deciding> deciding,
            @Nullable Waiver waiver) {}

    /**
     * A parameter with the value that counts.
     *
     * @param value empty is off
     * @param origin who says so
     * @param allowed what may stand there, in words
     */
    record Value(String name, String title, String value, Demands.Origin origin, String allowed) {}

    /** A posting in words. */
    record Deciding(UUID posting, String name, String recipient, LocalDate from, String last) {}

    /**
     * A waiver in words.
     *
     * @param open whether it may still be taken back
     */
    record WaiverRow(Waiver waiver, String title, boolean open) {}

    /** One line of {@code deployment/standings.html}: a pairing in a year. */
    record Glance(
            PairingId pairing,
            String name,
            String rules,
            long met,
            long atRisk,
            long broken,
            long unknown) {}
}
