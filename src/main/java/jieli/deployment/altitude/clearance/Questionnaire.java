package jieli.deployment.altitude.clearance;

import java.util.List;
import jieli.deployment.altitude.clearance.Proposal.Kind;
import jieli.terms.DataFile;

/**
 * What is asked before departure, as {@code questionnaire.tsv} lists it, version by version.
 *
 * @param version the newest is asked, older answers keep theirs
 */
record Questionnaire(int version, List<Question> questions) {

    private static final List<List<String>> ROWS =
            DataFile.rows(Questionnaire.class, "questionnaire.tsv");

    /**
     * A question answered with yes or no.
     *
     * @param proposal what yes proposes
     */
    record Question(String code, Kind proposal, String chinese, String english) {

        public String in(String language) {
            return language.startsWith("zh") ? chinese : english;
        }
    }

    /** What is asked today. */
    static Questionnaire newest() {
        return version(
                ROWS.stream()
                        .mapToInt(row -> Integer.parseInt(row.getFirst()))
                        .max()
                        .orElseThrow());
    }

    static Questionnaire version(int version) {
        return new Questionnaire(
                version,
                ROWS.stream()
                        .filter(row -> Integer.parseInt(row.getFirst()) == version)
                        .map(row ->
                                new Question(
                                        row.get(1),
                                        Kind.valueOf(row.get(2)),
                                        row.get(3),
                                        row.get(4)))
                        .toList());
    }
}
