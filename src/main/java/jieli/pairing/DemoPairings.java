package jieli.pairing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.Reach;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The five programmes, told in our own words; see the source column of each file. */
@Component
@ConditionalOnProperty("jieli.demo")
@Order(2)
class DemoPairings implements ApplicationRunner {

    private static final String BY = "示范数据";

    private final Pairings pairings;
    private final PairingBook book;
    private final RuleSets ruleSets;
    private final Clock clock;

    DemoPairings(Pairings pairings, PairingBook book, RuleSets ruleSets, Clock clock) {
        this.pairings = pairings;
        this.book = book;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var pairs = DataFile.rows(DemoPairings.class, "demo/pairings.tsv");
        if (pairings.find(id(pairs.getFirst().getFirst()), Reach.EVERYWHERE).isPresent()) {
            return;
        }
        pairs.forEach(this::addPairing);
        DataFile.rows(DemoPairings.class, "demo/needs.tsv").forEach(this::addNeed);
        DataFile.rows(DemoPairings.class, "demo/timeline.tsv").forEach(this::addEntry);
    }

    private void addPairing(List<String> row) {
        var days = TimelineEntry.Days.of(row.get(5));
        var start =
                switch (row.get(4)) {
                    case "ON" -> new Pairing.Start.On(days.orElseThrow().from(), row.get(5));
                    case "NO_LATER_THAN" ->
                            new Pairing.Start.NoLaterThan(days.orElseThrow().from(), row.get(5));
                    default -> new Pairing.Start.Unknown();
                };
        var pairing =
                new Pairing(
                        id(row.get(0)),
                        row.get(1),
                        ProgrammeType.valueOf(row.get(2)),
                        institutions(row.get(6)),
                        institutions(row.get(7)),
                        start,
                        null,
                        row.get(8));
        pairings.add(pairing, ruleSets.find(row.get(3)).orElseThrow(), BY);
        if (!row.get(9).isEmpty()) {
            var during = TimelineEntry.Days.of(row.get(10)).orElse(null);
            book.addBatch(pairing.id(), Integer.parseInt(row.get(9)), during, row.get(11));
        }
    }

    private void addNeed(List<String> row) {
        pairings.add(
                new Need(
                        named("need:" + row.get(0) + ":" + row.get(2)),
                        id(row.get(0)),
                        Need.Gap.valueOf(row.get(1)),
                        row.get(2),
                        Integer.parseInt(row.get(3)),
                        row.get(4),
                        BY,
                        clock.instant(),
                        new Need.State.Open()));
    }

    private void addEntry(List<String> row) {
        pairings.add(
                new TimelineEntry(
                        named("timeline:" + row.get(0) + ":" + row.get(2)),
                        id(row.get(0)),
                        TimelineEntry.Days.of(row.get(1)).orElse(null),
                        row.get(1),
                        row.get(2),
                        row.get(3),
                        row.get(4).isEmpty() ? null : LocalDate.parse(row.get(4)),
                        BY,
                        clock.instant()));
    }

    private static List<InstitutionId> institutions(String names) {
        return Arrays.stream(names.split(";"))
                .map(name -> new InstitutionId(named("institution:" + name)))
                .toList();
    }

    private static PairingId id(String code) {
        return new PairingId(named("pairing:" + code));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
