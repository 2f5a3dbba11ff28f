package jieli.deployment.rotation;

import ai.timefold.solver.core.api.score.BendableScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells the peer what its working plan is worth; the quickest way of the three that it offers. */
public final class TimefoldScore
        implements IncrementalScoreCalculator<TimefoldPlan, BendableScore> {

    private @Nullable TimefoldLedger ledger;

    @Override
    public void resetWorkingSolution(TimefoldPlan plan) {
        ledger = plan.openLedger();
        plan.tours().forEach(tour -> ledger().change(tour, 1));
    }

    @Override
    public void beforeVariableChanged(Object tour, String variable) {
        ledger().change((TimefoldTour) tour, -1);
    }

    @Override
    public void afterVariableChanged(Object tour, String variable) {
        ledger().change((TimefoldTour) tour, 1);
    }

    @Override
    public BendableScore calculateScore() {
        return ledger().score();
    }

    private TimefoldLedger ledger() {
        return Objects.requireNonNull(ledger);
    }
}
