package jieli.deployment.altitude.clearance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.PostingState;
import jieli.deployment.altitude.ascent.Band;
import jieli.deployment.altitude.ascent.Staging;
import jieli.deployment.altitude.ascent.Staging.Night;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Acting;
import jieli.identity.Me;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How high people sleep, by which way they came, since when they are there. */
@Service
@Transactional
public class Sites {

    /**
     * A recipient's place.
     *
     * @param metres null if nobody knows
     * @param confirmedBy the physician who confirmed the table of bands for it, null for nobody
     */
    public record Site(
            InstitutionId recipient,
            @Nullable Integer metres,
            @Nullable PersonId confirmedBy,
            @Nullable Instant confirmedAt) {

        public Band band() {
            return Band.at(metres);
        }
    }

    private final SiteBook book;
    private final Directory directory;
    private final Trail trail;
    private final Clock clock;

    Sites(SiteBook book, Directory directory, Trail trail, Clock clock) {
        this.book = book;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    /** What a physician said of the place, else what the directory knows of its region. */
    public Site get(InstitutionId recipient) {
        return book.find(recipient)
                .orElseGet(() -> new Site(recipient, ofRegion(recipient), null, null));
    }

    private @Nullable Integer ofRegion(InstitutionId recipient) {
        return directory
                .find(recipient)
                .flatMap(one -> directory.find(one.region()))
                .map(region -> region.altitudeMetres())
                .orElse(null);
    }

    /** The nights of the way up, the first one first. */
    public List<Night> nights(PostingId posting) {
        return book.nights(posting);
    }

    /** When the person came up last, as it was noted. */
    public Optional<Instant> arrival(PostingId posting) {
        return Optional.ofNullable(arrivals(List.of(posting)).get(posting));
    }

    /** The same for many, without those of whom nobody noted it. */
    public Map<PostingId, Instant> arrivals(Collection<PostingId> postings) {
        return book.arrivals(postings, clock.instant());
    }

    /**
     * The first day with duty.
     *
     * @param arrival the day of it
     * @param again whether it is a return, whose way nobody stages
     */
    public LocalDate firstDutyDay(Posting posting, LocalDate arrival, boolean again) {
        var metres = get(posting.recipient()).metres();
        return again
                ? arrival.plusDays(Band.at(metres).noDutyDays())
                : Staging.firstDutyDay(metres, arrival, nights(posting.id()));
    }

    /** A physician of the place confirms the table of bands for where its people sleep. */
    void confirm(InstitutionId recipient, int metres, Me me, boolean simulated) {
        var known = get(recipient).metres();
        book.confirm(
                new Site(recipient, metres, me.person(), clock.instant()), Band.VERSION, simulated);
        trail.add(
                Entry.of(
                                isMilder(recipient, metres)
                                        ? Action.SAFETY_OVERRIDDEN
                                        : Action.CHANGED,
                                "altitude-site",
                                recipient.value())
                        .at(recipient.value())
                        .change(known == null ? "" : known + " m", metres + " m"));
    }

    /**
     * Whether people would be watched less there than for what is known of the place, by the
     * directory or by the last physician; of an unknown place, whether they would not be watched.
     */
    boolean isMilder(InstitutionId recipient, int metres) {
        var band = Band.at(metres);
        var known =
                Stream.of(
                                Optional.ofNullable(ofRegion(recipient)),
                                book.find(recipient).map(Site::metres))
                        .flatMap(Optional::stream)
                        .max(Integer::compareTo);
        return known.map(other -> metres < other && !band.equals(Band.at(other)))
                .orElse(!band.isWatched());
    }

    public void note(PostingId posting, Night night, Me me) {
        book.add(posting, night, me.account(), clock.instant());
    }

    public void arrive(PostingId posting, Instant at, Me me) {
        book.arrive(posting, at, me.account(), clock.instant());
    }

    /** Whoever is said to be there came up now, unless somebody knows better. */
    @EventListener
    void arrived(Posting.Stepped step) {
        if (step.after() == PostingState.ACCLIMATISING) {
            book.arrive(
                    step.posting().id(), step.at(), Acting.current().orElse(null), clock.instant());
        }
    }
}
