package jieli.briefings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadCommandTests {

    private static final String REPORT = "2023年3月进驻以来,青松医院帮扶队共带教6位本地医师。三年来,累计培训1200人次,开展手术例。";

    @TempDir Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void factsComeOutAsJsonLines() throws IOException {
        assertThat(read("--json", file("report.txt", REPORT))).isZero();

        var facts = lines().map(ReadCommandTests::json).toList();
        assertThat(facts)
                .isNotEmpty()
                .allSatisfy(fact ->
                        assertThat(fact.propertyNames())
                                .containsExactly(
                                        "file",
                                        "kind",
                                        "subject",
                                        "value",
                                        "unit",
                                        "qualifier",
                                        "period",
                                        "where",
                                        "who",
                                        "quote",
                                        "rule"));
        assertThat(facts)
                .anySatisfy(fact -> {
                    assertThat(fact.get("value").asString()).isEqualTo("6");
                    assertThat(fact.get("unit").asString()).isEqualTo("位");
                });
    }

    @Test
    void aLostNumberIsNull() throws IOException {
        read("--json", file("report.txt", REPORT));

        assertThat(lines().map(ReadCommandTests::json))
                .anySatisfy(fact -> {
                    assertThat(fact.get("kind").asString()).isEqualTo("missing");
                    assertThat(fact.get("value").isNull()).isTrue();
                });
    }

    @Test
    void aFileThatCannotBeReadIsNamedWhileTheOthersAreRead() throws IOException {
        var gone = folder.resolve("gone.pdf").toString();

        assertThat(read(gone, file("empty.txt", ""), file("report.txt", REPORT))).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(gone + ": ")
                .contains("empty.txt: ");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("report.txt: ").contains("6位");
    }

    @Test
    void withoutAFileItSaysHowToNameOne() {
        assertThat(read()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("bin/jieli read");
    }

    private int read(String... arguments) {
        return new ReadCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private java.util.stream.Stream<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static JsonNode json(String line) {
        return new JsonMapper().readTree(line);
    }
}
