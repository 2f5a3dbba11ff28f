package jieli.deployment.planning;

import jakarta.annotation.PreDestroy;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jieli.deployment.planning.round.Rounds;
import jieli.deployment.rotation.Outcome;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Planner;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Score;
import jieli.identity.Acting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Works on runs in the background, one at a time on a node. Everything it knows stands in the
 * database: any node shows it, and whichever is free takes the next.
 */
@Component
class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final String NODE = ManagementFactory.getRuntimeMXBean().getName();
    private static final int SECONDS_BETWEEN = 15;
    private static final int BEAT_MS = 1_000;
    private static final int WORKERS = 2;

    private final RunBook runs;
    private final Rounds rounds;
    private final Problems problems;
    private final Findings findings;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final ScheduledExecutorService line = one("plans");
    private final ScheduledExecutorService pulse = one("plans-pulse");

    Runner(RunBook runs, Rounds rounds, Problems problems, Findings findings) {
        this.runs = runs;
        this.rounds = rounds;
        this.problems = problems;
        this.findings = findings;
    }

    private static ScheduledExecutorService one(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /**
     * What waits since before the start, or since another node died, is looked for now and then.
     */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        line.scheduleWithFixedDelay(this::work, 2, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    /** A node that goes down keeps the best plan it has. */
    @PreDestroy
    void end() throws InterruptedException {
        ending.set(true);
        line.shutdown();
        line.awaitTermination(10, TimeUnit.SECONDS);
        pulse.shutdownNow();
    }

    /** There is something to do; call it after the commit. */
    void poke() {
        if (!ending.get()) {
            line.execute(this::work);
        }
    }

    private void work() {
        try {
            for (var next = runs.claim(NODE); next.isPresent(); next = runs.claim(NODE)) {
                run(next.get());
            }
        } catch (RuntimeException later) {
            LOG.warn("plans are worked on later: {}", later.toString());
        }
    }

    private void run(Run run) {
        var work = new Work(run);
        var beat =
                pulse.scheduleWithFixedDelay(() -> beat(work), 0, BEAT_MS, TimeUnit.MILLISECONDS);
        try {
            var problem = problem(run);
            var inherited = findings.inherited(run, problem).orElse(null);
            if (inherited != null && (run.stopWanted() || !run.left().isPositive())) {
                end(work, problem, inherited);
                return;
            }
            work.best = inherited == null ? null : Score.of(problem, inherited);
            switch (solve(work, problem)) {
                case Outcome.Planned planned -> {
                    var isBetter = keep(work, planned);
                    end(work, problem, isBetter || inherited == null ? planned.plan() : inherited);
                }
                case Outcome.Contradictory contradictory -> {
                    findings.keep(run, contradictory);
                    runs.end(run, Run.State.CONTRADICTORY);
                }
            }
        } catch (RuntimeException bug) {
            LOG.error("plan {}", run.id(), bug);
            runs.end(run, Run.State.FAILED);
        } finally {
            beat.cancel(false);
        }
    }

    /** With what whoever asked may know of clearances. */
    private Problem problem(Run run) {
        var round = rounds.get(run.round());
        var account = run.account();
        return account == null
                ? problems.of(round, run.task().seed())
                : Acting.as(account, () -> problems.of(round, run.task().seed()));
    }

    private void end(Work work, Problem problem, Plan plan) {
        if (runs.end(work.run, Run.State.ENDED)) {
            explain(work.run, problem, plan);
        }
    }

    /**
     * A pulse that is late must not put an earlier plan over the last one.
     *
     * @return whether it is as good as the one taken over, which otherwise stays
     */
    private boolean keep(Work work, Outcome.Planned planned) {
        synchronized (work) {
            work.heard = null;
            var isBetter = work.isBetter(planned.score()) || work.run.anew() != null;
            if (isBetter) {
                findings.keep(work.run, planned);
            }
            return isBetter;
        }
    }

    /** Trying out what would fill a gap takes its time; the plan is shown meanwhile. */
    private void explain(Run run, Problem problem, Plan plan) {
        try {
            findings.explain(run, problem, plan);
        } catch (RuntimeException bug) {
            LOG.error("reasons of plan {}", run.id(), bug);
        }
    }

    private Outcome solve(Work work, Problem problem) {
        var run = work.run;
        var least = Duration.ofSeconds(1);
        var left = run.left();
        var effort =
                new Planner.Effort(
                        left.compareTo(least) < 0 ? least : left,
                        WORKERS,
                        () -> work.stop || ending.get());
        var anew = run.anew();
        if (anew == null) {
            return Findings.PLANNER.solve(problem, effort, work::hear);
        }
        var earlier = findings.plan(anew.earlier(), problem);
        var absence = new Planner.Absence(anew.absentee(), Problems.of(anew.away()));
        return Findings.PLANNER.replan(problem, new Plan(earlier), absence, effort, work::hear);
    }

    private void beat(Work work) {
        try {
            synchronized (work) {
                var standing = work.heard;
                work.heard = null;
                if (standing != null && work.isBetter(standing.best())) {
                    findings.keep(work.run, standing);
                }
            }
            if (runs.beat(work.run, work.elapsedMs()) != RunBook.Order.GO_ON) {
                work.stop = true;
            }
        } catch (RuntimeException unheard) {
            // the next beat tries again; the run itself goes on
            LOG.warn("no pulse of plan {}: {}", work.run.id(), unheard.toString());
        }
    }

    /** A run while it is worked on; its pulse reads what the search tells. */
    private static final class Work {

        private final Run run;
        private final long began = System.nanoTime();
        private volatile boolean stop;
        private @Nullable Score best;
        private Planner.@Nullable Standing heard;

        Work(Run run) {
            this.run = run;
            this.stop = run.stopWanted();
        }

        synchronized void hear(Planner.Standing standing) {
            heard = standing;
        }

        /** Whether a plan is no worse than the one taken over, if any. */
        synchronized boolean isBetter(Score score) {
            return best == null || score.compareTo(best) <= 0;
        }

        /** What the nodes before used up counts too. */
        long elapsedMs() {
            return run.standing().elapsedMs() + (System.nanoTime() - began) / 1_000_000;
        }
    }
}
