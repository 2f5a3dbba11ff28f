package jieli.consult;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jieli.consult.Case.Entry;
import jieli.consult.Case.Outcome;
import jieli.consult.Case.Party;
import jieli.consult.Patient.Sex;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.emergency.Emergencies;
import jieli.identity.emergency.Emergency.Subject;
import jieli.terms.DataFile;
import jieli.terms.FreshId;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Invented cases at four institutions, each written as a doctor of its institution: the walls stand
 * for the demonstration too.
 */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(6)
class DemoCases implements ApplicationRunner {

    private static final int FIRST_YEAR = 2026;
    private static final Duration BETWEEN_NOTES = Duration.ofHours(5);

    /** The row of the case that somebody from elsewhere opened in an emergency. */
    private static final int IN_EMERGENCY = 6;

    private final CaseBook book;
    private final DeedBook deeds;
    private final Emergencies emergencies;
    private final DemoWriters writers;
    private final Clock clock;

    DemoCases(
            CaseBook book,
            DeedBook deeds,
            Emergencies emergencies,
            DemoWriters writers,
            Clock clock) {
        this.book = book;
        this.deeds = deeds;
        this.emergencies = emergencies;
        this.writers = writers;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        writers.appoint();
        var rows = DataFile.rows(DemoCases.class, "demo/cases.tsv");
        if (isLoaded(rows.getFirst())) {
            return;
        }
        for (var row : rows) {
            writers.as(row.get(1), writer -> write(row, writer));
        }
        var urgent = rows.get(IN_EMERGENCY);
        var one = writers.as(urgent.get(1), writer -> find(urgent, writer).orElseThrow());
        writers.as("expert", expert -> openInEmergency(one, expert));
    }

    private boolean isLoaded(List<String> row) {
        return writers.as(row.get(1), writer -> find(row, writer)).isPresent();
    }

    private boolean write(List<String> row, Me writer) {
        var opened = clock.instant().minus(Duration.ofDays(Long.parseLong(row.get(11))));
        var one =
                new Case(
                        id(row),
                        CaseNumber.of(FIRST_YEAR, book.nextNumber()),
                        new InstitutionId(DemoWriters.id("institution:" + row.get(2))),
                        row.get(3).isEmpty() ? null : DemoWriters.id("pairing:" + row.get(3)),
                        "DEMO%04d".formatted(Integer.parseInt(row.getFirst())),
                        patient(row),
                        row.get(10),
                        writer.account(),
                        opened,
                        true,
                        null);
        book.add(one);
        writeDeeds(row, one, writer);
        if (!row.get(14).isEmpty()) {
            deeds.add(
                    one.id(),
                    new Party(writers.get(row.get(14)).person(), writer.account(), opened));
        }
        return true;
    }

    private void writeDeeds(List<String> row, Case one, Me writer) {
        var at = one.openedAt();
        for (var note : row.get(12).split(";")) {
            at = at.plus(BETWEEN_NOTES);
            if (!note.isEmpty()) {
                deeds.add(FreshId.at(clock), one.id(), new Entry(note, null, writer.account(), at));
            }
        }
        if (!row.get(13).isEmpty()) {
            var outcome = Outcome.valueOf(row.get(13));
            deeds.add(
                    FreshId.at(clock),
                    one.id(),
                    new Entry("", outcome, writer.account(), at.plus(BETWEEN_NOTES)));
        }
    }

    /** Opened, looked at, given back: it waits for the owner's review. */
    private boolean openInEmergency(Case one, Me expert) {
        emergencies.open(
                new Subject("case", one.id().value(), one.number().text(), one.institution()),
                "县里来电话:患者抽搐,家属在路上,需要马上看既往血压和用药。");
        emergencies
                .standing(expert)
                .forEach(standing -> emergencies.giveBack(standing.id(), expert));
        return true;
    }

    private Optional<Case> find(List<String> row, Me writer) {
        return book.find(id(row), Sight.of(writer, List.of()));
    }

    private static CaseId id(List<String> row) {
        return new CaseId(DemoWriters.id("case:" + row.getFirst()));
    }

    private static Patient patient(List<String> row) {
        return new Patient(
                row.get(4),
                row.get(5).isEmpty() ? null : row.get(5),
                row.get(6).isEmpty() ? null : row.get(6),
                Sex.valueOf(row.get(7)),
                row.get(8).isEmpty() ? null : Integer.valueOf(row.get(8)),
                row.get(9));
    }
}
