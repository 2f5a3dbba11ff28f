package jieli.deployment.altitude.clearance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The questionnaire with the examination as it was filled in.
 *
 * @param version of the questionnaire
 * @param values answers by the code of the question ({@code yes}, {@code no}), numbers, findings of
 *     the examination ({@code normal}, {@code abnormal}), words; what is empty is left out
 */
record HealthForm(int version, TreeMap<String, String> values) implements Serializable {

    static final List<String> EXAMINATIONS =
            List.of("LUNG_FUNCTION", "HEART_AND_LUNGS", "ABDOMEN", "KIDNEYS", "CHEST", "ECG");

    /** Highest bed so far, trouble there, medicines. */
    static final List<String> WORDS = List.of("SLEPT", "TROUBLE", "MEDICINES");

    private static final int LONGEST = 1000;

    /** What is measured at home, with what is possible in a living person. */
    enum Number {
        TEMPERATURE(34, 43),
        PULSE(20, 250),
        SYSTOLIC(50, 280),
        DIASTOLIC(20, 180),
        SPO2(30, 100),
        /** g/L */
        HAEMOGLOBIN(30, 300);

        private final double least;
        private final double most;

        Number(double least, double most) {
            this.least = least;
            this.most = most;
        }
    }

    static HealthForm of(int version, Map<String, String> typed) {
        var values = new TreeMap<String, String>();
        names(version)
                .forEach(name -> {
                    var value = typed.getOrDefault(name, "").strip();
                    if (!value.isEmpty()) {
                        values.put(name, value);
                    }
                });
        return new HealthForm(version, values);
    }

    private static List<String> names(int version) {
        var numbers = Arrays.stream(Number.values()).map(Number::name);
        var questions =
                Questionnaire.version(version).questions().stream()
                        .map(Questionnaire.Question::code);
        return Stream.of(questions, numbers, EXAMINATIONS.stream(), WORDS.stream())
                .flatMap(one -> one)
                .toList();
    }

    public String answer(String name) {
        return values.getOrDefault(name, "");
    }

    Optional<Double> number(Number number) {
        var text = answer(number.name()).replace(',', '.').replace('\uff0c', '.').replace('。', '.');
        return text.matches("\\d{1,3}(\\.\\d{1,2})?")
                ? Optional.of(Double.valueOf(text))
                : Optional.empty();
    }

    /** The first thing that cannot be, or nothing. */
    Optional<String> wrong() {
        for (var number : Number.values()) {
            var isPossible =
                    number(number)
                            .map(value -> value >= number.least && value <= number.most)
                            .orElse(answer(number.name()).isEmpty());
            if (!isPossible) {
                return Optional.of(number.name());
            }
        }
        return WORDS.stream().filter(word -> answer(word).length() > LONGEST).findFirst();
    }

    List<String> abnormal() {
        return EXAMINATIONS.stream().filter(one -> answer(one).equals("abnormal")).toList();
    }

    /** As it is sealed: a line for each value. */
    String text() {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "\t" + each.getValue().replaceAll("[\\t\\r\\n]+", " "))
                .collect(Collectors.joining("\n"));
    }

    static HealthForm read(int version, String text) {
        return of(
                version,
                text.lines()
                        .map(line -> line.split("\t", 2))
                        .filter(cells -> cells.length == 2)
                        .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1])));
    }
}
