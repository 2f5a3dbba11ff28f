package jieli.deployment.planning;

import jakarta.annotation.PreDestroy;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import jieli.deployment.planning.round.Rounds;
import jieli.deployment.rotation.Outcome;
import jieli.deployment.rotation.Plan;
import jieli.deployment.rotation.Planner;
import jieli.deployment.rotation.Problem;
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
        var began = System.nanoTime();
        var stop = new AtomicBoolean(run.stopWanted());
        var heard = new AtomicReference<Planner.@Nullable Standing>();
        var beat =
                pulse.scheduleWithFixedDelay(
                        () -> beat(run, began, stop, heard), 0, BEAT_MS, TimeUnit.MILLISECONDS);
        try {
            var round = rounds.get(run.round());
            var problem = problems.of(round, run.task().seed());
            var outcome = solve(run, problem, stop, heard);
            switch (outcome) {
                case Outcome.Planned planned -> {
                    keep(run, planned, heard);
                    runs.end(run.id(), Run.State.ENDED);
                    explain(run, problem, planned.plan());
                }
                case Outcome.Contradictory contradictory -> {
                    findings.keep(run, contradictory);
                    runs.end(run.id(), Run.State.CONTRADICTORY);
                }
            }
        } catch (RuntimeException bug) {
            LOG.error("plan {}", run.id(), bug);
            runs.end(run.id(), Run.State.FAILED);
        } finally {
            beat.cancel(false);
        }
    }

    /** A pulse that is late must not put an earlier plan over the last one. */
    private void keep(
            Run run, Outcome.Planned planned, AtomicReference<Planner.@Nullable Standing> heard) {
        synchronized (heard) {
            heard.set(null);
            findings.keep(run, planned);
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

    private Outcome solve(
            Run run,
            Problem problem,
            AtomicBoolean stop,
            AtomicReference<Planner.@Nullable Standing> heard) {
        var effort =
                new Planner.Effort(
                        Duration.ofSeconds(run.task().limitSeconds()),
                        WORKERS,
                        () -> stop.get() || ending.get());
        var anew = run.anew();
        if (anew == null) {
            return Findings.PLANNER.solve(problem, effort, heard::set);
        }
        var earlier = findings.plan(anew.earlier(), problem);
        var absence = new Planner.Absence(anew.absentee(), Problems.of(anew.away()));
        return Findings.PLANNER.replan(problem, new Plan(earlier), absence, effort, heard::set);
    }

    private void beat(
            Run run,
            long began,
            AtomicBoolean stop,
            AtomicReference<Planner.@Nullable Standing> heard) {
        try {
            synchronized (heard) {
                var standing = heard.getAndSet(null);
                if (standing != null) {
                    findings.keep(run, standing);
                }
            }
            if (runs.beat(run.id(), (System.nanoTime() - began) / 1_000_000)) {
                stop.set(true);
            }
        } catch (RuntimeException unheard) {
            // the next beat tries again; the run itself goes on
            LOG.warn("no pulse of plan {}: {}", run.id(), unheard.toString());
        }
    }
}
