package jieli.mentoring.baton;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jieli.deployment.Period;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.Places.Within;
import jieli.mentoring.baton.BoardViews.Notice;
import jieli.terms.NotFound;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One baton as its page shows it, every number with what it was worked out of. */
@Component
class BatonViews {

    private static final int MONTHS = 24;

    /** A resident who taught it. */
    record Teacher(String person, String name, String posting, Period during, boolean here) {}

    /**
     * A local doctor who may do it alone, or might once.
     *
     * @param able whether today
     */
    record Local(String person, String name, int level, Period during, boolean able) {}

    /**
     * Cases of a month by whose they were.
     *
     * @param local alone
     * @param guided alone, with help from afar
     * @param unknown alone, nobody noted the outcome
     */
    record Month(
            YearMonth month, long local, long guided, long unknown, long together, long visitor) {

        public long all() {
            return local + guided + unknown + together + visitor;
        }
    }

    /** A bar of the chart: the month's parts from below, in pixels. */
    record Bar(int x, String label, List<Part> parts) {}

    /** A part of a bar. */
    record Part(String kind, long number, long y, long height) {}

    /**
     * What was found after a departure.
     *
     * @param equipment as the messages name it, {@code UNKNOWN} if nobody knew
     */
    record Found(Baton.Check check, String equipment, String consumables) {}

    /** Everything {@code mentoring/baton.html} shows. */
    record Page(
            BoardViews.Row row,
            Yardstick yardstick,
            LocalDate today,
            List<Notice> warnings,
            List<Found> checks,
            List<Teacher> teachers,
            List<Local> locals,
            List<Month> months,
            List<Bar> chart,
            List<Means> means,
            @Nullable LocalDate passed,
            boolean writable,
            UUID fresh) {

        public Standing standing() {
            return row.it().standing();
        }
    }

    private final Batons batons;
    private final BoardViews board;
    private final Directory directory;
    private final Clock clock;

    BatonViews(Batons batons, BoardViews board, Directory directory, Clock clock) {
        this.batons = batons;
        this.board = board;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The baton of an address.
     *
     * @throws NotFound if there is no such technique, or no such hospital in scope
     */
    BatonKey key(InstitutionId institution, String technique, Within within) {
        if (!within.covers(institution) || Terms.get("techniques").find(technique).isEmpty()) {
            throw new NotFound(institution + "/" + technique);
        }
        return new BatonKey(directory.get(institution).id(), technique);
    }

    Page page(BatonKey key, boolean writable, Locale locale) {
        batons.freshen(key);
        var today = LocalDate.now(clock);
        var known = batons.known(List.of(key)).getFirst();
        var kept = Kept.of(known, today);
        var row = board.rows(List.of(kept), locale).getFirst();
        var names = names(known);
        var months = months(known, today);
        return new Page(
                row,
                known.baton().yardstick(),
                today,
                Warning.of(known.baton(), today).stream()
                        .map(one ->
                                BoardViews.notice(
                                        one, key.link(), row.hospital(), row.technique(), names))
                        .toList(),
                known.baton().checks(today).reversed().stream()
                        .map(check -> found(known, check))
                        .toList(),
                teachers(known, names, today),
                locals(known, names, kept.standing()),
                months,
                chart(months),
                known.means().stream().sorted(Means.BY_TIME.reversed()).toList(),
                known.baton().passed(today).orElse(null),
                writable,
                batons.freshId());
    }

    private static Found found(Known known, Baton.Check check) {
        var day = check.standing().day();
        return new Found(
                check,
                known.means(Means.Kind.EQUIPMENT, day).map(Enum::name).orElse("UNKNOWN"),
                known.means(Means.Kind.CONSUMABLES, day).map(Enum::name).orElse("UNKNOWN"));
    }

    private Function<UUID, String> names(Known known) {
        var ids = new HashSet<PersonId>();
        known.stays().forEach(stay -> ids.add(stay.person()));
        known.grants().forEach(grant -> ids.add(new PersonId(grant.person())));
        var people = directory.people(ids);
        return person -> {
            var one = people.get(new PersonId(person));
            return one == null ? "" : one.name();
        };
    }

    private static List<Teacher> teachers(
            Known known, Function<UUID, String> names, LocalDate today) {
        return known.stays().reversed().stream()
                .map(stay ->
                        new Teacher(
                                stay.person().toString(),
                                names.apply(stay.person().value()),
                                stay.posting().toString(),
                                stay.during(),
                                stay.during().contains(today)))
                .toList();
    }

    /** Only what is worth something by employment too; the newest grant first. */
    private static List<Local> locals(
            Known known, Function<UUID, String> names, Standing standing) {
        return known.grants().stream()
                .sorted(
                        Comparator.comparing((Known.Grant grant) -> grant.during().from())
                                .reversed())
                .map(grant ->
                        new Local(
                                grant.person().toString(),
                                names.apply(grant.person()),
                                grant.level(),
                                grant.during(),
                                standing.able().contains(grant.person())
                                        && grant.during().contains(standing.day())))
                .toList();
    }

    private static List<Month> months(Known known, LocalDate today) {
        var by =
                known.baton().history().cases().stream()
                        .collect(Collectors.groupingBy(one -> YearMonth.from(one.day())));
        var last = YearMonth.from(today);
        return IntStream.range(0, MONTHS)
                .mapToObj(i -> last.minusMonths(MONTHS - 1L - i))
                .map(month -> month(month, by.getOrDefault(month, List.of())))
                .toList();
    }

    private static Month month(YearMonth month, List<Case> cases) {
        var alone = cases.stream().filter(one -> one.hands() == Case.Hands.LOCAL).toList();
        var guided = alone.stream().filter(Case::guided).count();
        var local = alone.stream().filter(Case::isIndependent).count();
        return new Month(
                month,
                local,
                guided,
                alone.size() - guided - local,
                count(cases, Case.Hands.TOGETHER),
                count(cases, Case.Hands.VISITOR));
    }

    private static long count(List<Case> cases, Case.Hands hands) {
        return cases.stream().filter(one -> one.hands() == hands).count();
    }

    private static List<Bar> chart(List<Month> months) {
        var most = Math.max(4, months.stream().mapToLong(Month::all).max().orElse(0));
        return IntStream.range(0, months.size())
                .mapToObj(i -> bar(i * 26, months.get(i), most))
                .toList();
    }

    private static Bar bar(int x, Month month, long most) {
        var parts = new ArrayList<Part>();
        var y = 100L;
        var kinds = List.of("local", "guided", "unknown", "together", "visitor");
        var numbers =
                List.of(
                        month.local(),
                        month.guided(),
                        month.unknown(),
                        month.together(),
                        month.visitor());
        for (var i = 0; i < kinds.size(); i++) {
            var height = 100 * numbers.get(i) / most;
            y -= height;
            if (height > 0) {
                parts.add(new Part(kinds.get(i), numbers.get(i), y, height));
            }
        }
        return new Bar(x, String.valueOf(month.month().getMonthValue()), parts);
    }
}
