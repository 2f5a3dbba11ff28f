package jieli.mentoring;

import java.util.Collection;
import jieli.directory.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes in the transaction of a deed which standings are to be worked out anew. A mark that is
 * there already is written again: whoever works it out at this moment, without the deed, leaves it.
 */
@Component
public class Stale {

    private final JdbcClient jdbc;

    Stale(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One technique at one hospital. */
    public void mark(InstitutionId institution, String technique) {
        jdbc.sql(
                        """
                        insert into mentoring.stale (institution, technique)
                        values (:institution, :technique)
                        on conflict (institution, technique) do update set technique = excluded.technique
                        """)
                .param("institution", institution.value())
                .param("technique", technique)
                .update();
    }

    /** Everything ever done or granted at these hospitals: somebody comes, goes, is away. */
    public void mark(Collection<InstitutionId> institutions) {
        jdbc.sql(
                        """
                        insert into mentoring.stale (institution, technique)
                        select s.institution, s.technique from mentoring.standing s
                         where s.institution = any(:institutions)
                         order by s.institution, s.technique
                        on conflict (institution, technique) do update set technique = excluded.technique
                        """)
                .param(
                        "institutions",
                        institutions.stream()
                                .map(InstitutionId::value)
                                .toArray(java.util.UUID[]::new))
                .update();
    }
}
