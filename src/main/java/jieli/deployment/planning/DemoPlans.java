package jieli.deployment.planning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.planning.round.Entries;
import jieli.deployment.planning.round.Nominee;
import jieli.deployment.planning.round.Round;
import jieli.deployment.planning.round.RoundId;
import jieli.deployment.planning.round.Rounds;
import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Acting;
import jieli.pairing.PairingId;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The next teams for one county hospital, made up: thirteen people for five seats, one of which can
 * be filled only in part. The plan is searched for in the background, after the start.
 */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(15)
class DemoPlans implements ApplicationRunner {

    private static final String BY = "演示数据";
    private static final RoundId ROUND = new RoundId(id("plan-round:jiali"));
    private static final RunId RUN = new RunId(id("plan-run:jiali"));

    private final Rounds rounds;
    private final Entries entries;
    private final RunBook runs;

    DemoPlans(Rounds rounds, Entries entries, RunBook runs) {
        this.rounds = rounds;
        this.entries = entries;
        this.runs = runs;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (rounds.exists(ROUND)) {
            return;
        }
        var round = round();
        rounds.add(round, BY);
        entries.copySeats(round);
        entries.add(
                ROUND,
                List.of(),
                DataFile.rows(DemoPlans.class, "demo/nominees.tsv").stream()
                        .map(DemoPlans::nominee)
                        .toList());
        Acting.as(
                new AccountId(id("account:office")),
                () -> {
                    runs.add(RUN, ROUND, new Run.Task(1, 60), null, BY);
                    return RUN;
                });
    }

    private static Round round() {
        return new Round(
                ROUND,
                "嘉黎县人民医院 2027—2028 年轮换",
                List.of(new PairingId(id("pairing:wenzhou-jiali"))),
                new Period(LocalDate.of(2027, 1, 1), LocalDate.of(2028, 7, 1)),
                5,
                new Round.Rules(
                        6,
                        12,
                        180,
                        2,
                        7,
                        List.of(
                                LocalDate.of(2027, 1, 1),
                                LocalDate.of(2027, 7, 1),
                                LocalDate.of(2028, 1, 1),
                                LocalDate.of(2028, 7, 1)),
                        3_000,
                        0,
                        0),
                1,
                true);
    }

    private static Nominee nominee(List<String> row) {
        var employer = new InstitutionId(id("institution:" + row.get(1)));
        return new Nominee(
                id("plan-nominee:" + row.get(0)),
                new PersonId(id("person:" + row.get(0) + "@" + row.get(1))),
                row.get(0),
                Integer.valueOf(row.get(2)),
                employer,
                row.get(5),
                Arrays.asList(row.get(4).split(";")),
                Grade.valueOf(row.get(3)),
                List.of(
                        new Period(
                                LocalDate.parse(row.get(7)),
                                LocalDate.parse(row.get(8)).plusDays(1))),
                new Nominee.Said(
                        row.get(6).isEmpty() ? null : Integer.valueOf(row.get(6)),
                        List.of("zh"),
                        row.get(9).isEmpty()
                                ? List.of()
                                : List.of(new InstitutionId(id("institution:" + row.get(9)))),
                        List.of(),
                        row.get(10),
                        row.get(11)),
                true);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
