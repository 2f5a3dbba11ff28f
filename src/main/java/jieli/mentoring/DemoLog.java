package jieli.mentoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Account;
import jieli.identity.Accounts;
import jieli.identity.Acting;
import jieli.identity.Me;
import jieli.mentoring.Entry.Member;
import jieli.mentoring.Entry.Outcome;
import jieli.mentoring.Entry.Role;
import jieli.mentoring.EntryRules.Outcome.Possible;
import jieli.terms.DataFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Three years of made-up cases, the same each time: days and numbers come from a fixed seed. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(30)
class DemoLog implements ApplicationRunner {

    private static final long SEED = 20_220_701;

    /** Keeps the log of the one hospital whose patients the demonstration numbers. */
    private static final String KEEPER = "receiver";

    private static final String KEPT = "嘉黎县人民医院";

    private static final Entrustment[] PROGRESS = {
        Entrustment.TOGETHER,
        Entrustment.READY,
        Entrustment.ALL_CHECKED,
        Entrustment.BY_PHONE,
        Entrustment.ALONE
    };

    /** Cases of one technique at one hospital over a time. */
    private record Phase(
            String key,
            String hospital,
            String technique,
            LocalDate first,
            LocalDate last,
            int cases,
            List<String> operators,
            List<String> assistants,
            List<String> supervisors,
            List<String> guides,
            List<String> takenOver,
            List<String> complications,
            int waiting) {

        static Phase of(List<String> row) {
            return new Phase(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    LocalDate.parse(row.get(3)),
                    LocalDate.parse(row.get(4)),
                    Integer.parseInt(row.get(5)),
                    several(row.get(6)),
                    several(row.get(7)),
                    several(row.get(8)),
                    several(row.get(9)),
                    several(row.get(10)),
                    several(row.get(11)),
                    Integer.parseInt(row.get(12)));
        }

        private static List<String> several(String cell) {
            return Arrays.stream(cell.split(";")).filter(part -> !part.isEmpty()).toList();
        }

        EntryId id(int n) {
            return new EntryId(DemoLog.id("entry:" + key + ":" + n));
        }

        PersonId person(String name) {
            return new PersonId(
                    DemoLog.id("person:" + (name.contains("@") ? name : name + "@" + hospital)));
        }

        List<LocalDate> days(Random random) {
            var span = (int) (last.toEpochDay() - first.toEpochDay() + 1);
            return random.ints(cases, 0, span).sorted().mapToObj(first::plusDays).toList();
        }

        /** How much help the n-th case took: less as it goes on. */
        Entrustment level(int n) {
            return takenOver.contains(Integer.toString(n))
                    ? Entrustment.TOGETHER
                    : PROGRESS[(n - 1) * PROGRESS.length / cases];
        }
    }

    private final Log log;
    private final EntryRules rules;
    private final EntryBook book;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    DemoLog(
            Log log,
            EntryRules rules,
            EntryBook book,
            Accounts accounts,
            TransactionTemplate transaction) {
        this.log = log;
        this.rules = rules;
        this.book = book;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (var row : DataFile.rows(DemoLog.class, "demo/log.tsv")) {
            var phase = Phase.of(row);
            var login = phase.hospital().equals(KEPT) ? KEEPER : "office";
            var account = accounts.findByLogin(login).orElseThrow();
            Acting.as(
                    account.id(),
                    () -> {
                        transaction.executeWithoutResult(_ -> load(phase, account));
                        return phase;
                    });
        }
    }

    private void load(Phase phase, Account account) {
        if (book.find(phase.id(1), Places.Within.EVERYWHERE).isPresent()) {
            return;
        }
        var random = new Random(SEED ^ phase.key().hashCode());
        var days = phase.days(random);
        for (int n = 1; n <= phase.cases(); n++) {
            var patient =
                    phase.hospital().equals(KEPT) ? "M" + (100_000 + random.nextInt(900_000)) : "";
            var possible = possible(phase, n, days.get(n - 1));
            log.add(possible, patient, true, account.id(), account.login());
            if (n <= phase.cases() - phase.waiting()) {
                sign(possible.entry(), phase.level(n), account);
            }
        }
    }

    /** With the first of the supervisors who was there that day. */
    private Possible possible(Phase phase, int n, LocalDate day) {
        var supervisors = new ArrayList<@Nullable String>(phase.supervisors());
        if (supervisors.isEmpty()) {
            supervisors.add(null);
        }
        for (var supervisor : supervisors) {
            if (rules.look(draft(phase, n, day, supervisor)) instanceof Possible possible) {
                return possible;
            }
        }
        throw new IllegalStateException(
                phase.key()
                        + " on "
                        + day
                        + ": "
                        + rules.look(draft(phase, n, day, supervisors.getLast())));
    }

    private Entry draft(Phase phase, int n, LocalDate day, @Nullable String supervisor) {
        var team = new ArrayList<Member>();
        var turn = (n - 1) % phase.operators().size();
        add(team, phase, phase.operators().get(turn), Role.OPERATOR);
        if (!phase.assistants().isEmpty()) {
            var helper = phase.assistants().get(turn % phase.assistants().size());
            add(team, phase, helper, Role.FIRST_ASSISTANT);
        }
        if (supervisor != null) {
            add(team, phase, supervisor, Role.SUPERVISOR_PRESENT);
        }
        phase.guides().forEach(guide -> add(team, phase, guide, Role.REMOTE_GUIDE));
        var number = Integer.toString(n);
        return new Entry(
                phase.id(n),
                new InstitutionId(id("institution:" + phase.hospital())),
                phase.technique(),
                day,
                team,
                Outcome.SUCCESSFUL,
                phase.complications().contains(number) ? "出现并发症,已处理" : "",
                phase.takenOver().contains(number),
                false,
                "",
                null,
                null,
                true);
    }

    private static void add(List<Member> team, Phase phase, String name, Role role) {
        team.add(new Member(phase.person(name), role, false, null));
    }

    /** In the supervisor's name; what local people did alone nobody signs. */
    private void sign(Entry entry, Entrustment level, Account account) {
        entry.team().stream()
                .filter(one -> one.role().supervises())
                .findFirst()
                .ifPresent(supervisor ->
                        log.decide(
                                entry,
                                level,
                                "",
                                new Me(
                                        account.id(),
                                        supervisor.person(),
                                        account.login(),
                                        List.of())));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
