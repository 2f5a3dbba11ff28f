package jieli.mentoring.competence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.Accounts;
import jieli.mentoring.competence.Requirement.Failure;
import jieli.mentoring.competence.SkillBook.Stamp;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Made-up committees' criteria, made-up grants that rest on the demonstration's log. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(35)
class DemoGrants implements ApplicationRunner {

    /** Keeps the skills of the one hospital that has an account for it. */
    private static final String KEEPER = "receiver";

    private static final String KEPT = "嘉黎县人民医院";

    private final SkillBook book;
    private final GrantBook grants;
    private final Skills skills;
    private final Relapses relapses;
    private final Frame frame;

    /** What else it takes. */
    @Component
    record Frame(Accounts accounts, SkillWords words, Clock clock) {}

    DemoGrants(SkillBook book, GrantBook grants, Skills skills, Relapses relapses, Frame frame) {
        this.book = book;
        this.grants = grants;
        this.skills = skills;
        this.relapses = relapses;
        this.frame = frame;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        for (var row : DataFile.rows(DemoGrants.class, "demo/criteria.tsv")) {
            var hospital = hospital(row.get(0));
            if (book.requirements(hospital, row.get(1)).isEmpty()) {
                book.add(requirement(hospital, row), stamp(row.get(0), row.get(10)));
            }
        }
        for (var row : DataFile.rows(DemoGrants.class, "demo/grants.tsv")) {
            var id =
                    id(
                            "grant:%s@%s:%s:%s"
                                    .formatted(row.get(0), row.get(1), row.get(2), row.get(4)));
            if (grants.find(id).isEmpty()) {
                load(id, row);
            }
        }
    }

    /** Only what the log bears on its first day: an older log stays without it. */
    private void load(UUID id, List<String> row) {
        var from = LocalDate.parse(row.get(4));
        var person = person(row.get(0), row);
        var then = asOf(from, skills.get(person, hospital(row.get(1)), row.get(2)));
        if (Evidence.of(then).missing(Integer.parseInt(row.get(3))) == null) {
            var grant = grant(id, row, then);
            grants.add(grant, stamp(row.get(1), row.get(4)));
            relapses.granted(grant);
        }
    }

    private static Requirement requirement(InstitutionId hospital, List<String> row) {
        return new Requirement(
                hospital,
                row.get(1),
                1,
                new Criterion(
                        Double.parseDouble(row.get(2)) / 100,
                        Double.parseDouble(row.get(3)) / 100,
                        Double.parseDouble(row.get(4)),
                        Double.parseDouble(row.get(5))),
                Arrays.stream(row.get(6).split(";"))
                        .map(Failure::valueOf)
                        .collect(Collectors.toSet()),
                Integer.parseInt(row.get(7)),
                !row.get(8).isEmpty(),
                row.get(9),
                LocalDate.parse(row.get(10)),
                true);
    }

    private Grant grant(UUID id, List<String> row, Skill then) {
        var level = Integer.parseInt(row.get(3));
        var from = then.today();
        return new Grant(
                id,
                then.person(),
                then.institution(),
                then.technique(),
                level,
                row.get(7),
                from,
                LocalDate.parse(row.get(5)),
                frame.words().evidence(Evidence.of(then), then.requirement(), from),
                person(row.get(6), row),
                List.of(),
                true);
    }

    private static Skill asOf(LocalDate day, Skill now) {
        return new Skill(
                now.person(),
                now.institution(),
                now.technique(),
                now.requirement(),
                now.deeds().stream().filter(done -> done.day().isBefore(day)).toList(),
                now.grants(),
                List.of(),
                day);
    }

    private Stamp stamp(String hospital, String day) {
        var login = hospital.equals(KEPT) ? KEEPER : "office";
        AccountId by = frame.accounts().findByLogin(login).orElseThrow().id();
        var at = LocalDate.parse(day).atTime(10, 0).atZone(frame.clock().getZone());
        return new Stamp(by, at.toOffsetDateTime());
    }

    private static PersonId person(String name, List<String> row) {
        return new PersonId(id("person:%s@%s".formatted(name, row.get(1))));
    }

    private static InstitutionId hospital(String name) {
        return new InstitutionId(id("institution:" + name));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
