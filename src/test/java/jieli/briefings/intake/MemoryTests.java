package jieli.briefings.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jieli.briefings.intake.Opened.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heap that {@link Intake} promises, held by a process that has no more. */
class MemoryTests {
    private static final String HEAP = "-Xmx192m";

    @Test
    void worstDocumentsFitIntoThePromisedHeap(@TempDir Path folder)
            throws IOException, InterruptedException {
        var expected = new TreeMap<String, String>();
        write(folder, expected, "long.txt", "TOO_MUCH_TEXT", Samples.repeated("接诊患者。\n", 19 << 20));
        write(folder, expected, "tags.html", "HTML", Samples.tags("<i>"));
        write(folder, expected, "rows.html", "TOO_MANY_ROWS", Samples.tags("<tr><td>a"));
        write(folder, expected, "attributes.html", "NO_TEXT", Samples.attributes());
        write(folder, expected, "pictures.html", "HTML", Samples.pictures(19 << 20));
        write(folder, expected, "rows.xlsx", "TOO_MANY_ROWS", Samples.xlsx(110_000));
        write(folder, expected, "held.xlsx", "NO_TEXT", Samples.sharedStrings(1_200_000));
        write(folder, expected, "column.xlsx", "DAMAGED", Samples.farColumn());
        write(folder, expected, "long.docx", "TOO_MUCH_TEXT", Samples.rawDocx(Samples.longXml()));
        write(folder, expected, "blank.pdf", "NO_TEXT", Samples.pdfBomb(30 << 20));
        write(folder, expected, "page.pdf", "PDF", Samples.chinesePdf("义".repeat(99_000)));
        write(
                folder,
                expected,
                "wall.pdf",
                "TOO_MUCH_TEXT",
                Samples.chinesePdf("义".repeat(101_000)));

        assertThat(openedByAChild(folder)).isEqualTo(lines(expected));
    }

    private static void write(
            Path folder, Map<String, String> expected, String name, String answer, byte[] bytes)
            throws IOException {
        Files.write(folder.resolve(name), bytes);
        expected.put(name, answer);
    }

    private static String lines(Map<String, String> answers) {
        var lines = new StringBuilder();
        answers.forEach((name, answer) -> lines.append(name + " " + answer + "\n"));
        return lines.toString();
    }

    private static String openedByAChild(Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path");
        var child =
                new ProcessBuilder(
                                java,
                                HEAP,
                                "-XX:+UseSerialGC",
                                "-cp",
                                classes,
                                Child.class.getName(),
                                "" + folder)
                        .redirectErrorStream(true)
                        .start();
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }

    /** Opens every file of a folder in one process and says what became of it. */
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
                for (var file : files.sorted().toList()) {
                    var start = System.nanoTime();
                    IO.println(file.getFileName() + " " + answer(file));
                    if (arguments.length > 1) {
                        IO.println("  ms " + (System.nanoTime() - start) / 1_000_000);
                    }
                }
            }
        }

        private static String answer(Path file) {
            try {
                return switch (Intake.standard().open(file)) {
                    case Opened.Text text -> text.format().name();
                    case Refused refused -> refused.why().name();
                };
            } catch (OutOfMemoryError _) {
                return "out of memory";
            }
        }
    }
}
