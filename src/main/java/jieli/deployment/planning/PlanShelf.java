package jieli.deployment.planning;

import java.util.List;
import java.util.Locale;
import jieli.deployment.planning.round.Entries;
import jieli.deployment.planning.round.RoundId;
import org.springframework.stereotype.Component;

/** What the pages of plans read. */
@Component
class PlanShelf {

    private final RunBook runs;
    private final PlanBook plans;
    private final Entries entries;
    private final Named named;

    PlanShelf(RunBook runs, PlanBook plans, Entries entries, Named named) {
        this.entries = entries;
        this.runs = runs;
        this.plans = plans;
        this.named = named;
    }

    Run run(RoundId round, RunId id) {
        return runs.get(round, id);
    }

    /** The runs of a round that have a plan, newest first. */
    List<Run> planned(RoundId round) {
        return runs.list(round).stream().filter(Run::hasPlan).toList();
    }

    PlanPage.Content content(Run run) {
        return new PlanPage.Content(
                plans.stays(run.id()),
                plans.gaps(run.id()),
                plans.sentences(run.id()),
                entries.cleared(run.round()).keySet());
    }

    Named.Names names(RoundId round, Locale locale) {
        return named.of(round, locale);
    }
}
