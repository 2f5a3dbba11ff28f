package jieli.deployment.certificate;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Puts certificates into people's words. */
@Component
class CertificateWords {

    /** A certificate as lists show it; the withdrawal's day is null while it holds. */
    record Row(
            Certificate it,
            Statement statement,
            LocalDate issuedOn,
            @Nullable LocalDate withdrawnOn) {}

    /**
     * A certificate as it stands on paper.
     *
     * @param address where its code is checked
     */
    record Paper(Certificate it, Statement statement, LocalDate issuedOn, String address) {

        public QrSquares squares() {
            return QrSquares.of(address);
        }
    }

    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    CertificateWords(Directory directory, MessageSource messages, Clock clock) {
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    Row row(Certificate one) {
        var withdrawal = one.withdrawal();
        return new Row(
                one,
                one.statement(),
                day(one.issuedAt()),
                withdrawal == null ? null : day(withdrawal.at()));
    }

    Paper paper(Certificate one) {
        var address =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/verify/")
                        .path(one.code().shown())
                        .toUriString();
        return new Paper(one, one.statement(), day(one.issuedAt()), address);
    }

    /** Where somebody works, to vouch for it. */
    String issuer(Me me) {
        return directory
                .find(me.person())
                .map(person -> person.workplace())
                .flatMap(directory::find)
                .map(Institution::name)
                .orElse(me.name());
    }

    CertificatePdf.Drawn pdf(Paper paper) throws IOException {
        return CertificatePdf.draw(paper, messages);
    }

    String of(String key, Locale locale, Object... words) {
        return messages.getMessage("deployment.certificate." + key, words, locale);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }
}
