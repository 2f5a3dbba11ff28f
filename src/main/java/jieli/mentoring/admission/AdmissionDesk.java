package jieli.mentoring.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.Awaiting;
import jieli.mentoring.Places;
import jieli.terms.Term;
import jieli.terms.Terms;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What awaits medical affairs: cases of what is not admitted, filings not made. */
@Component
@Order(10)
class AdmissionDesk implements Awaiting {

    private static final int MOST = 100;

    private record Found(InstitutionId institution, String technique, int cases, LocalDate first) {}

    private final JdbcClient jdbc;
    private final Places places;
    private final AdmissionWords words;
    private final Clock clock;

    AdmissionDesk(JdbcClient jdbc, Places places, AdmissionWords words, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.words = words;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> items(Me me) {
        if (!me.may(Right.SKILL_GRANT)) {
            return List.of();
        }
        var within = places.within(me, Right.SKILL_GRANT);
        var items = new ArrayList<Item>();
        unfiled(within).forEach(one -> items.add(filing(one)));
        unadmitted(within).forEach(one -> items.add(admission(one)));
        items.sort(Comparator.comparing(item -> !item.pressing()));
        return items.stream().limit(MOST).toList();
    }

    private Item filing(Found one) {
        var due = Admission.filingDue(one.first());
        var isLate = LocalDate.now(clock).isAfter(due);
        return new Item(
                "mentoring.admission.awaiting.filing" + (isLate ? ".late" : ""),
                List.of(
                        words.institution(one.institution()),
                        AdmissionWords.technique(one.technique(), Locale.CHINESE),
                        due.toString()),
                "/mentoring/techniques/" + one.institution() + "/" + one.technique(),
                isLate);
    }

    private Item admission(Found one) {
        return new Item(
                "mentoring.admission.awaiting.unadmitted",
                List.of(
                        words.institution(one.institution()),
                        AdmissionWords.technique(one.technique(), Locale.CHINESE),
                        Integer.toString(one.cases())),
                "/mentoring/log?unadmitted=1&institution=" + one.institution(),
                true);
    }

    private List<Found> unadmitted(Places.Within within) {
        return jdbc.sql(
                        """
                        select e.institution, e.technique, count(*)::int as cases, min(e.day) as first
                          from mentoring.case_now e
                          left join mentoring.admission_now a
                                 on a.institution = e.institution and a.technique = e.technique
                         where e.unadmitted and not coalesce(a.admitted, false)
                           and (:everywhere or e.institution = any(:places))
                         group by e.institution, e.technique
                         order by min(e.day), e.institution, e.technique
                         limit 100
                        """)
                .params(within.parameters())
                .query(AdmissionDesk::found)
                .list();
    }

    private List<Found> unfiled(Places.Within within) {
        var restricted =
                Terms.get("techniques").terms().stream()
                        .filter(term -> term.attribute("restricted").equals("yes"))
                        .map(Term::code)
                        .toArray(String[]::new);
        return jdbc.sql(
                        """
                        select e.institution, e.technique, count(*)::int as cases, min(e.day) as first
                          from mentoring.case_now e
                         where e.technique = any(:restricted) and (:everywhere or e.institution = any(:places))
                           and not exists (select from mentoring.technique_filing f
                                            where f.institution = e.institution and f.technique = e.technique)
                         group by e.institution, e.technique
                         order by min(e.day), e.institution, e.technique
                         limit 100
                        """)
                .params(within.parameters())
                .param("restricted", restricted)
                .query(AdmissionDesk::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                row.getInt("cases"),
                row.getObject("first", LocalDate.class));
    }
}
