package jieli.briefings.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the seed documents (or those of a folder given as first argument, with expected facts in
 * the file given as second) and prints how well and how fast, beside a naive reader that takes
 * every number with a unit.
 */
public final class ReadingBench {

    private static final Pattern NAIVE =
            Pattern.compile(
                    "(\\d+(?:\\.\\d+)?)(余|多)?(万?(?:人次|人|名|位|例|台|场次|场|期|次|批|项|个|家|所|年|元|公里)|%)");
    private static final int WARM_CHARACTERS = 3_000_000;

    private ReadingBench() {}

    /** Prints the report; exit code 0 only if every goal is met. */
    public static void main(String[] arguments) {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "../shared/seeds");
        var tsv = Path.of(arguments.length > 1 ? arguments[1] : "../shared/seed-facts.tsv");
        var gold = GoldFact.read(tsv);
        var ours = Score.of(folder, gold, null);
        var peer = Score.of(folder, gold, ReadingBench::naive);
        ours.forEach(ReadingBench::print);
        var total = Score.total(ours);
        var naive = Score.total(peer);
        System.out.printf(
                "lenient\tcount and money alike: %d more right; value and unit right only: %d%n%n",
                total.rightButKind, total.rightButFrame);
        var texts =
                gold.stream()
                        .map(GoldFact::file)
                        .distinct()
                        .map(folder::resolve)
                        .map(Score::text)
                        .toList();
        double speed = megabytesPerSecond(texts, false);
        double naiveSpeed = megabytesPerSecond(texts, true);
        boolean met = table(total, naive, speed, naiveSpeed);
        System.exit(met ? 0 : 1);
    }

    private static boolean table(Score ours, Score peer, double speed, double peerSpeed) {
        System.out.println("metric\tours\tpeer\tlimit\tgoal\tmet");
        boolean met = row("precision", ours.precision(), peer.precision(), 1, 0.97);
        met &= row("recall", ours.recall(), peer.recall(), 1, 0.95);
        met &= row("noise lines not taken", 1 - share(ours), 1 - share(peer), 1, 1);
        met &= row("event, first and skill recall", ours.claimRecall(), 0, 1, 0.85);
        met &= row("MB/s of UTF-8, warm, 2 cores", speed, peerSpeed, Double.NaN, 1);
        return met;
    }

    private static double share(Score score) {
        return score.noise == 0 ? 0 : (double) score.noiseTaken / score.noise;
    }

    private static boolean row(String name, double ours, double peer, double limit, double goal) {
        boolean met = ours >= goal;
        System.out.printf(
                "%s\t%.3f\t%.3f\t%s\t≥ %.2f\t%s%n",
                name,
                ours,
                peer,
                Double.isNaN(limit) ? "-" : "%.0f".formatted(limit),
                goal,
                met ? "yes" : "no");
        return met;
    }

    private static void print(String file, Score score) {
        System.out.printf(
                "%s: precision %.3f (%d of %d), recall %.3f (%d of %d), events %d of %d, noise taken %d of %d%n",
                file,
                score.precision(),
                score.right,
                score.found,
                score.recall(),
                score.right,
                score.gold,
                score.claimsFound,
                score.claims,
                score.noiseTaken,
                score.noise);
        score.confusions.forEach(line -> System.out.println("  " + line));
    }

    static List<Score.Figure> naive(String text) {
        var figures = new ArrayList<Score.Figure>();
        var matcher = NAIVE.matcher(text);
        while (matcher.find()) {
            var unit = matcher.group(3);
            var kind = unit.equals("%") ? "percent" : unit.endsWith("元") ? "money" : "count";
            var mark = matcher.group(2) == null ? "" : matcher.group(2);
            figures.add(
                    new Score.Figure(kind, matcher.group(1), unit, mark, "未说明", matcher.group()));
        }
        return figures;
    }

    /** Both cores read the documents over and over; the first rounds only warm up. */
    private static double megabytesPerSecond(List<String> texts, boolean naive) {
        long characters = texts.stream().mapToLong(String::length).sum();
        int copies = (int) (WARM_CHARACTERS / 4 / characters) + 1;
        var pile = Collections.nCopies(copies, texts).stream().flatMap(List::stream).toList();
        long bytes = pile.stream().mapToLong(text -> text.getBytes(UTF_8).length).sum();
        double seconds = 0;
        for (int round = 0; round < 4; round++) {
            long start = System.nanoTime();
            long facts = pile.parallelStream().mapToLong(text -> facts(text, naive)).sum();
            seconds = (System.nanoTime() - start) / 1e9;
            if (facts == 0) {
                throw new IllegalStateException("No facts at all");
            }
        }
        return bytes / 1e6 / seconds;
    }

    private static long facts(String text, boolean naive) {
        return naive ? naive(text).size() : Reader.standard().read(text, "bench").facts().size();
    }
}
