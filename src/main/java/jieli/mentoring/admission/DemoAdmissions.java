package jieli.mentoring.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.mentoring.admission.Admission.Committee;
import jieli.mentoring.admission.Admission.Decision;
import jieli.mentoring.admission.Admission.Step;
import jieli.terms.DataFile;
import jieli.terms.Terms;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Techniques the demonstration's hospitals admitted; what the committees said is made up. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(25)
class DemoAdmissions implements ApplicationRunner {

    private final Admissions admissions;
    private final AdmissionBook book;
    private final Accounts accounts;
    private final Clock clock;

    DemoAdmissions(Admissions admissions, AdmissionBook book, Accounts accounts, Clock clock) {
        this.admissions = admissions;
        this.book = book;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var by = accounts.findByLogin("receiver").orElseThrow().id();
        for (var row : rows()) {
            var it =
                    book.get(
                            new InstitutionId(id("institution:" + row.getFirst())),
                            Terms.get("techniques").find(row.get(1)).orElseThrow());
            if (it.steps().isEmpty()) {
                decisions(row, by)
                        .forEach(one ->
                                book.add(
                                        it.institution(),
                                        it.technique().code(),
                                        one,
                                        clock.instant()));
                steps(row, by).forEach(step -> admissions.go(it, step));
            }
        }
    }

    static List<List<String>> rows() {
        return DataFile.rows(DemoAdmissions.class, "demo/techniques.tsv");
    }

    static List<Decision> decisions(List<String> row, AccountId by) {
        return Arrays.stream(row.get(2).split(";"))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("\\|", -1))
                .map(cells ->
                        new Decision(
                                Committee.valueOf(cells[0]),
                                cells[1],
                                cells[2].equals("yes"),
                                LocalDate.parse(cells[3]),
                                by,
                                true))
                .toList();
    }

    List<Step> steps(List<String> row, AccountId by) {
        var texts = row.get(3).split(";");
        return IntStream.range(0, texts.length)
                .mapToObj(i -> {
                    var cells = texts[i].split("[@|]", -1);
                    return new Step(
                            i + 1,
                            Stage.valueOf(cells[0]),
                            LocalDate.parse(cells[1]),
                            cells[2],
                            by,
                            clock.instant(),
                            true);
                })
                .toList();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
