package jieli.deployment.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jieli.deployment.Absence;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.PersonId;
import jieli.pairing.Pairings.Within;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what can be said of somebody's service. */
@Component
class Statements {

    /** Who is in one of these never arrived, or not yet. */
    private static final Set<PostingState> NOT_SERVED =
            EnumSet.of(
                    PostingState.PLANNED,
                    PostingState.CLEARED,
                    PostingState.TRAVELLING,
                    PostingState.POSTPONED,
                    PostingState.WITHDRAWN);

    /** A posting with the days of it that have passed. */
    record Served(Posting posting, LocalDate from, LocalDate until) {}

    private final Postings postings;
    private final CertificateBook book;
    private final Directory directory;
    private final ObjectProvider<ServiceDeeds> deeds;
    private final MessageSource messages;

    Statements(
            Postings postings,
            CertificateBook book,
            Directory directory,
            ObjectProvider<ServiceDeeds> deeds,
            MessageSource messages) {
        this.postings = postings;
        this.book = book;
        this.directory = directory;
        this.deeds = deeds;
        this.messages = messages;
    }

    /** Whether somebody was ever sent within that reach. */
    boolean knows(PersonId person, Within within) {
        return postings.of(person).stream().anyMatch(each -> within.covers(each.pairing()));
    }

    /** The postings in which somebody has served up to that day, that day included. */
    List<Served> served(PersonId person, Within within, LocalDate asOf, Clock clock) {
        var all =
                postings.of(person).stream()
                        .filter(each -> within.covers(each.pairing()))
                        .filter(each -> !NOT_SERVED.contains(each.state()))
                        .toList();
        var left = book.left(all, clock.getZone());
        return all.stream().flatMap(each -> served(each, asOf, left).stream()).toList();
    }

    private static Optional<Served> served(
            Posting posting, LocalDate asOf, Map<PostingId, LocalDate> left) {
        var until = asOf.plusDays(1);
        var planned = posting.during().until();
        if (planned != null && planned.isBefore(until)) {
            until = planned;
        }
        var gone = left.get(posting.id());
        if (gone != null && gone.isBefore(until)) {
            until = gone;
        }
        var from = posting.during().from();
        return from.isBefore(until)
                ? Optional.of(new Served(posting, from, until))
                : Optional.empty();
    }

    Statement of(PersonId person, List<Served> served, LocalDate asOf) {
        var someone = directory.get(person);
        var absences = postings.absences(served.stream().map(each -> each.posting().id()).toList());
        return new Statement(
                someone.name(),
                asOf,
                served.stream().map(each -> stretch(each, absences)).toList(),
                served.stream().flatMap(each -> deeds(each).stream()).distinct().toList(),
                "",
                someone.simulated()
                        || served.stream().anyMatch(each -> each.posting().simulated()));
    }

    private Stretch stretch(Served served, List<Absence> absences) {
        var posting = served.posting();
        var batch = posting.batch();
        var away =
                absences.stream()
                        .filter(absence -> absence.posting().equals(posting.id()))
                        .map(Absence::during)
                        .toList();
        return new Stretch(
                directory.find(posting.recipient()).map(Institution::name).orElse(""),
                posting.department(),
                posting.specialty(),
                posting.part(),
                posting.stay(),
                batch == null ? "" : batch.toString(),
                served.from(),
                served.until(),
                Days.of(served.from(), served.until(), away));
    }

    /** The paper is Chinese, whoever prints it. */
    private List<String> deeds(Served served) {
        var period = new Period(served.from(), served.until());
        return deeds.orderedStream()
                .flatMap(each -> each.deeds(served.posting(), period).stream())
                .map(deed ->
                        messages.getMessage(deed.key(), deed.words().toArray(), Locale.CHINESE))
                .toList();
    }
}
