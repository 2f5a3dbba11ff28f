package jieli.briefings.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing a file may contain makes reading fail, or take more than a few seconds for 60,000
 * characters.
 */
class RobustnessTests {

    private static final int LENGTH = 60_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "医", "1", "县", "年", "、", ",", "“", "(", "?", "一", "百", "0.", "多", "县、", "医院、", "1人",
                "2020年", "1月1日", "从1人到", "共", "a", "(yī)", "开展", "\uFFFD", "\n", " ", "。", "第一",
                "为", "同比1%", "1,", "开展、", "截至", "自", "1至"
            })
    void aLongRunOfOneThingIsReadInTime(String piece) {
        var text = piece.repeat(LENGTH / piece.length());

        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(Reader.standard().read(text, "long.txt")).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\n", "。", "🚑🚑", "1", "%", "〔", "第", "万", "年", "\u0000"})
    void aTextWithoutAFactHasNoFigures(String text) {
        assertThat(StatementsTests.countable(Reader.standard().read(text, "odd.txt"))).isEmpty();
    }

    @Test
    void readingIsTheSameOnEveryThreadAndEveryTime() {
        var texts = StatementsTests.statements().map(StatementsTests.Statement::text).toList();
        var alone = texts.stream().map(RobustnessTests::facts).toList();
        var together =
                IntStream.range(0, texts.size())
                        .parallel()
                        .mapToObj(at -> facts(texts.get(at)))
                        .toList();

        assertThat(together).isEqualTo(alone);
    }

    private static List<Fact> facts(String text) {
        return Reader.standard().read(text, "text.txt").facts();
    }
}
