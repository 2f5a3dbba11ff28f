package jieli.mentoring.apprenticeship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.PostingState;
import jieli.directory.Directory.Employed;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.apprenticeship.Agreement.Duties;
import jieli.mentoring.apprenticeship.Agreement.Goal;
import jieli.mentoring.apprenticeship.Agreement.Plan;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A surgeon from Wenzhou teaches at 嘉黎 from September to August. */
class PairRulesTests {

    private static final InstitutionId JIALI = new InstitutionId(id("嘉黎"));
    private static final InstitutionId MAQU = new InstitutionId(id("玛曲"));
    private static final PersonId CHEN = new PersonId(id("陈"));
    private static final PersonId DANZENG = new PersonId(id("旦增"));
    private static final PersonId CIREN = new PersonId(id("次仁"));
    private static final Period TERM = new Period(day("2025-09-01"), day("2026-09-01"));
    private static final Plan PLAN = new Plan(day("2026-02-01"), day("2026-08-15"), CIREN);
    private static final Goal CHOLE = new Goal("lap-cholecystectomy", 4, 20, day("2026-07-31"));
    private static final List<Posting> THERE =
            List.of(posting(JIALI, "2025-07-01", "2026-10-01", PostingState.ON_DUTY));
    private static final List<Employed> STAFF =
            List.of(new Employed(DANZENG, JIALI, day("2019-07-01"), null));

    @Test
    void whoIsThereMayTeachWhoWorksThere() {
        assertThat(PairRules.draft(agreed(), THERE, STAFF)).isEmpty();
        assertThat(PairRules.active(agreed(), day("2025-09-01"), THERE, STAFF)).isEmpty();
    }

    @Test
    void nobodyIsTheirOwnMentor() {
        var same = new Agreement(JIALI, CHEN, CHEN, "外科", TERM, PLAN, duties(), List.of(CHOLE));
        assertThat(why(PairRules.draft(same, THERE, STAFF))).isEqualTo("same");
    }

    @Test
    void theApprenticeWorksThereOnTheFirstDay() {
        assertThat(why(PairRules.draft(agreed(), THERE, List.of()))).isEqualTo("employed");
        var elsewhere = List.of(new Employed(DANZENG, MAQU, null, null));
        assertThat(why(PairRules.draft(agreed(), THERE, elsewhere))).isEqualTo("employed");
        var later = List.of(new Employed(DANZENG, JIALI, day("2025-09-02"), null));
        assertThat(why(PairRules.draft(agreed(), THERE, later))).isEqualTo("employed");
    }

    @Test
    void theMentorIsPostedThereInTheTerm() {
        assertThat(why(PairRules.draft(agreed(), List.of(), STAFF))).isEqualTo("there");
        for (var stay :
                List.of(
                        posting(MAQU, "2025-07-01", "2026-10-01", PostingState.ON_DUTY),
                        posting(JIALI, "2022-07-01", "2025-07-01", PostingState.CLOSED),
                        posting(JIALI, "2025-07-01", "2026-10-01", PostingState.WITHDRAWN))) {
            assertThat(why(PairRules.draft(agreed(), List.of(stay), STAFF))).isEqualTo("there");
        }
    }

    @Test
    void theTermLiesWithinThePosting() {
        var shorter = posting(JIALI, "2025-07-01", "2026-08-31", PostingState.ON_DUTY);
        assertThat(PairRules.draft(agreed(), List.of(shorter), STAFF))
                .contains(Refusal.of("outside", "2025-07-01", "2026-08-30"));
    }

    @Test
    void ofTwoPostingsTheOneThatHoldsTheTermIsTaken() {
        var before = posting(JIALI, "2025-01-01", "2025-09-10", PostingState.CLOSED);
        assertThat(PairRules.posting(List.of(before, THERE.getFirst()), agreed()))
                .contains(THERE.getFirst());
    }

    @Test
    void theMentorDoesNotJudgeTheirOwnWork() {
        var own = new Plan(null, day("2026-08-15"), CHEN);
        assertThat(why(PairRules.plan(own, agreed()))).isEqualTo("assessor");
        var apprentice = new Plan(null, day("2026-08-15"), DANZENG);
        assertThat(why(PairRules.plan(apprentice, agreed()))).isEqualTo("assessor.self");
    }

    @Test
    void datesLieWithinTheTermInOrder() {
        assertThat(why(plan("2025-08-31", "2026-08-15"))).isEqualTo("mid.outside");
        assertThat(why(plan("2026-02-01", "2026-09-01"))).isEqualTo("assessment.outside");
        assertThat(why(plan("2026-08-15", "2026-08-15"))).isEqualTo("mid.late");
        assertThat(plan(null, null)).isEmpty();
    }

    @Test
    void techniquesAreKnownNamedOnceWithinTheTerm() {
        assertThat(why(goals(new Goal("juggling", 4, 3, day("2026-01-01")))))
                .isEqualTo("technique");
        assertThat(why(goals(CHOLE, CHOLE))).isEqualTo("twice");
        assertThat(why(goals(new Goal("caesarean", 2, 3, day("2026-01-01"))))).isEqualTo("level");
        assertThat(why(goals(new Goal("caesarean", 4, 0, day("2026-01-01"))))).isEqualTo("least");
        assertThat(why(goals(new Goal("caesarean", 4, 3, day("2026-09-01"))))).isEqualTo("target");
        assertThat(goals(CHOLE)).isEmpty();
    }

    @Test
    void nobodyBeginsWithoutAGoalADayOfAssessmentAnAssessor() {
        var on = day("2025-09-01");
        assertThat(why(PairRules.active(agreed().with(List.of()), on, THERE, STAFF)))
                .isEqualTo("nothing");
        assertThat(why(PairRules.active(planned(new Plan(null, null, CIREN)), on, THERE, STAFF)))
                .isEqualTo("unassessed");
        var nobody = planned(new Plan(null, day("2026-08-15"), null));
        assertThat(why(PairRules.active(nobody, on, THERE, STAFF))).isEqualTo("nobody");
        assertThat(why(PairRules.active(agreed(), day("2025-08-31"), THERE, STAFF)))
                .isEqualTo("term");
    }

    @Test
    void stepsComeInOrderOfTimeNeverFromTheFuture() {
        var today = day("2026-03-01");
        var active = pair(PairState.ACTIVE, "2025-09-01");
        assertThat(why(step(active, PairState.GRADUATED, "2026-02-01", "", today)))
                .isEqualTo("step");
        assertThat(why(step(active, PairState.MID_REVIEW, "2026-03-02", "", today)))
                .isEqualTo("future");
        assertThat(why(step(active, PairState.MID_REVIEW, "2025-08-31", "", today)))
                .isEqualTo("before");
        assertThat(why(step(active, PairState.MENTOR_LEFT, "2026-02-01", "", today)))
                .isEqualTo("words");
        assertThat(step(active, PairState.MID_REVIEW, "2026-02-01", "", today)).isEmpty();
    }

    @Test
    void aCheckAfterHalfAYearIsNotMadeAfterAMonth() {
        var graduated = pair(PairState.GRADUATED, "2025-06-20");
        var today = day("2026-03-01");
        assertThat(why(step(graduated, PairState.CHECK_6M, "2025-07-20", "", today)))
                .isEqualTo("early");
        assertThat(step(graduated, PairState.CHECK_6M, "2025-12-01", "", today)).isEmpty();
    }

    @Test
    void everyNamedTechniqueNeedsItsCasesAndItsGrant() {
        assertThat(missing(20, 4)).isEmpty();
        assertThat(missing(19, 4)).containsExactly(CHOLE);
        assertThat(missing(20, 3)).containsExactly(CHOLE);
        assertThat(PairRules.missing(agreed(), Map.of())).containsExactly(CHOLE);
    }

    @Test
    void whoFallsShortGraduatesWithWordsOnceTheAssessmentIsDue() {
        var on = day("2026-08-15");
        assertThat(PairRules.graduated(agreed(), day("2026-03-01"), "", "")).isEmpty();
        assertThat(why(PairRules.graduated(agreed(), on, "", "腹腔镜"))).isEqualTo("ungranted");
        assertThat(why(PairRules.graduated(agreed(), on.minusDays(1), "考核通过", "腹腔镜")))
                .isEqualTo("assess.later");
        assertThat(PairRules.graduated(agreed(), on, "考核通过", "腹腔镜")).isEmpty();
        var unplanned = planned(new Plan(null, null, null));
        assertThat(why(PairRules.graduated(unplanned, on, "考核通过", "腹腔镜"))).isEqualTo("assess");
    }

    @Test
    void neitherOfTheTwoJudgesTheirOwnPair() {
        var pair = pair(PairState.MID_REVIEW, "2026-02-01");
        for (var one : List.of(CHEN, DANZENG)) {
            assertThat(why(PairRules.self(pair, PairState.GRADUATED, one))).isEqualTo("self");
            assertThat(why(PairRules.self(pair, PairState.ENDED_NOT_MET, one))).isEqualTo("self");
            assertThat(PairRules.self(pair, PairState.MENTOR_LEFT, one)).isEmpty();
        }
        assertThat(PairRules.self(pair, PairState.GRADUATED, CIREN)).isEmpty();
    }

    private static List<Goal> missing(int cases, int level) {
        return PairRules.missing(
                agreed(), Map.of(CHOLE.technique(), new Progress.Of(cases, 0, level)));
    }

    @Test
    void whatTheDemonstrationTellsKeepsTheRules() {
        var rows = DemoPairs.rows();
        assertThat(rows.stream().filter(row -> row.getFirst().startsWith("jiali")).limit(7))
                .allSatisfy(row -> assertThat(row.get(8)).isLessThan("2025-05-31"));
        for (var row : rows) {
            var agreed = DemoPairs.agreement(row, duties());
            assertThat(PairRules.plan(agreed.plan(), agreed)).as(row.getFirst()).isEmpty();
            assertThat(PairRules.goals(agreed.goals(), agreed.during()))
                    .as(row.getFirst())
                    .isEmpty();
            var pair =
                    new Pair(
                            PairId.of(id("x").toString()),
                            new PairingId(id("x")),
                            new PostingId(id("x")),
                            agreed,
                            PairState.PROPOSED,
                            0,
                            null,
                            true);
            for (var past : DemoPairs.past(row)) {
                assertThat(
                                PairRules.step(
                                        pair,
                                        past.state(),
                                        past.day(),
                                        past.words(),
                                        day("2026-11-22")))
                        .as(row.getFirst() + " " + past)
                        .isEmpty();
                pair =
                        new Pair(
                                pair.id(),
                                pair.pairing(),
                                pair.posting(),
                                agreed,
                                past.state(),
                                1,
                                past.day(),
                                true);
            }
        }
    }

    private static Optional<Refusal> step(
            Pair pair, PairState next, String on, String words, LocalDate today) {
        return PairRules.step(pair, next, day(on), words, today);
    }

    private static Optional<Refusal> plan(@Nullable String mid, @Nullable String assessment) {
        return PairRules.plan(
                new Plan(
                        mid == null ? null : day(mid),
                        assessment == null ? null : day(assessment),
                        CIREN),
                agreed());
    }

    private static Optional<Refusal> goals(Goal... goals) {
        return PairRules.goals(Arrays.asList(goals), TERM);
    }

    private static String why(Optional<Refusal> refusal) {
        return refusal.orElseThrow().key().replace("mentoring.pair.refusal.", "");
    }

    private static Agreement agreed() {
        return planned(PLAN);
    }

    private static Agreement planned(Plan plan) {
        return new Agreement(JIALI, CHEN, DANZENG, "外科", TERM, plan, duties(), List.of(CHOLE));
    }

    private static Duties duties() {
        return new Duties("", "", "");
    }

    private static Pair pair(PairState state, String stepped) {
        return new Pair(
                new PairId(id("pair")),
                new PairingId(id("pairing")),
                new PostingId(id("posting")),
                agreed(),
                state,
                3,
                day(stepped),
                true);
    }

    private static Posting posting(
            InstitutionId where, String from, String until, PostingState state) {
        return new Posting(
                new PostingId(id(where + from)),
                new PairingId(id("pairing")),
                CHEN,
                where,
                null,
                "",
                "general-surgery",
                Posting.Part.SPECIALIST,
                Posting.Stay.POSTING,
                "",
                null,
                null,
                new Period(day(from), day(until)),
                state,
                true);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
