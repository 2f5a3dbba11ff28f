package jieli.deployment.rotation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jieli.deployment.rotation.GeneratedProblem.Size;
import jieli.deployment.rotation.rules.RotationRules;
import org.slf4j.LoggerFactory;

/**
 * The planner on invented problems of three sizes, against Timefold and a careful person with a
 * list, all on two threads at most. Timefold gets the time that our planner took, and no less than
 * a fifth of the time that ours may take. The limit is the bound that our planner proves.
 */
final class RotationBench {

    /** What each size must reach; the gap is of the unmet need, in percent. */
    private record Goal(Duration within, double gapPercent, boolean proof, long gigabytes) {
        static Goal of(Size size) {
            return switch (size) {
                case SMALL -> new Goal(Duration.ofSeconds(3), 0, true, 4);
                case MEDIUM -> new Goal(Duration.ofSeconds(60), 0, true, 4);
                case LARGE -> new Goal(Duration.ofSeconds(600), 1, false, 4);
            };
        }
    }

    /** Until every gap has its reasons. */
    private static final Duration EXPLAINED = Duration.ofSeconds(60);

    private final Planner planner = new Planner(RotationRules.all());
    private final StringBuilder table = new StringBuilder();
    private boolean met = true;

    private RotationBench() {}

    /** Sizes by name; small and medium if none is given. */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var sizes =
                arguments.length == 0
                        ? List.of(Size.SMALL, Size.MEDIUM)
                        : Arrays.stream(arguments)
                                .map(name -> Size.valueOf(name.toUpperCase(Locale.ROOT)))
                                .toList();
        var bench = new RotationBench();
        bench.warm();
        for (var size : sizes) {
            bench.run(size);
        }
        System.out.println("metric\tours\tpeer\tlimit\tgoal\tmet");
        System.out.print(bench.table);
        System.exit(bench.met ? 0 : 1);
    }

    /** Loads the solver's library and the classes, on a problem that is none of the published. */
    private void warm() {
        var problem = GeneratedProblem.of(30, 12, 1);
        planner.solve(problem, Planner.Effort.of(Duration.ofSeconds(2)), Planner.Progress.NONE);
        TimefoldPeer.solve(problem, Duration.ofSeconds(1));
    }

    private void run(Size size) throws IOException {
        var goal = Goal.of(size);
        var problem = size.problem();
        describe(size, problem);
        var ours = ours(problem, goal);
        var memory = peakGigabytes();
        var time = longer(ours.elapsed(), goal.within().dividedBy(5));
        var peer = TimefoldPeer.solve(problem, time);
        var handStarted = System.nanoTime();
        var hand = GreedyHand.plan(problem);
        var handTook = Duration.ofNanos(System.nanoTime() - handStarted);
        List.of(ours.plan(), peer.plan(), hand).forEach(plan -> mustKeepRules(problem, plan));
        System.out.printf("  ours %s, proven %s%n", ours.score(), ours.bound());
        System.out.printf("  Timefold in %s %s%n", seconds(time), peer.score());
        System.out.printf("  hand-planner in %s %s%n", seconds(handTook), Score.of(problem, hand));
        rows(size, goal, ours, peer);
        explain(size, problem, ours.plan());
        row(
                size + " unmet of the hand-planner, days × weight",
                ours.score().unmet() + "",
                Score.of(problem, hand).unmet() + "",
                ours.bound().unmet() + "",
                "≤ peer",
                ours.score().unmet() <= Score.of(problem, hand).unmet());
        row(
                size + " memory, GB",
                format("%.2f", memory),
                "–",
                "–",
                "≤ " + goal.gigabytes(),
                memory <= goal.gigabytes());
    }

    private void explain(Size size, Problem problem, Plan plan) {
        var started = System.nanoTime();
        var gaps = planner.explain(problem, plan).gaps().size();
        var took = Duration.ofNanos(System.nanoTime() - started);
        row(
                size + " why there are " + gaps + " gaps, s",
                seconds(took),
                "–",
                "–",
                "≤ " + EXPLAINED.toSeconds(),
                took.compareTo(EXPLAINED) <= 0);
    }

    private void rows(Size size, Goal goal, Outcome.Planned ours, TimefoldPeer.Result peer) {
        row(
                size + " unmet, days × weight",
                ours.score().unmet() + "",
                peer.score().unmet() + "",
                ours.bound().unmet() + "",
                "≤ peer",
                ours.score().unmet() <= peer.score().unmet());
        row(
                size + " gap to the proven bound, %",
                format("%.3f", ours.gapPercent()),
                format("%.3f", Outcome.gapPercent(peer.score().unmet(), ours.bound().unmet())),
                "0",
                "≤ " + goal.gapPercent(),
                ours.gapPercent() <= goal.gapPercent());
        row(
                size + " first complete plan, s",
                seconds(ours.firstPlan()),
                seconds(peer.firstPlan()),
                "–",
                "≤ " + goal.within().toSeconds(),
                ours.firstPlan().compareTo(goal.within()) <= 0);
        row(
                size + (goal.proof() ? " proven optimal on all levels, s" : " whole time, s"),
                seconds(ours.elapsed()) + (goal.proof() && !ours.proven() ? " not proven" : ""),
                "never",
                "–",
                "≤ " + goal.within().toSeconds(),
                ours.elapsed().compareTo(goal.within()) <= 0 && (ours.proven() || !goal.proof()));
    }

    private Outcome.Planned ours(Problem problem, Goal goal) {
        var outcome =
                planner.solve(
                        problem,
                        Planner.Effort.of(goal.within()),
                        standing ->
                                System.out.printf(
                                        Locale.ROOT,
                                        "  %s s: %s, bound %,d, gap %.3f %%%n",
                                        seconds(standing.elapsed()),
                                        standing.best(),
                                        standing.bound(),
                                        standing.gapPercent()));
        if (outcome instanceof Outcome.Planned planned) {
            return planned;
        }
        throw new IllegalStateException("not planned: " + outcome);
    }

    private void mustKeepRules(Problem problem, Plan plan) {
        var breaches = planner.check(problem, plan);
        if (!breaches.isEmpty()) {
            throw new IllegalStateException("a plan breaks " + breaches.getFirst());
        }
    }

    private static void describe(Size size, Problem problem) {
        var columns = new Columns(problem, Board.of(problem, RotationRules.all()));
        System.out.printf(
                Locale.ROOT,
                "%s: %,d candidates, %,d seats, %d months, seed %d; %,d possible stays, %,d days ×"
                        + " weight wanted%n",
                size,
                size.candidates,
                size.seats,
                GeneratedProblem.MONTHS,
                size.seed,
                columns.count,
                columns.wanted());
    }

    private void row(
            String metric, String ours, String peer, String limit, String goal, boolean met) {
        table.append(
                String.join(
                        "\t",
                        metric.toLowerCase(Locale.ROOT),
                        ours,
                        peer,
                        limit,
                        goal,
                        met ? "yes" : "no"));
        table.append(System.lineSeparator());
        this.met &= met;
    }

    /** The most that the process ever had in memory, the solver's own included. */
    private static double peakGigabytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            var kilobytes =
                    lines.filter(line -> line.startsWith("VmHWM:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .findFirst()
                            .orElseThrow();
            return Long.parseLong(kilobytes) / 1024.0 / 1024.0;
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String seconds(Duration duration) {
        return format("%.2f", duration.toMillis() / 1_000.0);
    }

    private static String format(String pattern, double number) {
        return String.format(Locale.ROOT, pattern, number);
    }
}
