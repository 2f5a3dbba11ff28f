package jieli.mentoring.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import jieli.HouseTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deeds arrive late and in any order; what is kept in the end is what they say together. */
@HouseTest
class ArrivalTests {

    @Autowired JdbcClient jdbc;
    @Autowired Batons batons;
    @Autowired BoardBook book;
    @Autowired DeedBook deeds;
    @Autowired Clock clock;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsKeptIsTheSameInWhateverOrderDeedsArrive(long seed) {
        var inOrder = new BatonWorld(jdbc);
        deeds(inOrder).forEach(Runnable::run);
        batons.freshen(inOrder.key);
        var late = new BatonWorld(jdbc);
        var mixed = deeds(late);
        Collections.shuffle(mixed, new Random(seed));
        for (var deed : mixed) {
            deed.run();
            batons.freshen(late.key);
        }
        assertThat(shown(late)).isEqualTo(shown(inOrder));
        assertThat(shown(late)).contains(BatonState.ROOTED);
    }

    /** A teacher, a grant that was taken back, two doctors who may do it alone. */
    private List<Runnable> deeds(BatonWorld world) {
        var today = LocalDate.now(clock);
        var last = today.minusDays(200);
        var teacher = world.person("顾老师");
        var one = world.employed("扎西医生");
        var other = world.employed("卓玛医生");
        var all = new ArrayList<Runnable>();
        all.add(() -> {
            world.posting(teacher, last.minusDays(300), last.plusDays(1), "POSTING");
            world.stale();
        });
        all.add(() -> world.grant(one, last.minusDays(100), today.plusDays(300)));
        all.add(() -> world.grant(other, last.minusDays(50), today.plusDays(200)));
        all.add(() -> world.takeBack(world.grant(teacher, last, today.plusDays(9)), last));
        for (var i = 1; i <= 4; i++) {
            var day = last.minusDays(20L * i);
            all.add(() -> world.done(day, Case.Hands.TOGETHER, one, List.of(teacher)));
        }
        for (var i = 1; i <= 5; i++) {
            var day = today.minusDays(30L * i);
            all.add(() -> world.alone(day, other));
        }
        return all;
    }

    /** Without what differs between two hospitals: whose they are. */
    private List<Object> shown(BatonWorld world) {
        var kept = book.find(world.key).orElseThrow();
        var now = kept.standing();
        return Arrays.asList(
                now.state(),
                now.why(),
                now.departed(),
                now.independent(),
                now.guided(),
                now.needed(),
                now.before(),
                now.last(),
                now.able().size(),
                kept.levels(),
                kept.holdsUntil(),
                kept.nextState(),
                kept.nextDay(),
                kept.warning(),
                deeds.told(List.of(world.key)).stream()
                        .filter(DeedBook.Told::counts)
                        .map(told -> told.kind() + " " + told.about())
                        .sorted()
                        .toList(),
                deeds.found(List.of(world.key)).stream()
                        .filter(found -> found.state() != null)
                        .map(found ->
                                found.months() + " " + found.state() + " " + found.independent())
                        .sorted()
                        .toList());
    }
}
