package jieli;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * From the command to the first page, as whole processes. Ours is what {@code bin/jieli demo}
 * starts: unpacked, with the class cache. The peer is the same application as one plain jar, in
 * turn with ours, so that a change of the machine's mood meets both.
 */
final class StartBench {

    private static final int RUNS = 5;
    private static final List<String> OPTIONS =
            List.of(
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8");

    /** One start: seconds to the first page, peak resident megabytes of the Java process. */
    private record Start(double seconds, double megabytes) {}

    private record Series(List<Start> empty, List<Start> existing) {}

    private StartBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var ours = new Series(new ArrayList<>(), new ArrayList<>());
        var peer = new Series(new ArrayList<>(), new ArrayList<>());
        for (var run = 1; run <= RUNS; run++) {
            pair(ours, List.of("bin/jieli"));
            pair(peer, plainJar());
            System.out.printf(
                    Locale.ROOT, "run %d: ours %s, peer %s%n", run, last(ours), last(peer));
        }
        System.out.println("metric\tours\tpeer\tlimit\tgoal\tmet");
        var met =
                row(
                                "start on existing data, s (median)",
                                ours.existing(),
                                peer.existing(),
                                8,
                                false)
                        & row(
                                "start on an empty folder, s (median)",
                                ours.empty(),
                                peer.empty(),
                                15,
                                false)
                        & row("peak resident memory, MB", ours.empty(), peer.empty(), 1024, true);
        System.exit(met ? 0 : 1);
    }

    private static List<String> plainJar() {
        var line = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        line.addAll(OPTIONS);
        line.addAll(List.of("-jar", "target/jieli.jar"));
        return line;
    }

    private static void pair(Series series, List<String> command)
            throws IOException, InterruptedException {
        var home = Files.createTempDirectory(Path.of("target"), "bench-house-");
        series.empty().add(start(home, command));
        series.existing().add(start(home, command));
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static Start start(Path home, List<String> command)
            throws IOException, InterruptedException {
        var port = freePort();
        var line = new ArrayList<>(command);
        line.addAll(Arrays.asList("demo", "--port", Integer.toString(port)));
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.redirectOutput(Path.of("target/start-bench.log").toFile());
        builder.environment().remove("JIELI_DB_URL");
        builder.environment().put("JIELI_HOME", home.toAbsolutePath().toString());
        var begin = System.nanoTime();
        var process = builder.start();
        try {
            while (!answers(port)) {
                if (!process.isAlive()
                        || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(90)) {
                    throw new IOException("did not start, see target/start-bench.log");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return new Start((System.nanoTime() - begin) / 1e9, peakMegabytes(process.pid()));
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /** The home page, whole; the demonstration data must be there. */
    private static boolean answers(int port) {
        try {
            var connection =
                    (HttpURLConnection)
                            URI.create("http://localhost:" + port + "/").toURL().openConnection();
            connection.setReadTimeout(10_000);
            try (var body = connection.getInputStream()) {
                return new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .contains("嘉黎");
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    private static double peakMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String last(Series series) {
        return String.format(
                Locale.ROOT,
                "%.1f s empty, %.1f s existing",
                series.empty().getLast().seconds(),
                series.existing().getLast().seconds());
    }

    private static boolean row(
            String metric, List<Start> ours, List<Start> peer, double limit, boolean memory) {
        var mine = median(ours, memory);
        System.out.printf(
                Locale.ROOT,
                "%s\t%.1f\t%.1f\t%.0f\t<= %.0f\t%s%n",
                metric,
                mine,
                median(peer, memory),
                limit,
                limit,
                mine <= limit ? "yes" : "no");
        return mine <= limit;
    }

    private static double median(List<Start> starts, boolean memory) {
        var figures =
                new ArrayList<>(
                        starts.stream()
                                .map(start -> memory ? start.megabytes() : start.seconds())
                                .toList());
        Collections.sort(figures);
        return figures.get(figures.size() / 2);
    }
}
