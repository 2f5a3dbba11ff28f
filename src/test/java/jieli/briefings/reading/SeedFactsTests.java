package jieli.briefings.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The goals of reading, on the five documents the field's handbook was made from. */
class SeedFactsTests {

    private static final Path SEEDS = Path.of("../shared/seeds");
    private static final Path FACTS = Path.of("../shared/seed-facts.tsv");

    @BeforeEach
    void seedsAreThere() {
        boolean there = Files.isDirectory(SEEDS) && Files.exists(FACTS);
        if (!there && System.getenv("CI") != null) {
            fail("The seed documents are missing: " + SEEDS);
        }
        assumeTrue(there, "without the seed documents there is nothing to score");
    }

    @Test
    void figuresAreRightAndComplete() {
        var score = Score.total(Score.of(SEEDS, GoldFact.read(FACTS), null));

        assertThat(score.precision()).isGreaterThanOrEqualTo(0.97);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void noNoiseBecomesAFigure() {
        assertThat(Score.total(Score.of(SEEDS, GoldFact.read(FACTS), null)).noiseTaken).isZero();
    }

    @Test
    void eventsFirstsAndSkillsAreFound() {
        assertThat(Score.total(Score.of(SEEDS, GoldFact.read(FACTS), null)).claimRecall())
                .isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void everyQuoteIsAPieceOfItsDocument() {
        for (var file : List.copyOf(GoldFact.read(FACTS).stream().map(GoldFact::file).toList())) {
            SpanTests.assertQuotesStandWhereTheySay(Score.text(SEEDS.resolve(file)));
        }
    }
}
