package jieli.pairing;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.Region;
import jieli.directory.RegionCode;
import jieli.identity.PairingNames;
import jieli.identity.Reach;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is paired with whom. */
@Service
public class Pairings implements PairingNames {

    /**
     * The pairings a right reaches, for the SQL of the modules above.
     *
     * @param everywhere no condition at all; the ids are then left out
     */
    public record Within(boolean everywhere, Set<PairingId> pairings) {

        /** For work of the house itself. */
        public static final Within EVERYWHERE = new Within(true, Set.of());

        public Within {
            pairings = Set.copyOf(pairings);
        }

        public boolean covers(PairingId pairing) {
            return everywhere || pairings.contains(pairing);
        }

        /** For {@code :everywhere or pairing = any(:within)}. */
        public Map<String, Object> parameters() {
            return Map.of(
                    "everywhere",
                    everywhere,
                    "within",
                    pairings.stream().map(PairingId::value).toArray(UUID[]::new));
        }
    }

    private final PairingBook book;
    private final NeedBook needs;
    private final TimelineBook timeline;
    private final Directory directory;
    private final Clock clock;

    Pairings(
            PairingBook book,
            NeedBook needs,
            TimelineBook timeline,
            Directory directory,
            Clock clock) {
        this.book = book;
        this.needs = needs;
        this.timeline = timeline;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * A pairing.
     *
     * @throws NotFound when there is none within reach
     */
    public Pairing get(PairingId id, Reach reach) {
        return find(id, reach).orElseThrow(() -> new NotFound(id));
    }

    /** A pairing, if there is one within reach. */
    public Optional<Pairing> find(PairingId id, Reach reach) {
        return book.find(id, reach);
    }

    /** Every pairing within reach, in the order in which they were entered. */
    public List<Pairing> list(Reach reach) {
        return book.list(reach);
    }

    /** Which pairings a right reaches. */
    public Within within(Reach reach) {
        return reach.everywhere() ? Within.EVERYWHERE : new Within(false, book.ids(reach));
    }

    @Override
    public Map<UUID, String> pairingNames() {
        var names = new LinkedHashMap<UUID, String>();
        book.list(Reach.EVERYWHERE)
                .forEach(pairing -> names.put(pairing.id().value(), pairing.name()));
        return names;
    }

    @Transactional
    void add(Pairing pairing, RuleSet rules, String by) {
        book.add(pairing, by, clock.instant());
        var from =
                switch (pairing.start()) {
                    case Pairing.Start.On on when on.day().isAfter(rules.from()) -> on.day();
                    case Pairing.Start _ -> rules.from();
                };
        book.bind(pairing.id(), rules, from, rules.until());
    }

    void add(Need need) {
        needs.add(need);
    }

    /**
     * Takes a need of a pairing one step further.
     *
     * @return false when it may not go there from where it is
     */
    @Transactional
    boolean step(PairingId pairing, UUID id, String next, Need.Step step) {
        var need = needs.get(pairing, id);
        if (!need.mayBecome(next)) {
            return false;
        }
        needs.step(id, next, step);
        return true;
    }

    void add(TimelineEntry entry) {
        timeline.add(entry);
    }

    /** Where institutions are: themselves, their region, their province. */
    Map<InstitutionId, Where> where(Collection<InstitutionId> ids) {
        var places = new HashMap<InstitutionId, Where>();
        var paths = new HashMap<RegionCode, List<Region>>();
        directory
                .institutions(ids)
                .forEach((id, institution) ->
                        places.put(
                                id,
                                Where.of(
                                        institution,
                                        paths.computeIfAbsent(
                                                institution.region(), directory::path))));
        return places;
    }
}
