package jieli.briefings.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar explains itself: every rule has a name of its own and an example that it reads. */
class RuleExamplesTests {

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleReadsItsExample(Rule rule) {
        assertThat(rule.example()).as(rule.name()).isNotBlank();

        var reading = Reader.standard().read(rule.example(), rule.name());

        var names =
                rule.kind() == null
                        ? reading.passedOver().stream().map(Reading.Cut::rule).toList()
                        : reading.facts().stream().map(Fact::rule).toList();
        assertThat(names).as(rule.example()).contains(rule.name());
    }

    @Test
    void noTwoRulesShareAName() {
        var names = new HashSet<String>();
        for (var rule : Reader.standard().rules()) {
            assertThat(names.add(rule.name())).as(rule.name()).isTrue();
        }
    }

    @Test
    void everyPeriodRuleFindsItsExample() {
        for (var row : Tables.rows("periods.tsv", 6)) {
            assertThat(row.get(5)).as(row.get(0)).isNotBlank();
            assertThat(Anchor.in(row.get(5)))
                    .as(row.toString())
                    .anyMatch(anchor -> anchor.form().name().equals(row.get(1)));
        }
    }

    @Test
    void everyFurnitureRuleCutsItsExample() {
        for (var row : Tables.rows("furniture.tsv", 4)) {
            var text = "医疗队到达云岭县人民医院,开展了为期一个月的帮扶工作,受到各族群众好评。".repeat(3);
            var lines = Layout.of(text + "\n" + row.get(3));
            assertThat(lines).as(row.toString()).anyMatch(line -> line.rule().equals(row.get(0)));
            assertThat(Pattern.compile(row.get(2)).matcher(row.get(3)).find()).isTrue();
        }
    }

    static Stream<Rule> rules() {
        List<Rule> rules = Reader.standard().rules();
        return rules.stream();
    }
}
