package jieli.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import jieli.directory.InstitutionId;

/**
 * How far a right goes: the scope condition that a repository puts into its SQL.
 *
 * @param everywhere no condition at all
 * @param pairings pairings held by name
 * @param institutions institutions in scope
 */
public record Reach(boolean everywhere, Set<UUID> pairings, Set<InstitutionId> institutions) {

    /** For work of the house itself, such as loading the demonstration. */
    public static final Reach EVERYWHERE = new Reach(true, Set.of(), Set.of());

    public Reach {
        pairings = Set.copyOf(pairings);
        institutions = Set.copyOf(institutions);
    }

    static Reach of(Collection<Holding> holdings) {
        var everywhere = false;
        var pairings = new HashSet<UUID>();
        var institutions = new HashSet<InstitutionId>();
        for (var holding : holdings) {
            institutions.addAll(holding.institutions());
            switch (holding.scope()) {
                case Scope.Everywhere() -> everywhere = true;
                case Scope.OfPairing(var pairing) -> pairings.add(pairing);
                case Scope.OfInstitution(_), Scope.OfRegion(_) -> {}
            }
        }
        return new Reach(everywhere, pairings, institutions);
    }

    public boolean covers(InstitutionId institution) {
        return everywhere || institutions.contains(institution);
    }

    /** For {@code = any(:institutions)}. */
    public UUID[] institutionIds() {
        return institutions.stream().map(InstitutionId::value).toArray(UUID[]::new);
    }

    /** For {@code = any(:pairings)}. */
    public UUID[] pairingIds() {
        return pairings.toArray(UUID[]::new);
    }
}
