package jieli.briefings.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import jieli.briefings.reading.repair.Repair;
import org.junit.jupiter.api.Test;

/** Whatever repair does to a text, a fact still points to the very place it came from. */
class SpanTests {

    static void assertQuotesStandWhereTheySay(String text) {
        for (var fact : Reader.standard().read(text, "any").facts()) {
            var cut = fact.span().of(text);
            assertThat(Repair.of(cut).text()).as(fact.rule()).isEqualTo(fact.quote());
        }
    }

    @Test
    void aQuoteIsTheRepairedCutOfTheOriginal() {
        StatementsTests.statements()
                .forEach(statement -> assertQuotesStandWhereTheySay(statement.text()));
    }

    @Test
    void aQuoteSurvivesPronunciationInBracketsAnywhere() {
        var random = new Random(7);
        StatementsTests.statements()
                .map(StatementsTests.Statement::text)
                .filter(text -> !text.contains("("))
                .forEach(text -> {
                    var glossed = glossed(text, random);
                    assertThat(Repair.of(glossed).text()).isEqualTo(Repair.of(text).text());
                    assertThat(StatementsTests.countable(Reader.standard().read(glossed, "g")))
                            .isEqualTo(
                                    StatementsTests.countable(Reader.standard().read(text, "g")));
                });
    }

    @Test
    void everyFactNamesAParagraphThatHoldsIt() {
        StatementsTests.statements()
                .map(statement -> Reader.standard().read(statement.text(), "s"))
                .forEach(reading ->
                        reading.facts().stream()
                                .filter(fact -> fact.paragraph() >= 0)
                                .forEach(fact ->
                                        assertThat(
                                                        reading.paragraphs()
                                                                .get(fact.paragraph())
                                                                .span()
                                                                .overlaps(fact.span()))
                                                .isTrue()));
    }

    private static String glossed(String text, Random random) {
        return text.chars()
                .mapToObj(sign ->
                        sign >= 0x4E00 && sign <= 0x9FFF && random.nextInt(6) == 0
                                ? (char) sign + (random.nextBoolean() ? "(yī)" : "（liáo）")
                                : String.valueOf((char) sign))
                .collect(Collectors.joining());
    }
}
