package jieli.consult;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.identity.emergency.Emergency;

/**
 * Which cases someone sees: the first wall's condition. The policies of the schema say the same of
 * whatever the application may ask.
 *
 * @param reach how far reading goes
 * @param asked whether cases count that they were asked about
 * @param emergencies the cases they have open in an emergency
 */
record Sight(Reach reach, UUID person, boolean asked, List<UUID> emergencies) {

    static final String CONDITION =
            """
            (c.institution = any (:institutions) or c.pairing = any (:pairings)
             or c.id = any (:emergencies)
             or (:asked and c.id in (select p.case_record from consult.case_party p
                                      where p.person = :person)))
            """;

    static Sight of(Me me, List<Emergency> standing) {
        return new Sight(
                me.reach(Right.CASE_READ),
                me.person().value(),
                me.may(Right.CASE_ANSWER),
                standing.stream().map(one -> one.subject().object()).toList());
    }

    Map<String, ?> parameters() {
        return Map.of(
                "institutions", reach.institutionIds(),
                "pairings", reach.pairingIds(),
                "emergencies", emergencies.toArray(UUID[]::new),
                "asked", asked,
                "person", person);
    }
}
