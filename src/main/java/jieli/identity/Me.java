package jieli.identity;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jieli.directory.PersonId;

/**
 * Whoever is at the keyboard, with what they hold today. Asked anew with each request, so a right
 * ends when its period does.
 *
 * @param holdings the roles held today
 */
public record Me(AccountId account, PersonId person, String name, List<Holding> holdings) {

    public Me {
        holdings = List.copyOf(holdings);
    }

    public boolean may(Right right) {
        return holdings.stream().anyMatch(holding -> holding.role().rights().contains(right));
    }

    /** Everything any of the roles allows, wherever. */
    public Set<Right> rights() {
        var rights = EnumSet.noneOf(Right.class);
        holdings.forEach(holding -> rights.addAll(holding.role().rights()));
        return rights;
    }

    /** How far a right goes: only the roles that give it count. */
    public Reach reach(Right right) {
        return Reach.of(
                holdings.stream()
                        .filter(holding -> holding.role().rights().contains(right))
                        .toList());
    }
}
