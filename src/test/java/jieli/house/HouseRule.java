package jieli.house;

import java.util.List;
import java.util.function.Function;

/**
 * A rule over the project's files.
 *
 * @param sentence the rule, as it is told to whoever breaks it
 * @param planted files that break it, so that the rule itself is tested
 * @param breaches from files to the places that break the rule, each named in a line
 */
record HouseRule(
        String sentence,
        List<SourceFile> planted,
        Function<List<SourceFile>, List<String>> breaches) {

    static HouseRule each(
            String sentence, SourceFile planted, Function<SourceFile, List<String>> breaches) {
        return new HouseRule(
                sentence,
                List.of(planted),
                files ->
                        files.stream()
                                .flatMap(file ->
                                        breaches.apply(file).stream()
                                                .map(what -> file.path() + ": " + what))
                                .toList());
    }

    @Override
    public String toString() {
        return sentence;
    }
}
