package jieli.deployment.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jieli.pairing.PairingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was chosen where a rule leaves a question open, and waivers, as rows. */
@Repository
class ComplianceBook {

    /**
     * A rule not asked of a pairing for a time.
     *
     * @param check the code of the check
     * @param name who granted it
     * @param until the first day it no longer holds
     */
    record Waiver(
            UUID id,
            PairingId pairing,
            String check,
            String name,
            String reason,
            LocalDate from,
            LocalDate until,
            boolean simulated) {

        public LocalDate last() {
            return until.minusDays(1);
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    /** An answer to an open question; an empty value takes an earlier one back. */
    record Choice(PairingId pairing, Parameter parameter, String value, String reason) {}

    private final JdbcClient jdbc;

    ComplianceBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds: the newest answer to each question. */
    Map<PairingId, Map<Parameter, String>> chosen(Collection<PairingId> pairings) {
        var of = new HashMap<PairingId, Map<Parameter, String>>();
        jdbc.sql(
                        """
                        select distinct on (a.pairing, a.parameter) a.pairing, a.parameter, a.value
                          from deployment.ambiguity a
                         where a.pairing = any(:pairings)
                         order by a.pairing, a.parameter, a.number desc
                        """)
                .param("pairings", ids(pairings))
                .query(row -> {
                    var parameter = Parameter.find(row.getString("parameter"));
                    if (parameter.isPresent() && !row.getString("value").isEmpty()) {
                        of.computeIfAbsent(
                                        new PairingId(row.getObject("pairing", UUID.class)),
                                        _ -> new EnumMap<>(Parameter.class))
                                .put(parameter.get(), row.getString("value"));
                    }
                });
        return of;
    }

    /**
     * Postings whose hand-over list leaver and receiver signed word for word the same; what does
     * not fit its digest was tampered with.
     */
    Set<UUID> signed(Collection<PairingId> pairings) {
        return jdbc.sql(
                        """
                        select distinct l.posting
                          from deployment.handover_signature l
                          join deployment.handover_signature r
                            on r.posting = l.posting and r.side <> 'LEAVER' and r.digest = l.digest
                           and r.content = l.content
                          join deployment.posting p on p.id = l.posting
                         where l.side = 'LEAVER' and p.pairing = any(:pairings)
                           and l.digest = sha256(convert_to(l.content, 'UTF8'))
                        """)
                .param("pairings", ids(pairings))
                .query((row, _) -> row.getObject("posting", UUID.class))
                .set();
    }

    private static UUID[] ids(Collection<PairingId> pairings) {
        return pairings.stream().map(PairingId::value).toArray(UUID[]::new);
    }

    void choose(Choice choice, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.ambiguity (pairing, number, parameter, value, reason, entered_by, entered_at)
                        select :pairing, coalesce(max(a.number), 0) + 1, :parameter, :value, :reason, :by, :at
                          from deployment.ambiguity a
                         where a.pairing = :pairing
                        """)
                .param("pairing", choice.pairing().value())
                .param("parameter", choice.parameter().name())
                .param("value", choice.value())
                .param("reason", choice.reason())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Waivers of these pairings, the newest first; one taken back ends on that day. */
    List<Waiver> waivers(Collection<PairingId> pairings) {
        return jdbc.sql(
                        """
                        select w.*, lower(w.during) as first, least(upper(w.during), e.since) as after
                          from deployment.waiver w
                          left join deployment.waiver_end e on e.waiver = w.id
                         where w.pairing = any(:pairings)
                         order by w.entered_at desc, w.id
                        """)
                .param("pairings", ids(pairings))
                .query(ComplianceBook::waiver)
                .list();
    }

    private static Waiver waiver(ResultSet row, int number) throws SQLException {
        return new Waiver(
                row.getObject("id", UUID.class),
                new PairingId(row.getObject("pairing", UUID.class)),
                row.getString("check_code"),
                row.getString("name"),
                row.getString("reason"),
                row.getObject("first", LocalDate.class),
                row.getObject("after", LocalDate.class),
                row.getBoolean("simulated"));
    }

    void add(Waiver waiver, String by, Instant at) {
        jdbc.sql(
                        """
                        insert into deployment.waiver
                               (id, pairing, check_code, name, reason, during, entered_by, entered_at, simulated)
                        values (:id, :pairing, :check, :name, :reason, daterange(:from, :until), :by, :at, :simulated)
                        on conflict (id) do nothing
                        """)
                .param("id", waiver.id())
                .param("pairing", waiver.pairing().value())
                .param("check", waiver.check())
                .param("name", waiver.name())
                .param("reason", waiver.reason())
                .param("from", waiver.from())
                .param("until", waiver.until())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", waiver.simulated())
                .update();
    }

    /** Takes a waiver of the pairing back from a day on; false when there is none to take back. */
    boolean end(PairingId pairing, UUID waiver, LocalDate since, String by, Instant at) {
        return jdbc.sql(
                                """
                                insert into deployment.waiver_end (waiver, since, entered_by, entered_at)
                                select w.id, :since, :by, :at
                                  from deployment.waiver w
                                 where w.id = :waiver and w.pairing = :pairing
                                on conflict do nothing
                                """)
                        .param("waiver", waiver)
                        .param("pairing", pairing.value())
                        .param("since", since)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }
}
