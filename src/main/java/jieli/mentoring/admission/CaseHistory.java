package jieli.mentoring.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.EntryId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the procedure log knows of a technique: which case came first where. */
@Repository
class CaseHistory {

    /**
     * A case that counts.
     *
     * @param hands VISITOR, TOGETHER or LOCAL
     */
    record Case(
            EntryId id,
            InstitutionId institution,
            LocalDate day,
            String hands,
            @Nullable PairingId pairing,
            boolean simulated) {}

    /** Somebody who stood at the table. */
    record Hand(PersonId person, String role, boolean visitor) {}

    private final JdbcClient jdbc;

    CaseHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One look into an index: what most entries cost. Of two on the same day the one entered first
     * counts.
     */
    boolean hasEarlier(InstitutionId institution, String technique, LocalDate day, EntryId id) {
        return jdbc.sql(
                        """
                        select exists (select from mentoring.case_now e
                                        where e.institution = :institution and e.technique = :technique
                                          and e.day <= :day and e.id <> :id)
                        """)
                .param("institution", institution.value())
                .param("technique", technique)
                .param("day", day)
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** The earliest case at any of these hospitals. */
    Optional<Case> earliest(Collection<InstitutionId> institutions, String technique) {
        return jdbc.sql(
                        """
                        select e.id, e.institution, e.day, e.hands, e.pairing, e.simulated
                          from mentoring.case_now e
                         where e.institution = any(:institutions) and e.technique = :technique
                         order by e.day, e.id limit 1
                        """)
                .param("institutions", values(institutions))
                .param("technique", technique)
                .query(CaseHistory::one)
                .optional();
    }

    Optional<Case> find(EntryId id) {
        return jdbc.sql(
                        """
                        select e.id, e.institution, e.day, e.hands, e.pairing, e.simulated
                          from mentoring.case_now e where e.id = :id
                        """)
                .param("id", id.value())
                .query(CaseHistory::one)
                .optional();
    }

    /** Cases of a technique at these hospitals. */
    int count(Collection<InstitutionId> institutions, String technique) {
        return jdbc.sql(
                        """
                        select count(*)::int from mentoring.case_now e
                         where e.institution = any(:institutions) and e.technique = :technique
                        """)
                .param("institutions", values(institutions))
                .param("technique", technique)
                .query(Integer.class)
                .single();
    }

    /** Whether any of these hospitals keeps a log at all. */
    boolean isKept(Collection<InstitutionId> institutions) {
        return jdbc.sql(
                        """
                        select exists (select from unnest(cast(:institutions as uuid[])) i (id)
                                        where exists (select from mentoring.entry e where e.institution = i.id))
                        """)
                .param("institutions", values(institutions))
                .query(Boolean.class)
                .single();
    }

    /** Whether the technique was in use at any of these before anybody kept a log. */
    boolean isOld(Collection<InstitutionId> institutions, String technique) {
        return jdbc.sql(
                        """
                        select exists (select from mentoring.technique_step s
                                        where s.institution = any(:institutions) and s.technique = :technique
                                          and s.number = 1 and s.state = 'ROUTINE')
                        """)
                .param("institutions", values(institutions))
                .param("technique", technique)
                .query(Boolean.class)
                .single();
    }

    List<Hand> hands(EntryId id) {
        return jdbc.sql("select person, role, visitor from mentoring.entry_role where entry = :id")
                .param("id", id.value())
                .query((row, _) ->
                        new Hand(
                                new PersonId(row.getObject("person", UUID.class)),
                                row.getString("role"),
                                row.getBoolean("visitor")))
                .list();
    }

    private static Case one(ResultSet row, int number) throws SQLException {
        var pairing = row.getObject("pairing", UUID.class);
        return new Case(
                new EntryId(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getObject("day", LocalDate.class),
                row.getString("hands"),
                pairing == null ? null : new PairingId(pairing),
                row.getBoolean("simulated"));
    }

    private static UUID[] values(Collection<InstitutionId> ids) {
        return ids.stream().map(InstitutionId::value).toArray(UUID[]::new);
    }
}
