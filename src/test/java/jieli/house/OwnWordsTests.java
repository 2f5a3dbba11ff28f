package jieli.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Facts come from the documents, sentences do not: nowhere in the project do as many Han characters
 * follow each other as they do in one of them, whatever stands in between. A list taken over word
 * by word and spread over lines is one sentence too.
 */
class OwnWordsTests {

    private static final Path SEEDS = Path.of("../shared/seeds");
    private static final int TOO_MANY = 18;

    @BeforeEach
    void seedsAreThere() {
        var there = Files.isDirectory(SEEDS);
        if (!there && System.getenv("CI") != null) {
            fail("The seed documents are missing: " + SEEDS);
        }
        assumeTrue(there, "without the seed documents there is nothing to compare with");
    }

    @Test
    void noSentenceOfADocumentStandsInTheProject() throws IOException {
        var theirs = theirs();
        assertThat(theirs).hasSizeGreaterThan(1_000);
        var ours = ours();
        assertThat(ours).hasSizeGreaterThan(100);
        assertThat(ours.stream().flatMap(file -> taken(file, theirs)).toList()).isEmpty();
    }

    private static Set<String> theirs() throws IOException {
        var runs = new HashSet<String>();
        try (var files = Files.list(SEEDS)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                runs(Files.readString(file)).forEach(runs::add);
            }
        }
        return runs;
    }

    private static List<SourceFile> ours() throws IOException {
        try (var papers = Files.walk(Path.of("docs"))) {
            return Stream.of(
                            SourceFile.under("src").stream(),
                            papers.filter(paper -> paper.toString().endsWith(".md"))
                                    .map(OwnWordsTests::read),
                            Stream.of("README.md", "README.zh-CN.md", "ARCHITECTURE.md", "STYLE.md")
                                    .map(Path::of)
                                    .map(OwnWordsTests::read))
                    .flatMap(files -> files)
                    .toList();
        }
    }

    private static Stream<String> taken(SourceFile file, Set<String> theirs) {
        return runs(file.text()).filter(theirs::contains).map(run -> file.path() + ": " + run);
    }

    private static Stream<String> runs(String text) {
        var han = text.replaceAll("\\P{IsHan}", "");
        return Stream.iterate(0, at -> at + TOO_MANY <= han.length(), at -> at + 1)
                .map(at -> han.substring(at, at + TOO_MANY));
    }

    private static SourceFile read(Path file) {
        try {
            return new SourceFile(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
