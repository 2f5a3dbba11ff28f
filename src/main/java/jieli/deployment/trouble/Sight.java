package jieli.deployment.trouble;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Role;
import jieli.pairing.Pairings.Within;

/**
 * Which troubles somebody sees, of which of them the words. A trouble is seen by the member, by the
 * team's leader at the place, by whoever reads the pairing. The words of a private one reach the
 * member, the leader and the medical office of the hospital at home; everybody else learns that it
 * is there and how old it is.
 */
record Sight(Me me, Within within, LocalDate today) {

    /** Over {@code deployment.posting_now p}. */
    static final String LEADS =
            """
            exists (select from deployment.posting_now l
                     where l.person = :me and l.part = 'LEADER' and l.held
                       and l.during @> cast(:today as date)
                       and l.recipient = p.recipient and l.pairing = p.pairing)
            """;

    static final String CONDITION =
            "(:everywhere or p.pairing = any(:within) or p.person = :me or " + LEADS + ")";

    /** Over {@code deployment.trouble t} besides. */
    static final String WORDS =
            "(t.category <> 'FAMILY' or p.person = :me or p.employer = any(:home) or "
                    + LEADS
                    + ")";

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>(within.parameters());
        parameters.put("me", me.person().value());
        parameters.put("today", today.toString());
        parameters.put("home", home());
        return parameters;
    }

    /** The hospitals whose medical office this is. */
    private UUID[] home() {
        return me.holdings().stream()
                .filter(holding -> holding.role() == Role.SUPPORTER_AFFAIRS)
                .flatMap(holding -> holding.institutions().stream())
                .map(InstitutionId::value)
                .distinct()
                .toArray(UUID[]::new);
    }
}
