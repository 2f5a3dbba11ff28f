package jieli.mentoring.competence.passport;

import java.util.List;
import java.util.Locale;
import jieli.deployment.certificate.ServiceRecords;
import jieli.directory.PersonId;
import jieli.mentoring.competence.SkillWords;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Certificates of service, for whoever was sent somewhere themselves. */
@Component
@Order(50)
class ServiceSection implements PassportSection {

    private final ServiceRecords records;
    private final SkillWords words;

    ServiceSection(ServiceRecords records, SkillWords words) {
        this.records = records;
        this.words = words;
    }

    @Override
    public String key() {
        return "service";
    }

    @Override
    public List<Item> items(PersonId person) {
        return records.of(person).stream()
                .map(one ->
                        new Item(
                                one.issuedOn(),
                                words.of("passport.service", Locale.CHINESE),
                                words.of(
                                        "passport.service.line",
                                        Locale.CHINESE,
                                        one.issuer(),
                                        one.calendarDays()),
                                one.code()))
                .toList();
    }
}
