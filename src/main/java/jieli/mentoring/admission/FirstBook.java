package jieli.mentoring.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import jieli.mentoring.EntryId;
import jieli.mentoring.Places.Within;
import jieli.mentoring.admission.FirstClaim.Scope;
import jieli.mentoring.admission.FirstClaim.Source;
import jieli.mentoring.admission.FirstClaim.State;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims of firsts with what became of them, as rows. */
@Repository
class FirstBook {

    static final Listing LISTING =
            new Listing(
                    "/mentoring/firsts",
                    List.of("institution", "scope", "source", "state", "until", "words"),
                    List.of("newest", "technique", "scope", "state"));

    /** How many techniques a hospital claims to have done first, how many of them are proven. */
    record Count(InstitutionId institution, int claimed, int proven) {}

    /** An authority's word. */
    record Confirmation(String number, String authority, LocalDate day) {}

    /** Why one of two stands. */
    record Resolution(UUID stands, UUID yields, String reason, AccountId by) {}

    private static final String FILTERED =
            """
             where (:everywhere or f.institution = any(:places))
               and (:institution = '' or f.institution::text = :institution)
               and (:scope = '' or f.scope = :scope)
               and (:source = '' or f.source = :source)
               and (:state = '' or f.state = :state)
               and (:until = '' or f.day is null
                    or f.day <= case when pg_input_is_valid(:until, 'date') then cast(:until as date) else f.day end)
               and (:words = '' or f.technique = any(:codes))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FirstBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Slice<FirstClaim> list(ListRequest request, Within within, Collection<String> codes) {
        return request.read(
                jdbc,
                """
                select f.*, -(coalesce(f.day, date '1970-01-01') - date '1970-01-01') as newest
                  from mentoring.first_now f
                """
                        + FILTERED,
                parameters(request, within, codes),
                FirstBook::claim);
    }

    /** Per hospital, narrowed as the list is. */
    List<Count> counts(ListRequest request, Within within, Collection<String> codes) {
        return jdbc.sql(
                        """
                        select f.institution,
                               (count(distinct f.technique) filter (where f.state <> 'GONE'))::int as claimed,
                               (count(distinct f.technique) filter (where f.state = 'PROVEN'))::int as proven
                          from mentoring.first_now f
                        """
                                + FILTERED
                                + " group by f.institution order by claimed desc, f.institution limit 50")
                .params(parameters(request, within, codes))
                .query((row, _) ->
                        new Count(
                                new InstitutionId(row.getObject("institution", UUID.class)),
                                row.getInt("claimed"),
                                row.getInt("proven")))
                .list();
    }

    private static Map<String, Object> parameters(
            ListRequest request, Within within, Collection<String> codes) {
        var parameters = new HashMap<String, Object>(within.parameters());
        LISTING.filters().forEach(name -> parameters.put(name, request.filter(name)));
        parameters.put("codes", codes.toArray(String[]::new));
        return parameters;
    }

    Optional<FirstClaim> find(FirstClaim.Id id, Within within) {
        return jdbc.sql(
                        """
                        select f.* from mentoring.first_now f
                         where f.id = :id and (:everywhere or f.institution = any(:places))
                        """)
                .params(within.parameters())
                .param("id", id.value())
                .query(FirstBook::claim)
                .optional();
    }

    /** Everything ever said about a technique's first within a region, the oldest first. */
    List<FirstClaim> alike(FirstClaim one) {
        return jdbc.sql(
                        """
                        select f.* from mentoring.first_now f
                         where f.technique = :technique and f.id <> :id
                           and (f.institution = :institution or f.scope = :scope and f.region = :region and f.scope <> 'HOSPITAL')
                         order by f.day nulls last, f.id
                        """)
                .param("technique", one.technique())
                .param("id", one.id().value())
                .param("institution", one.institution().value())
                .param("scope", one.scope().name())
                .param("region", one.region())
                .query(FirstBook::claim)
                .list();
    }

    /** Claims of a technique that are proven. */
    List<FirstClaim> proven(String technique) {
        return jdbc.sql(
                        """
                        select f.* from mentoring.first_now f
                         where f.technique = :technique and f.state = 'PROVEN'
                        """)
                .param("technique", technique)
                .query(FirstBook::claim)
                .list();
    }

    /** What the log itself says of a technique at a hospital. */
    List<FirstClaim> detected(InstitutionId institution, String technique) {
        return jdbc.sql(
                        """
                        select f.* from mentoring.first_now f
                         where f.institution = :institution and f.technique = :technique and f.source = 'DETECTED'
                        """)
                .param("institution", institution.value())
                .param("technique", technique)
                .query(FirstBook::claim)
                .list();
    }

    /** Claims that name a case, whatever became of them. */
    List<FirstClaim> of(EntryId entry) {
        return jdbc.sql(
                        """
                        select f.* from mentoring.first_now f
                         where f.entry = :entry or f.proven_entry = :entry
                        """)
                .param("entry", entry.value())
                .query(FirstBook::claim)
                .list();
    }

    Set<UUID> ids(Source source) {
        return new HashSet<>(
                jdbc.sql("select id from mentoring.first_claim where source = :source")
                        .param("source", source.name())
                        .query(UUID.class)
                        .list());
    }

    /** Documents' claims that no line bears any longer are gone; the others are there again. */
    void untell(Collection<UUID> claims) {
        jdbc.sql("delete from mentoring.first_untold where claim <> all(:claims)")
                .param("claims", claims.toArray(UUID[]::new))
                .update();
        jdbc.sql(
                        """
                        insert into mentoring.first_untold (claim, at)
                        select id, :at from unnest(cast(:claims as uuid[])) c (id) on conflict (claim) do nothing
                        """)
                .param("claims", claims.toArray(UUID[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean add(FirstClaim one, @Nullable AccountId by) {
        return add(one, List.of(), by);
    }

    /**
     * The same one again adds nothing.
     *
     * @param around codes of all regions the hospital lies in, for what the log itself says
     */
    boolean add(FirstClaim one, List<String> around, @Nullable AccountId by) {
        var entry = one.entry();
        var pairing = one.pairing();
        return jdbc.sql(
                                """
                                insert into mentoring.first_claim (id, institution, technique, scope, region, day, entry, source,
                                       words, link, around, pairing, by, at, simulated)
                                values (:id, :institution, :technique, :scope, :region, :day, :entry, :source,
                                       :words, :link, :around, :pairing, :by, :at, :simulated)
                                on conflict (id) do nothing
                                """)
                        .params(parameters(one))
                        .param("entry", entry == null ? null : entry.value())
                        .param("around", around.toArray(String[]::new))
                        .param("pairing", pairing == null ? null : pairing.value())
                        .param("by", by == null ? null : by.value())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static Map<String, @Nullable Object> parameters(FirstClaim one) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("id", one.id().value());
        parameters.put("institution", one.institution().value());
        parameters.put("technique", one.technique());
        parameters.put("scope", one.scope().name());
        parameters.put("region", one.region());
        parameters.put("day", one.day());
        parameters.put("source", one.source().name());
        parameters.put("words", one.words());
        parameters.put("link", one.link());
        parameters.put("simulated", one.simulated());
        return parameters;
    }

    List<Confirmation> confirmations(FirstClaim.Id claim) {
        return jdbc.sql("select * from mentoring.first_confirmation where claim = :id order by day")
                .param("id", claim.value())
                .query((row, _) ->
                        new Confirmation(
                                row.getString("number"),
                                row.getString("authority"),
                                row.getObject("day", LocalDate.class)))
                .list();
    }

    List<Resolution> resolutions(FirstClaim.Id claim) {
        return jdbc.sql(
                        """
                        select * from mentoring.first_resolution where :id in (stands, yields) order by at, id
                        """)
                .param("id", claim.value())
                .query((row, _) ->
                        new Resolution(
                                row.getObject("stands", UUID.class),
                                row.getObject("yields", UUID.class),
                                row.getString("reason"),
                                new AccountId(row.getObject("by", UUID.class))))
                .list();
    }

    private static FirstClaim claim(ResultSet row, int number) throws SQLException {
        var entry = row.getObject("entry", UUID.class);
        var pairing = row.getObject("pairing", UUID.class);
        return new FirstClaim(
                new FirstClaim.Id(row.getObject("id", UUID.class)),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getString("technique"),
                Scope.valueOf(row.getString("scope")),
                row.getString("region"),
                row.getObject("day", LocalDate.class),
                entry == null ? null : new EntryId(entry),
                Source.valueOf(row.getString("source")),
                row.getString("words"),
                row.getString("link"),
                pairing == null ? null : new PairingId(pairing),
                State.valueOf(row.getString("state")),
                row.getBoolean("simulated"));
    }
}
