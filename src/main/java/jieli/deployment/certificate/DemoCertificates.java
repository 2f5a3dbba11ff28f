package jieli.deployment.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.pairing.Pairings.Within;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One certificate, of somebody whose made-up posting is over. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(12)
class DemoCertificates implements ApplicationRunner {

    private static final String HOSPITAL = "温州市第七人民医院";
    private static final String WHO = "顾长风";

    private final CertificateBook book;
    private final Statements statements;
    private final Accounts accounts;
    private final Clock clock;

    DemoCertificates(CertificateBook book, Statements statements, Accounts accounts, Clock clock) {
        this.book = book;
        this.statements = statements;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var person = new PersonId(id("person:" + WHO + "@" + HOSPITAL));
        var certificate = new CertificateId(id("certificate:" + WHO));
        var issuer = accounts.findByLogin("supporter");
        if (issuer.isEmpty() || book.find(person, certificate).isPresent()) {
            return;
        }
        var today = LocalDate.now(clock);
        var served = statements.served(person, Within.EVERYWHERE, today, clock);
        if (served.isEmpty()) {
            return;
        }
        book.add(
                Certificate.issue(
                        certificate,
                        person,
                        served.stream()
                                .map(each -> each.posting().pairing())
                                .collect(Collectors.toSet()),
                        statements.of(person, served, today).by(HOSPITAL),
                        issuer.get().id(),
                        clock.instant()),
                true);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
