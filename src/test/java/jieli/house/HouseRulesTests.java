package jieli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house watches itself. Each rule must also find the fault planted for it. */
class HouseRulesTests {

    private static final List<SourceFile> PROJECT = SourceFile.under("src/main");

    static Stream<HouseRule> rules() {
        return Stream.of(TextRules.all(), CeilingRules.all(), MessageRules.all())
                .flatMap(rules -> rules);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isKept(HouseRule rule) {
        assertThat(PROJECT).hasSizeGreaterThan(40);
        assertThat(rule.breaches().apply(PROJECT)).as(rule.sentence()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsItsPlantedFault(HouseRule rule) {
        assertThat(rule.breaches().apply(rule.planted())).as(rule.sentence()).isNotEmpty();
    }
}
