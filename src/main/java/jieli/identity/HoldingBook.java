package jieli.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who holds which role for what, and what the scopes cover. */
@Repository
class HoldingBook {

    /**
     * Who gives a role.
     *
     * @param account null for a deed such as a posting, and for the house itself
     */
    record Giver(@Nullable AccountId account, boolean byDeed, String reason) {
        static final Giver HOUSE = new Giver(null, false, "");
        static final Giver DEED = new Giver(null, true, "");
    }

    /** What is said of each source last, with what its scope covers. */
    private static final String STANDING =
            """
            select h.source, h.person, h.role, h.scope_kind, h.scope,
                   lower(h.during) as from_day, upper(h.during) as until_day,
                   array(select c.institution from identity.cover c
                          where c.scope_kind = h.scope_kind and c.scope = h.scope) as institutions
              from identity.holding h
             where not isempty(h.during)
               and not exists (select from identity.holding later
                                where later.source = h.source and later.number > h.number)
            """;

    private final JdbcClient jdbc;

    HoldingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a person holds on a day. */
    List<Holding> on(LocalDate day, PersonId person) {
        return jdbc.sql(STANDING + " and h.person = :person and h.during @> :day order by h.number")
                .param("person", person.value())
                .param("day", day)
                .query(HoldingBook::holding)
                .list();
    }

    /** What anybody holds of these roles on a day. */
    List<Holding> on(LocalDate day, Collection<Role> roles) {
        return jdbc.sql(STANDING + " and h.role = any(:roles) and h.during @> :day")
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .param("day", day)
                .query(HoldingBook::holding)
                .list();
    }

    /** Everything a person holds, held or will hold, in the order it was given. */
    List<Holding> of(PersonId person) {
        return jdbc.sql(STANDING + " and h.person = :person order by h.number")
                .param("person", person.value())
                .query(HoldingBook::holding)
                .list();
    }

    List<Holding> ofSource(UUID source) {
        return jdbc.sql(STANDING + " and h.source = :source")
                .param("source", source)
                .query(HoldingBook::holding)
                .list();
    }

    /** Whether a posting or the like gives it, which then decides its period alone. */
    boolean isByDeed(UUID source) {
        return jdbc.sql(
                        """
                        select exists (select from identity.holding
                                        where source = :source and by_deed)
                        """)
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    /** Says something new of a source. */
    void say(Holding holding, Giver giver, Instant now) {
        var account = giver.account();
        jdbc.sql(
                        """
                        insert into identity.holding
                               (source, person, role, scope_kind, scope, during,
                                given_by, by_deed, reason, given_at)
                        values (:source, :person, :role, :kind, :scope,
                                daterange(cast(:from as date), cast(:until as date)), :by, :deed, :reason, :now)
                        """)
                .param("source", holding.source())
                .param("person", holding.person().value())
                .param("role", holding.role().name())
                .param("kind", holding.scope().kind())
                .param("scope", holding.scope().key())
                .param("from", holding.from())
                .param("until", holding.until())
                .param("by", account == null ? null : account.value())
                .param("deed", giver.byDeed())
                .param("reason", giver.reason())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The scopes whose cover is kept, because somebody holds a role for them. */
    List<Scope> coveredScopes() {
        return jdbc.sql(
                        """
                        select distinct scope_kind, scope from identity.holding
                         where scope_kind in ('INSTITUTION', 'REGION')
                        """)
                .query((row, number) ->
                        Scope.of(row.getString("scope_kind"), row.getString("scope")))
                .list();
    }

    void cover(Scope scope, List<InstitutionId> institutions) {
        var ids = institutions.stream().map(InstitutionId::value).toArray(UUID[]::new);
        jdbc.sql(
                        """
                        delete from identity.cover
                         where scope_kind = :kind and scope = :scope and institution <> all (:ids)
                        """)
                .param("kind", scope.kind())
                .param("scope", scope.key())
                .param("ids", ids)
                .update();
        jdbc.sql(
                        """
                        insert into identity.cover (scope_kind, scope, institution)
                        select :kind, :scope, unnest(:ids)
                        on conflict do nothing
                        """)
                .param("kind", scope.kind())
                .param("scope", scope.key())
                .param("ids", ids)
                .update();
    }

    /** The scopes that cover an institution, in words for the trail. */
    String scopesAround(InstitutionId institution) {
        return jdbc.sql(
                        """
                        select coalesce(string_agg(scope_kind || ' ' || scope, ', ' order by scope_kind, scope), '')
                          from identity.cover where institution = :id
                        """)
                .param("id", institution.value())
                .query(String.class)
                .single();
    }

    /** An institution is new or has moved: it belongs to these of the scopes that are kept. */
    void cover(InstitutionId institution, List<Scope> around) {
        var kinds = around.stream().map(Scope::kind).toArray(String[]::new);
        var scopes = around.stream().map(Scope::key).toArray(String[]::new);
        jdbc.sql("delete from identity.cover where institution = :id")
                .param("id", institution.value())
                .update();
        jdbc.sql(
                        """
                        insert into identity.cover (scope_kind, scope, institution)
                        select a.kind, a.scope, :id
                          from unnest(:kinds, :scopes) as a (kind, scope)
                         where exists (select from identity.holding h
                                        where h.scope_kind = a.kind and h.scope = a.scope)
                        on conflict do nothing
                        """)
                .param("id", institution.value())
                .param("kinds", kinds)
                .param("scopes", scopes)
                .update();
    }

    private static Holding holding(ResultSet row, int number) throws SQLException {
        return new Holding(
                row.getObject("source", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                Role.valueOf(row.getString("role")),
                Scope.of(row.getString("scope_kind"), row.getString("scope")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                Arrays.stream((UUID[]) row.getArray("institutions").getArray())
                        .map(InstitutionId::new)
                        .collect(Collectors.toSet()));
    }
}
