package jieli.deployment.altitude.clearance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Postings;
import jieli.deployment.altitude.clearance.Clearance.Result;
import jieli.deployment.altitude.clearance.Officers.Officer;
import jieli.deployment.altitude.clearance.Sights.Seen;
import jieli.deployment.altitude.clearance.Sights.Sight;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.identity.Acting;
import jieli.identity.Me;
import jieli.pairing.PairingId;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One recipient of the demonstration with a physician, who confirmed its thresholds, cleared
 * whoever is there today; all of it made up. The doctor's account writes it: the walls stand here
 * too.
 */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(11)
class DemoClearances implements ApplicationRunner {

    private static final InstitutionId JIALI = new InstitutionId(id("institution:嘉黎县人民医院"));
    private static final PairingId PAIRING = new PairingId(id("pairing:wenzhou-jiali"));
    private static final PersonId DOCTOR = new PersonId(id("person:沈听澜@温州市第七人民医院"));
    private static final PersonId UNDER_CONDITIONS = new PersonId(id("person:詹维桢@温州市第七人民医院"));
    private static final int METRES = 4480;

    private final Officers officers;
    private final Sites sites;
    private final Clearances clearances;
    private final Postings postings;
    private final Desk desk;

    /** Works in somebody's name. */
    @Component
    @ConditionalOnBooleanProperty("jieli.demo")
    record Desk(Accounts accounts, TransactionTemplate transaction) {

        void as(String login, Consumer<Me> work) {
            var account = accounts.findByLogin(login).orElseThrow().id();
            var me = accounts.me(account).orElseThrow();
            Acting.as(
                    account,
                    () -> {
                        transaction.executeWithoutResult(_ -> work.accept(me));
                        return me;
                    });
        }
    }

    DemoClearances(
            Officers officers, Sites sites, Clearances clearances, Postings postings, Desk desk) {
        this.officers = officers;
        this.sites = sites;
        this.clearances = clearances;
        this.postings = postings;
        this.desk = desk;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (officers.list().stream().anyMatch(one -> one.recipient().equals(JIALI))) {
            return;
        }
        var since = new Period(LocalDate.of(2025, 7, 1), null);
        desk.as(
                "office",
                office ->
                        officers.appoint(
                                new Officer(
                                        officers.nextId(), JIALI, PAIRING, DOCTOR, 1, since, true),
                                office));
        desk.as(
                "expert",
                doctor -> {
                    var known = sites.get(JIALI).metres();
                    sites.confirm(JIALI, known == null ? METRES : known, doctor, true);
                });
        var today = officers.today();
        desk.as(
                "expert",
                doctor ->
                        postings.at(JIALI, new Period(today, today.plusDays(1)))
                                .forEach(one -> clear(one, doctor)));
    }

    private void clear(Posting posting, Me doctor) {
        var isCareful = posting.person().equals(UNDER_CONDITIONS);
        var form = clearances.enter(posting, form(isCareful), doctor);
        clearances.decide(
                new Seen(posting, Sight.DOCTOR),
                form,
                isCareful ? Result.FIT_WITH_CONDITIONS : Result.FIT,
                isCareful ? "到达后前两周每天早晚测血压。" : "",
                doctor);
    }

    private static HealthForm form(boolean isCareful) {
        var answers = new TreeMap<String, String>();
        var questionnaire = Questionnaire.newest();
        questionnaire.questions().forEach(question -> answers.put(question.code(), "no"));
        answers.putAll(Map.of("TEMPERATURE", "36.5", "PULSE", "72", "SPO2", "98"));
        answers.putAll(Map.of("SYSTOLIC", "118", "DIASTOLIC", "76", "HAEMOGLOBIN", "142"));
        answers.putAll(Map.of("ECG", "normal", "CHEST", "normal", "SLEPT", "3650"));
        if (isCareful) {
            answers.put("LOW_PRESSURE", "yes");
        }
        return new HealthForm(questionnaire.version(), answers);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
