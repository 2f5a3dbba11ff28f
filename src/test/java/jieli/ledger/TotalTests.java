package jieli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Random;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import jieli.ledger.Total.Bound;
import org.junit.jupiter.api.Test;

/** Sums, held against many random rows where a rule is about all of them. */
class TotalTests {

    private static final List<String> QUALIFIERS = List.of("", "余", "多", "近", "超", "约", "以上", "共");

    @Test
    void personsAndPersonTimesDoNotCompileTogether() {
        assertThat(errors("Total.none(Counted.PERSONS).plus(Total.none(Counted.PERSONS))"))
                .isEmpty();
        assertThat(errors("Total.none(Counted.PERSONS).plus(Total.none(Counted.PERSON_TIMES))"))
                .anyMatch(message -> message.contains("incompatible types"));
    }

    @Test
    void aRowOfAnotherUnitIsRefused() {
        var visits = Quantity.read("89", "人次", "");

        assertThatThrownBy(() -> Total.of(Counted.PERSONS, visits))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsPositionsAndRatesAreNeverAdded() {
        assertThat(Total.addable(Quantity.read("25", "人", "其中"))).isFalse();
        assertThat(Total.addable(Quantity.read("11", "批", "第"))).isFalse();
        assertThat(Total.addable(Quantity.read("59.64", "%", ""))).isFalse();
        assertThat(Total.addable(Quantity.read("129", "名", ""))).isTrue();
    }

    @Test
    void anUnknownRowIsCountedAndIsNotZero() {
        var total = sum(List.of(Quantity.read("6", "名", ""), Quantity.read("", "名", "")));

        assertThat(total.value()).isEqualByComparingTo("6");
        assertThat(total.unknown()).isEqualTo(1);
        assertThat(sum(List.of(Quantity.read("", "名", ""))).isUnknown()).isTrue();
        assertThat(sum(List.of(Quantity.read("0", "名", ""))).isUnknown()).isFalse();
    }

    @Test
    void aBoundSurvivesTheSum() {
        var exact = Quantity.read("6", "名", "");

        assertThat(sum(List.of(exact, Quantity.read("100", "名", "多"))).bound())
                .isEqualTo(Bound.AT_LEAST);
        assertThat(sum(List.of(exact, Quantity.read("30", "名", "近"))).bound())
                .isEqualTo(Bound.ABOUT);
        assertThat(sum(List.of(exact, exact)).bound()).isEqualTo(Bound.EXACT);
    }

    @Test
    void aRoundedNumberKeepsItsPrecision() {
        var reached = (Quantity.Known) Quantity.read("1.8", "万人次", "累计");

        assertThat(reached.value()).isEqualByComparingTo("18000");
        assertThat(reached.step()).isEqualByComparingTo("1000");
    }

    @Test
    void moneyIsFen() {
        var money = (Quantity.Known) Quantity.read("1518.8", "万元", "");

        assertThat(money.value()).isEqualByComparingTo("1518800000");
        assertThat(money.words()).isEqualTo("1518.8万元");
    }

    @Test
    void theOrderOfRowsNeverMatters() {
        var random = new Random(7);
        for (var round = 0; round < 500; round++) {
            var rows =
                    random.ints(1 + random.nextInt(8), 0, 4000)
                            .mapToObj(n -> row(n, random))
                            .toList();
            var half = random.nextInt(rows.size() + 1);
            var split = sum(rows.subList(0, half)).plus(sum(rows.subList(half, rows.size())));

            assertThat(split).isEqualTo(sum(rows)).isEqualTo(sum(rows.reversed()));
            assertThat(split.lines()).isEqualTo(rows.size());
        }
    }

    private static Quantity row(int number, Random random) {
        var value = number % 9 == 0 ? "" : String.valueOf(number);
        return Quantity.read(value, "人", QUALIFIERS.get(random.nextInt(QUALIFIERS.size())));
    }

    private static Total<Counted.Persons> sum(List<Quantity> rows) {
        return rows.stream()
                .map(row -> Total.of(Counted.PERSONS, row))
                .reduce(Total.none(Counted.PERSONS), Total::plus);
    }

    private static List<String> errors(String expression) {
        var text = "package jieli.ledger; class Snippet { Object sum = " + expression + "; }";
        var source =
                new SimpleJavaFileObject(
                        URI.create("string:///jieli/ledger/Snippet.java"),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        var seen = new DiagnosticCollector<JavaFileObject>();
        var options =
                List.of(
                        "-proc:none",
                        "-d",
                        System.getProperty("java.io.tmpdir"),
                        "-cp",
                        classPath());
        var ran =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, seen, options, null, List.of(source))
                        .call();
        assertThat(ran)
                .isEqualTo(
                        seen.getDiagnostics().stream()
                                .noneMatch(one -> one.getKind() == Diagnostic.Kind.ERROR));
        return seen.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> one.getMessage(null))
                .toList();
    }

    private static String classPath() {
        return "target/classes" + File.pathSeparator + System.getProperty("java.class.path");
    }
}
