package jieli.deployment.planning.round;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import jieli.deployment.planning.workbook.Opened;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.terms.FreshId;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook of nominees. */
final class NomineeRows implements RowCheck {

    private final Round round;
    private final Places places;
    private final List<Nominee> known;
    private final Clock clock;
    private final Map<String, List<Numbered>> byName = new HashMap<>();
    private final Map<PersonId, Integer> byPerson = new HashMap<>();
    private final Map<Integer, List<Complaint>> complaints = new TreeMap<>();

    /** A nominee with the number of the row; 0 for one who is in the round already. */
    private record Numbered(int row, Nominee nominee) {}

    NomineeRows(Round round, Places places, List<Nominee> known, Clock clock) {
        this.round = round;
        this.places = places;
        this.known = known;
        this.clock = clock;
        known.forEach(one -> remember(0, one));
    }

    @Override
    public Checked check(Opened.Table table, IntConsumer progress) {
        var nominees = new ArrayList<Nominee>();
        for (var raw : table.rows()) {
            var row = new CheckedRow(raw);
            var one = nominee(row);
            if (known.size() + nominees.size() >= MOST_NOMINEES) {
                row.complain("many", MOST_NOMINEES);
            } else if (one != null) {
                twice(row, one);
                remember(row.number(), one);
                nominees.add(one);
            }
            RowCheck.note(complaints, row);
            if (raw.number() % STEP == 0) {
                progress.accept(raw.number());
            }
        }
        nominees.forEach(this::wed);
        return new Checked(List.of(), nominees, complaints);
    }

    private @Nullable Nominee nominee(CheckedRow row) {
        var name = row.word("name");
        var employer = row.institution("employer", "employer", places::employer);
        var born = row.whole("born", 1930, 2010);
        var specialties = row.several("specialties", "specialty", Spoken::specialty);
        if (specialties.isEmpty() && row.text("specialties").isEmpty()) {
            row.complain("missing.specialties");
        }
        var grade = row.grade("grade");
        var free = row.period(round.horizon(), round.horizon());
        var said = said(row);
        if (name.isEmpty() || employer == null || specialties.isEmpty() || free == null) {
            return null;
        }
        return new Nominee(
                FreshId.at(clock),
                person(row, name, employer, born),
                name,
                born,
                employer,
                row.text("department"),
                specialties,
                grade,
                List.of(free),
                said,
                round.simulated());
    }

    private Nominee.Said said(CheckedRow row) {
        return new Nominee.Said(
                row.whole("cleared", 0, 9_000),
                row.several("languages", "language", Spoken::language),
                row.several("prefers", "recipient", places::recipient),
                row.several("avoids", "recipient", places::recipient),
                row.text("spouse"),
                row.text("note"));
    }

    /** The person of the directory; nobody if there is none yet. */
    private @Nullable PersonId person(
            CheckedRow row, String name, InstitutionId employer, @Nullable Integer born) {
        var people =
                places.called(name, employer).stream()
                        .filter(person ->
                                born == null
                                        || person.birthYear() == null
                                        || born.equals(person.birthYear()))
                        .toList();
        if (people.size() > 1) {
            row.complain("namesakes", name, people.size());
        }
        return people.size() == 1 ? people.getFirst().id() : null;
    }

    private void twice(CheckedRow row, Nominee one) {
        var person = one.person();
        var first = person == null ? null : byPerson.get(person);
        if (first != null) {
            complain(row, first, one);
            return;
        }
        for (var other : byName.getOrDefault(one.name(), List.of())) {
            if (other.nominee().isMeantBy(one.name(), one.employer(), one.birthYear())) {
                complain(row, other.row(), one);
                return;
            }
        }
    }

    private static void complain(CheckedRow row, int first, Nominee one) {
        if (first == 0) {
            row.complain("known", one.name());
        } else {
            row.complain("twice", first, one.name());
        }
    }

    private void wed(Nominee one) {
        var spouse = one.said().spouse();
        if (spouse.isEmpty()) {
            return;
        }
        var meant = byName.getOrDefault(spouse, List.of());
        var row =
                byName.getOrDefault(one.name(), List.of()).stream()
                        .filter(it -> it.nominee() == one)
                        .map(Numbered::row)
                        .collect(Collectors.toList())
                        .getFirst();
        if (meant.size() != 1 || spouse.equals(one.name())) {
            complaints
                    .computeIfAbsent(row, _ -> new ArrayList<>())
                    .add(Complaint.of(meant.isEmpty() ? "spouse" : "spouses", spouse));
        }
    }

    private void remember(int row, Nominee one) {
        byName.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(new Numbered(row, one));
        var person = one.person();
        if (person != null) {
            byPerson.putIfAbsent(person, row);
        }
    }
}
