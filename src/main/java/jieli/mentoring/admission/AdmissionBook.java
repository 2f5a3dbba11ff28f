package jieli.mentoring.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.mentoring.Places.Within;
import jieli.mentoring.admission.Admission.Committee;
import jieli.mentoring.admission.Admission.Decision;
import jieli.mentoring.admission.Admission.Filing;
import jieli.mentoring.admission.Admission.Known;
import jieli.mentoring.admission.Admission.Step;
import jieli.terms.FreshId;
import jieli.terms.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Techniques at hospitals: steps, decisions, filings as rows, and what the log knows. */
@Repository
class AdmissionBook {

    static final Listing LISTING =
            new Listing(
                    "/mentoring/techniques",
                    List.of("institution", "stage", "admitted", "restricted", "words"),
                    List.of("technique", "stage", "newest", "cases"));

    /**
     * A technique of the catalogue.
     *
     * @param stage null while nobody decided anything
     */
    record Row(
            InstitutionId institution,
            String technique,
            @Nullable Stage stage,
            @Nullable LocalDate since,
            int cases,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            boolean filed,
            boolean simulated) {}

    private static final String CATALOGUE =
            """
            select k.institution || ':' || k.technique as id, k.institution, k.technique, a.state, a.day,
                   coalesce(a.state, '') as stage, coalesce(c.cases, 0) as cases,
                   -(coalesce(a.day, c.first, date '1970-01-01') - date '1970-01-01') as newest, c.first, c.last,
                   exists (select from mentoring.technique_filing f
                            where f.institution = k.institution and f.technique = k.technique) as filed,
                   coalesce(s.simulated, c.simulated, false) as simulated
              from (select institution, technique from mentoring.technique_step
                    union select institution, technique from mentoring.standing
                    union select institution, technique from mentoring.stale) k
              left join mentoring.admission_now a on a.institution = k.institution and a.technique = k.technique
              left join lateral (select x.simulated from mentoring.technique_step x
                                  where x.institution = k.institution and x.technique = k.technique limit 1) s on true
              left join lateral (select count(*)::int as cases, min(e.day) as first, max(e.day) as last,
                                        bool_or(e.simulated) as simulated
                                   from mentoring.case_now e
                                  where e.institution = k.institution and e.technique = k.technique) c on true
             where (:everywhere or k.institution = any(:places))
               and (:institution = '' or k.institution::text = :institution)
               and (:stage = '' or a.state = :stage)
               and (:admitted = '' or coalesce(a.admitted, false) = (:admitted = 'yes'))
               and (not :narrowed or k.technique = any(:codes))
               and (a.state is not null or c.cases > 0)
            """;

    private final JdbcClient jdbc;

    AdmissionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param codes of the techniques looked for; ignored unless words or restriction are asked for
     */
    Slice<Row> list(ListRequest request, Within within, Collection<String> codes) {
        var parameters = new HashMap<String, Object>(within.parameters());
        for (var name : List.of("institution", "stage", "admitted")) {
            parameters.put(name, request.filter(name));
        }
        var isNarrowed =
                !request.filter("words").isEmpty() || !request.filter("restricted").isEmpty();
        parameters.put("narrowed", isNarrowed);
        parameters.put("codes", codes.toArray(String[]::new));
        return request.read(jdbc, CATALOGUE, parameters, AdmissionBook::row);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var state = row.getString("state");
        return new Row(
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                state == null ? null : Stage.valueOf(state),
                row.getObject("day", LocalDate.class),
                row.getInt("cases"),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getBoolean("filed"),
                row.getBoolean("simulated"));
    }

    Admission get(InstitutionId institution, Term technique) {
        var code = technique.code();
        return new Admission(
                institution,
                technique,
                steps(institution, code),
                decisions(institution, code),
                filings(institution, code),
                known(institution, code));
    }

    private List<Step> steps(InstitutionId institution, String technique) {
        return of("technique_step", "number", institution, technique)
                .query((row, _) ->
                        new Step(
                                row.getInt("number"),
                                Stage.valueOf(row.getString("state")),
                                row.getObject("day", LocalDate.class),
                                row.getString("words"),
                                new AccountId(row.getObject("by", UUID.class)),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getBoolean("simulated")))
                .list();
    }

    private List<Decision> decisions(InstitutionId institution, String technique) {
        return of("committee_decision", "day, at, id", institution, technique)
                .query((row, _) ->
                        new Decision(
                                Committee.valueOf(row.getString("committee")),
                                row.getString("number"),
                                row.getBoolean("agreed"),
                                row.getObject("day", LocalDate.class),
                                new AccountId(row.getObject("by", UUID.class)),
                                row.getBoolean("simulated")))
                .list();
    }

    private List<Filing> filings(InstitutionId institution, String technique) {
        return of("technique_filing", "day, number", institution, technique)
                .query((row, _) ->
                        new Filing(
                                row.getString("number"),
                                row.getString("authority"),
                                row.getObject("day", LocalDate.class),
                                new AccountId(row.getObject("by", UUID.class))))
                .list();
    }

    private JdbcClient.StatementSpec of(
            String table, String order, InstitutionId institution, String technique) {
        return jdbc.sql(
                        "select * from mentoring."
                                + table
                                + " where institution = :institution and technique = :technique order by "
                                + order)
                .param("institution", institution.value())
                .param("technique", technique);
    }

    private Known known(InstitutionId institution, String technique) {
        return jdbc.sql(
                        """
                        select count(*)::int as cases, count(*) filter (where e.hands = 'LOCAL')::int as local,
                               count(*) filter (where e.unadmitted)::int as unadmitted,
                               min(e.day) as first, max(e.day) as last,
                               (select s.state from mentoring.standing s
                                 where s.institution = :institution and s.technique = :technique) as standing
                          from mentoring.case_now e
                         where e.institution = :institution and e.technique = :technique
                        """)
                .param("institution", institution.value())
                .param("technique", technique)
                .query((row, _) ->
                        new Known(
                                row.getInt("cases"),
                                row.getInt("local"),
                                row.getInt("unadmitted"),
                                row.getObject("first", LocalDate.class),
                                row.getObject("last", LocalDate.class),
                                row.getString("standing")))
                .single();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if somebody was quicker
     */
    void add(InstitutionId institution, String technique, Step step) {
        jdbc.sql(
                        """
                        insert into mentoring.technique_step (institution, technique, number, state, day, words, by, at, simulated)
                        values (:institution, :technique, :number, :state, :day, :words, :by, :at, :simulated)
                        """)
                .param("institution", institution.value())
                .param("technique", technique)
                .param("number", step.number())
                .param("state", step.stage().name())
                .param("day", step.day())
                .param("words", step.words())
                .param("by", step.by().value())
                .param("at", step.at().atOffset(ZoneOffset.UTC))
                .param("simulated", step.simulated())
                .update();
    }

    void add(InstitutionId institution, String technique, Decision decision, Instant at) {
        jdbc.sql(
                        """
                        insert into mentoring.committee_decision (id, institution, technique, committee, number, agreed, day,
                               by, at, simulated)
                        values (:id, :institution, :technique, :committee, :number, :agreed, :day, :by, :at, :simulated)
                        """)
                .param("id", FreshId.at(() -> at))
                .param("institution", institution.value())
                .param("technique", technique)
                .param("committee", decision.committee().name())
                .param("number", decision.number())
                .param("agreed", decision.agreed())
                .param("day", decision.day())
                .param("by", decision.by().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("simulated", decision.simulated())
                .update();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if that number is there already
     */
    void add(InstitutionId institution, String technique, Filing filing, Instant at) {
        jdbc.sql(
                        """
                        insert into mentoring.technique_filing (institution, technique, number, authority, day, by, at)
                        values (:institution, :technique, :number, :authority, :day, :by, :at)
                        """)
                .param("institution", institution.value())
                .param("technique", technique)
                .param("number", filing.number())
                .param("authority", filing.authority())
                .param("day", filing.day())
                .param("by", filing.by().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
