package jieli.briefings.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences of our own in, facts out; the sentences stand in {@code statements.txt}. */
class StatementsTests {

    record Statement(String text, List<String> facts) {

        @Override
        public String toString() {
            return text;
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aStatementYieldsItsFacts(Statement statement) {
        var reading = Reader.standard().read(statement.text(), "statement.txt");

        assertThat(countable(reading))
                .as(() -> reading.facts().toString())
                .containsExactlyInAnyOrderElementsOf(
                        statement.facts().stream().filter(StatementsTests::full).sorted().toList());
        for (var fact : statement.facts()) {
            if (!full(fact)) {
                var cells = fact.split("\\|");
                assertThat(reading.facts())
                        .as(fact)
                        .anyMatch(found ->
                                found.kind().word().equals(cells[0])
                                        && found.quote().contains(cells[1]));
            }
        }
    }

    @Test
    void thereAreAtLeastSixtyStatements() {
        assertThat(statements()).hasSizeGreaterThanOrEqualTo(60);
    }

    private static boolean full(String fact) {
        return fact.chars().filter(sign -> sign == '|').count() == 4;
    }

    static List<String> countable(Reading reading) {
        return reading.facts().stream()
                .filter(fact -> fact.kind().countable())
                .map(fact ->
                        String.join(
                                "|",
                                fact.kind().word(),
                                fact.value(),
                                fact.unit(),
                                fact.qualifier(),
                                fact.period()))
                .sorted()
                .toList();
    }

    static Stream<Statement> statements() {
        return Arrays.stream(file().split("\n\\s*\n"))
                .map(StatementsTests::statement)
                .filter(statement -> !statement.text().isBlank());
    }

    private static Statement statement(String block) {
        var facts = new ArrayList<String>();
        var text = new ArrayList<String>();
        for (var line : block.lines().toList()) {
            if (line.startsWith("> ")) {
                text.add(line.substring(2));
            } else if (!line.startsWith("#")) {
                facts.add(line);
            }
        }
        return new Statement(text.stream().collect(Collectors.joining("\n")), facts);
    }

    private static String file() {
        try (var in =
                Objects.requireNonNull(
                        StatementsTests.class.getResourceAsStream("statements.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
