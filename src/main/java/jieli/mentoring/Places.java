package jieli.mentoring;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.Role;
import jieli.pairing.Pairing;
import jieli.pairing.Pairings;
import org.springframework.stereotype.Component;

/** At which hospitals somebody may see or do what concerns skills. */
@Component
public class Places {

    /**
     * The hospitals a right reaches, for the SQL.
     *
     * @param everywhere no condition at all; the hospitals are then left out
     */
    public record Within(boolean everywhere, Set<InstitutionId> institutions) {

        public static final Within EVERYWHERE = new Within(true, Set.of());

        public Within {
            institutions = Set.copyOf(institutions);
        }

        public boolean covers(InstitutionId institution) {
            return everywhere || institutions.contains(institution);
        }

        /** For {@code :everywhere or institution = any(:places)}. */
        public Map<String, Object> parameters() {
            return Map.of(
                    "everywhere",
                    everywhere,
                    "places",
                    institutions.stream().map(InstitutionId::value).toArray(UUID[]::new));
        }
    }

    private final Pairings pairings;
    private final Directory directory;

    Places(Pairings pairings, Directory directory) {
        this.pairings = pairings;
        this.directory = directory;
    }

    /** Those in scope by name or region, and the receivers of the pairings in scope. */
    public Within within(Me me, Right right) {
        var reach = me.reach(right);
        if (reach.everywhere()) {
            return Within.EVERYWHERE;
        }
        var places = new HashSet<>(reach.institutions());
        pairings.list(reach).stream().map(Pairing::recipients).forEach(places::addAll);
        return new Within(false, places);
    }

    /** The hospitals a right reaches by id with their names; of everywhere, all that are helped. */
    public Map<String, String> hospitals(Me me, Right right) {
        var within = within(me, right);
        return directory.named(
                within.everywhere()
                        ? pairings.list(me.reach(right)).stream()
                                .flatMap(pairing -> pairing.recipients().stream())
                                .distinct()
                                .toList()
                        : within.institutions());
    }

    /**
     * At which hospitals somebody may read how well single people do: where they grant levels, and
     * where they run the programme. Others see what was done, not how well whose hands did it.
     */
    public Within judging(Me me) {
        var roles = Set.of(Role.OFFICE, Role.RECEIVER_AFFAIRS);
        var holdings = me.holdings().stream().filter(one -> roles.contains(one.role())).toList();
        return within(new Me(me.account(), me.person(), me.name(), holdings), Right.PROGRAMME_READ);
    }
}
