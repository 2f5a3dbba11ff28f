package jieli.deployment.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jieli.directory.PersonId;
import org.springframework.stereotype.Component;

/** What other papers may say of somebody's certificates of service. */
@Component
public class ServiceRecords {

    /**
     * A certificate that holds.
     *
     * @param code as it stands on paper
     * @param calendarDays across all postings it states
     */
    public record Line(String code, LocalDate issuedOn, String issuer, long calendarDays) {}

    private final CertificateBook book;
    private final Clock clock;

    ServiceRecords(CertificateBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** The newest first; without those taken back or tampered with. */
    public List<Line> of(PersonId person) {
        return book.of(person).stream()
                .filter(one -> one.isWhole() && !one.isWithdrawn())
                .map(one ->
                        new Line(
                                one.code().shown(),
                                LocalDate.ofInstant(one.issuedAt(), clock.getZone()),
                                one.statement().issuer(),
                                one.statement().total().calendar()))
                .toList();
    }
}
