package jieli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import jieli.ledger.Contradiction.Cause;
import jieli.ledger.Verdicts.Verdict;
import jieli.terms.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TallyTests {

    private final Worlds world = new Worlds();
    private final LineKinds kinds = new LineKinds();

    @Test
    void whileNobodyDecidedAFigureIsARange() {
        var many = world.line("STAFF_SENT", "派出专技人员", "97", "名", "", "2018年以来");
        var few = world.line("STAFF_SENT", "派出医疗技术人才", "66", "人", "", "对口帮扶期间");
        var found = Contradiction.between(many, few, kinds.get("STAFF_SENT"));

        var tally = tally("STAFF_SENT", Unit.PERSON, verdict(null, null, many, few), many, few);

        assertThat(found)
                .hasValueSatisfying(
                        one -> assertThat(one.cause()).isEqualTo(Cause.DIFFERENT_VALUES));
        assertThat(values(tally)).isEqualTo("66–97");
        assertThat(tally.getFirst().contested()).isTrue();
    }

    @Test
    void theChosenLineStandsAlone() {
        var many = world.line("STAFF_SENT", "派出", "97", "名", "", "2018年以来");
        var few = world.line("STAFF_SENT", "派出", "66", "人", "", "2018年以来");

        var tally =
                tally(
                        "STAFF_SENT",
                        Unit.PERSON,
                        verdict("ONE_STANDS", few.id(), many, few),
                        many,
                        few);

        assertThat(values(tally)).isEqualTo("66–66");
        assertThat(tally.getFirst().contested()).isFalse();
    }

    @Test
    void linesOfDifferentScopeAreNotAdded() {
        var many = world.line("STAFF_SENT", "派出", "97", "名", "", "2018年以来");
        var few = world.line("STAFF_SENT", "派出", "66", "人", "", "2018年以来");

        var tally =
                tally("STAFF_SENT", Unit.PERSON, verdict("ALL_STAND", null, many, few), many, few);

        assertThat(values(tally)).isEqualTo("97–97 66–66");
    }

    @Test
    void namedFirstsAreExamplesOfTheCount() {
        var tally =
                tally(
                        "FIRSTS",
                        Unit.ITEM,
                        Verdicts.NONE,
                        world.line("FIRSTS", "高难度技术", "8", "项", "", "2024"),
                        world.line("FIRSTS", "心梗溶栓", "1", "项", "首次", "2024"));

        assertThat(values(tally)).isEqualTo("8–8");
    }

    @Test
    void runningTotalsAreNeverAddedToOthers() {
        var tally =
                tally(
                        "STAFF_SENT_SHORT",
                        Unit.PERSON_TIME,
                        Verdicts.NONE,
                        world.line("STAFF_SENT_SHORT", "短期专家", "89", "人次", "累计", "截至2025-05"),
                        world.line("STAFF_SENT_SHORT", "短期专家", "60", "人次", "累计", "截至2024-05"),
                        world.line("STAFF_SENT_SHORT", "短期专家", "12", "人次", "", "2024"));

        assertThat(values(tally)).isEqualTo("89–89 12–12");
    }

    @Test
    void aPartIsNotAddedToItsWhole() {
        var tally =
                tally(
                        "CHARITY_PATIENTS",
                        Unit.PERSON,
                        Verdicts.NONE,
                        world.line("CHARITY_PATIENTS", "救治患者", "129", "名", "", "2024"),
                        world.line("CHARITY_PATIENTS", "送温州治疗", "25", "人", "其中", "2024"));

        assertThat(values(tally)).isEqualTo("129–129");
    }

    @Test
    void theSameNumberToldTwiceCountsOnce() {
        var one = world.line("STAFF_TRAINED_AWAY", "外出学习", "48", "人", "", "2018年以来");
        var again = world.line("STAFF_TRAINED_AWAY", "选派进修", "48", "人", "", "帮扶期间");
        var found = Contradiction.between(one, again, kinds.get("STAFF_TRAINED_AWAY"));

        assertThat(found)
                .hasValueSatisfying(it -> assertThat(it.cause()).isEqualTo(Cause.TOLD_TWICE));
    }

    @Test
    void differentYearsDoNotContradictEachOther() {
        var then = world.line("COUNTY_VISITS", "全县就诊", "66.9", "万人次", "", "2016");
        var now = world.line("COUNTY_VISITS", "全县就诊", "84.4", "万人次", "", "2019");

        assertThat(Contradiction.between(then, now, kinds.get("COUNTY_VISITS"))).isEmpty();
        assertThat(
                        tally("COUNTY_VISITS", Unit.PERSON_TIME, Verdicts.NONE, now, then)
                                .getFirst()
                                .latest())
                .isEqualTo(now);
    }

    @Test
    void roomsAndInstitutionsWithRoomsAreAConflict() {
        var rooms = world.line("ROOMS", "雾化治疗室", "10", "个", "", "未说明");
        var places = world.line("ROOMS", "有雾化室的单位", "13", "家", "", "未说明");

        assertThat(Contradiction.between(rooms, places, kinds.get("ROOMS"))).isPresent();
    }

    @Test
    void aSubjectPointsToItsKind() {
        assertThat(kinds.propose("短期援藏专家", Unit.PERSON_TIME).code()).isEqualTo("STAFF_SENT_SHORT");
        assertThat(kinds.propose("公益医疗救治患者", Unit.PERSON).code()).isEqualTo("CHARITY_PATIENTS");
        assertThat(kinds.propose("幼儿园配套项目资金", Unit.CNY_FEN).code()).isEqualTo("EDUCATION_FUNDS");
        assertThat(kinds.propose("双向转诊", Unit.PERSON_TIME).code()).isEqualTo("REFERRALS");
        assertThat(kinds.propose("说不清的事", Unit.CNY_FEN).code()).isEqualTo("FUNDS");
        assertThat(kinds.sectorOf(kinds.get("STAFF_SENT"), "派出专技人员", "县医院和学校"))
                .isEqualTo(Sector.MIXED);
    }

    private List<Tally> tally(String kind, Unit unit, Verdicts verdicts, Line... lines) {
        var definition = FigureDefinition.of(kinds.get(kind), unit, Sector.HEALTH);
        return Tally.of(definition, List.of(lines), verdicts);
    }

    private static Verdicts verdict(
            @Nullable String outcome, @Nullable LineId standing, Line one, Line other) {
        return new Verdicts(
                List.of(
                        new Verdict(
                                UUID.randomUUID(),
                                Cause.DIFFERENT_VALUES,
                                Set.of(one.id(), other.id()),
                                outcome,
                                standing)));
    }

    private static String values(List<Tally> tallies) {
        return String.join(
                " ",
                tallies.stream()
                        .map(tally -> value(tally.low()) + "–" + value(tally.high()))
                        .toList());
    }

    private static String value(@Nullable Total<?> total) {
        return total == null ? "?" : total.value().toPlainString();
    }
}
