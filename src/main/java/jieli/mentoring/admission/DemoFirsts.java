package jieli.mentoring.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.Accounts;
import jieli.mentoring.admission.FirstClaim.Scope;
import jieli.mentoring.admission.FirstClaim.Source;
import jieli.mentoring.admission.FirstClaim.State;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Once the demonstration's log is there: documents' claims, one disputed, three proven. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(32)
class DemoFirsts implements ApplicationRunner {

    private static final String BY = "演示数据";
    private static final Set<String> PROVEN =
            Set.of("endoscopic-lung-repair", "double-lumen-intubation", "ami-thrombolysis");

    private final Firsts firsts;
    private final Proofs proofs;
    private final FirstBook book;
    private final Areas areas;
    private final Accounts accounts;

    DemoFirsts(Firsts firsts, Proofs proofs, FirstBook book, Areas areas, Accounts accounts) {
        this.firsts = firsts;
        this.proofs = proofs;
        this.book = book;
        this.areas = areas;
        this.accounts = accounts;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        firsts.gather();
        dispute();
        var by = accounts.findByLogin("receiver").orElseThrow().id();
        var jiali = institution("嘉黎县人民医院");
        for (var technique : PROVEN) {
            book.detected(jiali, technique).stream()
                    .filter(claim -> claim.state() == State.CLAIM)
                    .forEach(claim -> proofs.prove(claim, by, BY));
        }
    }

    /** A neighbour says it was earlier, on a day nobody logged. */
    private void dispute() {
        var place = institution("称多县人民医院");
        var day = LocalDate.parse("2025-06-20");
        var technique = "hysteroscopy";
        areas.region(place, Scope.PREFECTURE)
                .ifPresent(region ->
                        book.add(
                                new FirstClaim(
                                        FirstClaim.Id.derived("demo", place, technique),
                                        place,
                                        technique,
                                        Scope.PREFECTURE,
                                        region.code().toString(),
                                        day,
                                        null,
                                        Source.STATED,
                                        "院务会汇报材料称为全州首例,未附病例",
                                        "",
                                        null,
                                        State.CLAIM,
                                        true),
                                accounts.findByLogin("office").orElseThrow().id()));
    }

    static InstitutionId institution(String name) {
        return new InstitutionId(UUID.nameUUIDFromBytes(("institution:" + name).getBytes(UTF_8)));
    }
}
