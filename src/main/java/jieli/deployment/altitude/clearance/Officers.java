package jieli.deployment.altitude.clearance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.pairing.PairingId;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The physicians who look after the people whom a pairing sends to a recipient (健康官). It is an
 * appointment, not a role: it opens health values and nothing else.
 */
@Service
@Transactional
public class Officers {

    /**
     * An appointment.
     *
     * @param pairing null for whatever pairing sends people there, as it once was
     * @param rank who is asked first, from 1
     */
    public record Officer(
            UUID id,
            InstitutionId recipient,
            @Nullable PairingId pairing,
            PersonId person,
            int rank,
            Period during,
            boolean simulated) {

        boolean looksAfter(Posting posting) {
            return recipient.equals(posting.recipient())
                    && (pairing == null || pairing.equals(posting.pairing()));
        }
    }

    /** As the directory writes it: 主任医师, 副主任医师, 主治医师, 医师, 医士 is none. */
    private static final Pattern PHYSICIAN =
            Pattern.compile("医师|医生|\\b(physician|doctor)\\b", Pattern.CASE_INSENSITIVE);

    private final OfficerBook book;
    private final Directory directory;
    private final Trail trail;
    private final Clock clock;

    Officers(OfficerBook book, Directory directory, Trail trail, Clock clock) {
        this.book = book;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    /** Everyone who looks after a posting today, in the order in which they are asked. */
    public List<Officer> chain(Posting posting) {
        return inOffice().filter(one -> one.looksAfter(posting)).toList();
    }

    /** As what somebody is appointed today. */
    List<Officer> of(PersonId person) {
        return inOffice().filter(one -> one.person().equals(person)).toList();
    }

    /** Where somebody is appointed today. */
    Set<InstitutionId> places(PersonId person) {
        return of(person).stream().map(Officer::recipient).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Officer> inOffice() {
        var today = LocalDate.now(clock);
        return book.list().stream().filter(one -> one.during().contains(today));
    }

    /** All appointments, those of one recipient together. */
    List<Officer> list() {
        return book.list();
    }

    /** Appoints a physician; nobody appoints themselves. */
    Optional<String> appoint(Officer officer, Me me) {
        if (officer.person().equals(me.person())) {
            return Optional.of("oneself");
        }
        var person = directory.find(officer.person());
        if (person.isEmpty() || directory.find(officer.recipient()).isEmpty()) {
            return Optional.of("nobody");
        }
        if (!PHYSICIAN.matcher(person.get().title()).find()) {
            return Optional.of("physician");
        }
        if (isAgain(officer)) {
            return Optional.of("already");
        }
        book.add(officer, me.account(), clock.instant());
        trail.add(
                trace(officer)
                        .change(
                                "",
                                "health officer %s, rank %d"
                                        .formatted(officer.person(), officer.rank())));
        return Optional.empty();
    }

    private boolean isAgain(Officer officer) {
        return book.list().stream()
                .filter(one -> one.person().equals(officer.person()))
                .filter(one -> one.recipient().equals(officer.recipient()))
                .filter(one -> one.pairing() == null || one.pairing().equals(officer.pairing()))
                .anyMatch(one -> one.during().touches(officer.during()));
    }

    /** Ends an appointment from today on. */
    void end(UUID id, Me me) {
        var one =
                book.list().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(id));
        book.end(id, LocalDate.now(clock), me.account(), clock.instant());
        trail.add(trace(one).change("health officer " + one.person(), "ended"));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    UUID nextId() {
        return FreshId.at(clock);
    }

    private static Entry trace(Officer officer) {
        return Entry.of(Action.RIGHTS_CHANGED, "health-officer", officer.id())
                .at(officer.recipient().value());
    }
}
