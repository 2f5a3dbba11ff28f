package jieli.deployment.altitude.clearance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.Discretion;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Posting.Part;
import jieli.deployment.PostingId;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.deployment.altitude.clearance.Officers.Officer;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.identity.Role;
import jieli.pairing.Pairings;
import jieli.pairing.Pairings.Within;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;

/** Who may know how much of whose health (domain handbook, section 4.4, the matrix). */
@Service
public class Sights implements Discretion {

    /** How much somebody sees of a posting's health, the most first. */
    public enum Sight {
        /** Everything of one's own. */
        OWN,
        /** Everything of the people one looks after. */
        DOCTOR,
        /** Fit, to be reviewed, to go down; checks that were missed. */
        LEADER,
        /** Fit, to be reviewed, to go down. */
        OFFICE,
        /** The result of the clearance; brought down. */
        SUPPORTER,
        /** Available or not. */
        OTHERS;

        public boolean seesValues() {
            return this == OWN || this == DOCTOR;
        }

        public boolean seesState() {
            return compareTo(OFFICE) <= 0;
        }

        public boolean seesClearance() {
            return compareTo(SUPPORTER) <= 0;
        }
    }

    private static final Within NOWHERE = new Within(false, Set.of());

    private final Postings postings;
    private final Officers officers;
    private final Pairings pairings;
    private final Clock clock;

    Sights(Postings postings, Officers officers, Pairings pairings, Clock clock) {
        this.postings = postings;
        this.officers = officers;
        this.pairings = pairings;
        this.clock = clock;
    }

    /** What one person may know, looked up once. */
    public final class Look implements Discretion.Knowing {

        private final PersonId person;
        private final List<Officer> appointed;
        private final List<Posting> leading;
        private final Map<Sight, Within> reaches = new LinkedHashMap<>();

        private Look(Me me) {
            var today = LocalDate.now(clock);
            person = me.person();
            appointed = officers.of(person);
            leading =
                    postings.of(person).stream()
                            .filter(own -> own.part() == Part.LEADER && isHeld(own))
                            .filter(own -> own.during().contains(today))
                            .toList();
            reaches.put(Sight.OFFICE, within(me, Role.OFFICE));
            reaches.put(Sight.SUPPORTER, within(me, Role.SUPPORTER_AFFAIRS));
            reaches.put(Sight.OTHERS, pairings.within(me.reach(Right.PROGRAMME_READ)));
        }

        @Override
        public boolean ofAnybody() {
            return !places().isEmpty()
                    || Stream.of(Sight.OFFICE, Sight.SUPPORTER)
                            .map(sight -> reaches.getOrDefault(sight, NOWHERE))
                            .anyMatch(reach -> reach.everywhere() || !reach.pairings().isEmpty());
        }

        @Override
        public boolean of(Posting posting) {
            return sight(posting).filter(Sight::seesClearance).isPresent();
        }

        public Optional<Sight> sight(Posting posting) {
            if (posting.person().equals(person)) {
                return Optional.of(Sight.OWN);
            }
            if (appointed.stream().anyMatch(one -> one.looksAfter(posting))) {
                return Optional.of(Sight.DOCTOR);
            }
            if (leading.stream().anyMatch(own -> own.isBeside(posting))) {
                return Optional.of(Sight.LEADER);
            }
            return reaches.entrySet().stream()
                    .filter(reach -> reach.getValue().covers(posting.pairing()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        /** Everybody sent somewhere today whom one may know something of. */
        public List<Posting> today() {
            var today = LocalDate.now(clock);
            var day = new Period(today, today.plusDays(1));
            var seen = new LinkedHashMap<PostingId, Posting>();
            postings.list(reaches.getOrDefault(Sight.OTHERS, Within.EVERYWHERE), day)
                    .forEach(one -> seen.put(one.id(), one));
            for (var place : places()) {
                postings.at(place, day).stream()
                        .filter(one -> sight(one).isPresent())
                        .forEach(one -> seen.put(one.id(), one));
            }
            postings.of(person).stream()
                    .filter(one -> one.during().contains(today))
                    .forEach(one -> seen.put(one.id(), one));
            return List.copyOf(seen.values());
        }

        public boolean isDoctor() {
            return !appointed.isEmpty();
        }

        /** Where one looks after people or leads them. */
        public Set<InstitutionId> places() {
            return Stream.concat(
                            appointed.stream().map(Officer::recipient),
                            leading.stream().map(Posting::recipient))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Who was withdrawn leads nobody. */
    private static boolean isHeld(Posting posting) {
        return posting.state() != PostingState.WITHDRAWN
                && posting.state() != PostingState.POSTPONED;
    }

    /** A posting with how much of its health one may know. */
    public record Seen(Posting posting, Sight sight) {}

    @Override
    public Look of(Me me) {
        return look(me);
    }

    public Look look(Me me) {
        return new Look(me);
    }

    /**
     * A posting of which one may know something.
     *
     * @throws NotFound otherwise
     */
    public Seen get(PostingId id, Me me) {
        var posting = postings.get(id, Reach.EVERYWHERE);
        return look(me).sight(posting)
                .map(sight -> new Seen(posting, sight))
                .orElseThrow(() -> new NotFound(id));
    }

    private Within within(Me me, Role role) {
        var held = me.holdings().stream().filter(one -> one.role() == role).toList();
        return pairings.within(
                new Me(me.account(), me.person(), me.name(), held).reach(Right.PROGRAMME_READ));
    }
}
