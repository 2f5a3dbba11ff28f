package jieli.deployment.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import jieli.deployment.rotation.rules.RotationRules;
import jieli.directory.Person.Grade;
import org.junit.jupiter.api.Test;

/** The planner in a world of one hospital on the plateau and a few surgeons. */
class PlannerTests {

    private static final Planner PLANNER = new Planner(RotationRules.all());
    private static final Planner.Effort MINUTE = Planner.Effort.of(Duration.ofMinutes(1));
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final Period YEAR = new Period(JANUARY, JANUARY.plusYears(1));
    private static final Period FIRST_HALF = new Period(JANUARY, JANUARY.plusMonths(6));
    private static final Period SECOND_HALF = new Period(JANUARY.plusMonths(6), YEAR.until());
    private static final Seat SEAT = seat("玛曲·普外科", "surgery", 3_500);

    @Test
    void aSurgeonWhoMayStayTheWholeYearNeedsNoHandover() {
        var outcome = planned(world(List.of(SEAT), List.of(surgeon("甲"), surgeon("乙"))));
        assertThat(outcome.score().unmet()).isZero();
        assertThat(outcome.score()).isEqualTo(new Score(0, 0, 144));
        assertThat(outcome.proven()).isTrue();
        assertThat(outcome.gapPercent()).isZero();
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        var problem = Worlds.large(3, 40, 16, 24, 6);
        assertThat(planned(problem).plan().equals(planned(problem).plan())).isTrue();
    }

    @Test
    void nobodyAtAllLeavesEverySeatEmptyAndSaysSo() {
        var problem = world(List.of(SEAT), List.of());
        var gap = PLANNER.explain(problem, planned(problem).plan()).gaps().getFirst();
        assertThat(gap.period()).isEqualTo(YEAR);
        assertThat(gap.why().in(Locale.CHINESE)).isEqualTo("没有任何人选。");
        assertThat(gap.change().orElseThrow().in(Locale.ENGLISH))
                .startsWith("Find one more person for 玛曲·普外科");
    }

    @Test
    void whoeverFitsNoSeatIsNamed() {
        var dentist = person("丙", "dentistry", Grade.SENIOR, 4_000, List.of(YEAR));
        var problem = world(List.of(SEAT), List.of(surgeon("甲"), dentist));
        var unplaceable = PLANNER.explain(problem, planned(problem).plan()).unplaceable();
        assertThat(unplaceable).extracting(one -> one.candidate().name()).containsExactly("丙");
        assertThat(unplaceable.getFirst().why().in(Locale.CHINESE)).contains("丙", "专业对口");
    }

    @Test
    void anEmptySeatNamesWhoWouldFitAndWhatStandsInTheWay() {
        var home = new Period(SECOND_HALF.from(), SECOND_HALF.until().minusDays(20));
        var problem =
                world(
                        List.of(SEAT),
                        List.of(
                                person("甲", "surgery", Grade.SENIOR, 4_000, List.of(FIRST_HALF)),
                                person("乙", "surgery", Grade.SENIOR, 4_000, List.of(home))));
        var plan = planned(problem).plan();
        assertThat(plan.stays()).isEmpty();
        var gap = PLANNER.explain(problem, plan).gaps().getFirst();
        assertThat(gap.hindrances())
                .extracting(hindrance -> hindrance.candidate().name())
                .containsExactly("甲", "乙");
        assertThat(gap.why().in(Locale.CHINESE)).startsWith("有 2 人适合;受阻于:");
        assertThat(gap.change().orElseThrow().in(Locale.CHINESE))
                .isEqualTo("请 甲 在 2026-01-01 至 2026-07-08 期间都能派出(多出 7 天)。");
    }

    @Test
    void aShorterRestIsProposedWhereItIsEnough() {
        var tired = surgeon("甲", new Period(JANUARY.minusMonths(12), JANUARY.minusDays(170)));
        var problem = world(List.of(seat("玛曲·普外科", "surgery", 3_500, FIRST_HALF)), List.of(tired));
        var gap = PLANNER.explain(problem, planned(problem).plan()).gaps().getFirst();
        assertThat(gap.change().orElseThrow().in(Locale.CHINESE))
                .isEqualTo("两次派驻之间的休整由 180 天改为 170 天。");
    }

    @Test
    void settingsThatContradictThemselvesAreRefused() {
        var problem = world(List.of(SEAT), List.of(surgeon("甲")));
        var settings = problem.settings().withMinimumStayMonths(24);
        assertThat(refused(problem.withSettings(settings)))
                .containsExactly("最短派驻 24 个月,比最长的 18 个月还长。");
    }

    @Test
    void aDecisionByHandIsKept() {
        var problem = world(List.of(SEAT), List.of(surgeon("甲"), surgeon("乙")));
        var pin = new Problem.Pin(true, SEAT.id(), Worlds.id("甲"), SECOND_HALF);
        var plan = planned(problem.withPins(List.of(pin))).plan();
        assertThat(plan.stays().getLast().candidate().name()).isEqualTo("甲");
    }

    @Test
    void decisionsByHandThatBreakARuleAreNamedAndNeverGivenUp() {
        var problem = world(List.of(SEAT), List.of(surgeon("甲")));
        var pins =
                List.of(
                        new Problem.Pin(true, SEAT.id(), Worlds.id("甲"), FIRST_HALF),
                        new Problem.Pin(true, SEAT.id(), Worlds.id("甲"), SECOND_HALF));
        assertThat(refused(problem.withPins(pins)))
                .containsExactly("锁定的安排违反了规则“两次派驻之间休整”:甲 在 玛曲·普外科 与 玛曲·普外科 之间休整不足 180 天。");
    }

    @Test
    void aDecisionByHandThatNoTeamCanJoinIsNamed() {
        var dentistry = seat("玛曲·口腔科", "dentistry", 3_500);
        var problem = world(List.of(SEAT, dentistry), List.of(surgeon("甲")));
        var team = new Settings.Team(SEAT.recipient(), 2, 1);
        var pin = new Problem.Pin(true, SEAT.id(), Worlds.id("甲"), YEAR);
        var together =
                problem.withPins(List.of(pin))
                        .withSettings(problem.settings().withTeams(List.of(team)));
        assertThat(refused(together)).singleElement().asString().contains("团队搭配", "玛曲");
    }

    @Test
    void anAbsenceChangesAsLittleAsItCan() {
        var other = seat("玛曲·急诊科", "surgery", 3_500);
        var people = List.of(surgeon("甲"), surgeon("乙"), surgeon("丙"), surgeon("丁"), surgeon("戊"));
        var problem = world(List.of(SEAT, other), people);
        var earlier = planned(problem).plan();
        var absent = earlier.stays().getFirst();
        var replanned =
                (Outcome.Planned)
                        PLANNER.replan(
                                problem,
                                earlier,
                                new Planner.Absence(absent.candidate().id(), YEAR),
                                MINUTE,
                                Planner.Progress.NONE);
        assertThat(replanned.score().unmet()).isZero();
        var kept = new ArrayList<>(earlier.stays());
        kept.retainAll(replanned.plan().stays());
        assertThat(kept).hasSize(earlier.stays().size() - 1);
        assertThat(replanned.plan().of(absent.candidate())).isEmpty();
    }

    @Test
    void stoppingKeepsTheBestPlan() {
        var stop = new AtomicBoolean();
        var problem = Worlds.large(5, 120, 50, 36, 3);
        var standings = new ArrayList<Planner.Standing>();
        var outcome =
                (Outcome.Planned)
                        PLANNER.solve(
                                problem,
                                new Planner.Effort(Duration.ofMinutes(5), 2, stop::get),
                                standing -> {
                                    standings.add(standing);
                                    stop.set(standing.bound() > 0);
                                });
        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.elapsed()).isLessThan(Duration.ofMinutes(2));
        assertThat(PLANNER.check(problem, outcome.plan())).isEmpty();
        assertThat(outcome.bound().unmet()).isLessThanOrEqualTo(outcome.score().unmet());
        assertThat(standings).isNotEmpty();
    }

    @Test
    void everyRuleHasATitleInBothLanguages() {
        assertThat(RotationRules.all())
                .allSatisfy(rule -> {
                    assertThat(rule.title().in(Locale.CHINESE)).matches("\\p{IsHan}+");
                    assertThat(rule.title().in(Locale.ENGLISH)).matches("[A-Za-z -]+");
                })
                .extracting(Rule::noun)
                .doesNotHaveDuplicates();
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsNoPeriod() {
        assertThatThrownBy(() -> new Period(JANUARY, JANUARY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Outcome.Planned planned(Problem problem) {
        return (Outcome.Planned) PLANNER.solve(problem, MINUTE, Planner.Progress.NONE);
    }

    private static List<String> refused(Problem problem) {
        var outcome = PLANNER.solve(problem, MINUTE, Planner.Progress.NONE);
        return ((Outcome.Contradictory) outcome)
                .sentences().stream().map(sentence -> sentence.in(Locale.CHINESE)).toList();
    }

    private static Problem world(List<Seat> seats, List<Candidate> people) {
        var settings =
                new Settings(6, 18, 180, 2, 7, List.of(SECOND_HALF.from()), 2_500, List.of());
        return new Problem(YEAR, seats, people, List.of(), settings, List.of(), 1);
    }

    private static Seat seat(String name, String specialty, int altitudeMetres) {
        return seat(name, specialty, altitudeMetres, YEAR);
    }

    private static Seat seat(String name, String specialty, int altitudeMetres, Period period) {
        return new Seat(
                Worlds.id(name),
                name,
                Worlds.id("玛曲"),
                specialty,
                Grade.INTERMEDIATE,
                altitudeMetres,
                Set.of(),
                1,
                period);
    }

    private static Candidate surgeon(String name, Period... past) {
        var person =
                person(
                        name,
                        "surgery",
                        Grade.SENIOR,
                        4_000,
                        List.of(new Period(JANUARY, YEAR.until().plusMonths(1))));
        return new Candidate(
                person.id(),
                name,
                person.employer(),
                person.department(),
                person.specialties(),
                person.grade(),
                person.clearedMetres(),
                Set.of(),
                person.windows(),
                List.of(),
                List.of(past).stream()
                        .map(period -> new Candidate.Past(Worlds.id("玛曲"), period))
                        .toList());
    }

    private static Candidate person(
            String name, String specialty, Grade grade, int cleared, List<Period> windows) {
        return new Candidate(
                Worlds.id(name),
                name,
                Worlds.id("hospital of " + name),
                "普外科",
                Set.of(specialty),
                grade,
                cleared,
                Set.of(),
                windows,
                List.of(),
                List.of());
    }
}
