package jieli.mentoring.apprenticeship;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.PostingId;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.mentoring.Places;
import jieli.mentoring.apprenticeship.Agreement.Duties;
import jieli.mentoring.apprenticeship.Agreement.Goal;
import jieli.mentoring.apprenticeship.Agreement.Plan;
import jieli.pairing.PairingId;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Agreements of the demonstration; everybody in them is made up. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(25)
class DemoPairs implements ApplicationRunner {

    private static final String BY = "演示数据";

    /** A step of the data file. */
    record Past(PairState state, LocalDate day, String words) {}

    private final PairBook book;
    private final PairSteps steps;
    private final PairWords words;
    private final Accounts accounts;
    private final Clock clock;

    DemoPairs(PairBook book, PairSteps steps, PairWords words, Accounts accounts, Clock clock) {
        this.book = book;
        this.steps = steps;
        this.words = words;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var by = accounts.findByLogin("office").orElseThrow().id();
        for (var row : rows()) {
            var pair = pair(row);
            if (book.find(pair.id(), Places.Within.EVERYWHERE).isEmpty()) {
                book.add(pair, by, clock.instant());
                for (var step : past(row)) {
                    pair = steps.go(pair, step.state(), step.day(), step.words(), by, BY);
                }
            }
        }
    }

    static List<List<String>> rows() {
        return DataFile.rows(DemoPairs.class, "demo/pairs.tsv");
    }

    private Pair pair(List<String> row) {
        return new Pair(
                new PairId(id("pair:" + row.get(0))),
                new PairingId(id("pairing:" + row.get(1))),
                new PostingId(id("posting:" + row.get(3) + "@" + row.get(5))),
                agreement(row, words.usual(Locale.CHINESE)),
                PairState.PROPOSED,
                0,
                null,
                true);
    }

    static Agreement agreement(List<String> row, Duties usual) {
        var hospital = row.get(2);
        return new Agreement(
                new InstitutionId(id("institution:" + hospital)),
                person(row.get(3) + "@" + row.get(4)),
                person(row.get(6) + "@" + hospital),
                row.get(7),
                new Period(LocalDate.parse(row.get(8)), LocalDate.parse(row.get(9)).plusDays(1)),
                new Plan(
                        LocalDate.parse(row.get(10)),
                        LocalDate.parse(row.get(11)),
                        person(row.get(12))),
                usual,
                Arrays.stream(row.get(13).split(";")).map(DemoPairs::goal).toList());
    }

    private static Goal goal(String text) {
        var cells = text.split(":", -1);
        return new Goal(
                cells[0],
                Integer.parseInt(cells[1]),
                Integer.parseInt(cells[2]),
                LocalDate.parse(cells[3]));
    }

    static List<Past> past(List<String> row) {
        return Arrays.stream(row.get(14).split(";"))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("[@|]", -1))
                .map(cells ->
                        new Past(PairState.valueOf(cells[0]), LocalDate.parse(cells[1]), cells[2]))
                .toList();
    }

    private static PersonId person(String name) {
        return new PersonId(id("person:" + name));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
