package jieli.identity.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.contact.Contact.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contacts as rows. The newest of person, kind and institution counts. */
@Repository
class ContactBook {

    /**
     * What is written when a contact is entered, replaced or (without seal) removed.
     *
     * @param seal null when it is removed
     */
    record Row(
            UUID id,
            PersonId person,
            Kind kind,
            @Nullable Seal seal,
            InstitutionId institution,
            Instant at) {}

    record Seal(byte[] sealed, byte[] lookup) {}

    private final JdbcClient jdbc;

    ContactBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Row row, Me by) {
        var seal = row.seal();
        jdbc.sql(
                        """
                        insert into identity.contact
                               (id, person, kind, sealed, lookup, institution, entered_by, entered_at)
                        values (:id, :person, :kind, cast(:sealed as bytea), cast(:lookup as bytea),
                                :institution, :by, :at)
                        """)
                .param("id", row.id())
                .param("person", row.person().value())
                .param("kind", row.kind().name())
                .param("sealed", seal == null ? null : seal.sealed())
                .param("lookup", seal == null ? null : seal.lookup())
                .param("institution", row.institution().value())
                .param("by", by.account().value())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What counts today of a person, as far as it may be seen. */
    List<Contact> list(PersonId person, Me me) {
        return jdbc.sql(
                        """
                        select *
                          from (select distinct on (c.kind, c.institution)
                                       c.id, c.person, c.kind, c.sealed, c.institution, c.entered_at
                                  from identity.contact c
                                 where c.person = :person
                                   and (c.person = :me or c.institution = any(:institutions))
                                 order by c.kind, c.institution, c.entered_at desc, c.id desc) newest
                         where sealed is not null
                         order by kind desc, institution
                        """)
                .param("person", person.value())
                .param("me", me.person().value())
                .param("institutions", me.reach(Right.CONTACT_READ).institutionIds())
                .query(ContactBook::contact)
                .list();
    }

    /** Whose number it is today, as far as it may be seen. */
    List<PersonId> find(List<byte[]> lookups, Me me) {
        return jdbc.sql(
                        """
                        select distinct c.person
                          from identity.contact c
                         where c.lookup in (:lookups)
                           and (c.person = :me or c.institution = any(:institutions))
                           and not exists (
                                   select from identity.contact later
                                    where later.person = c.person and later.kind = c.kind
                                      and later.institution = c.institution
                                      and (later.entered_at, later.id) > (c.entered_at, c.id))
                         limit 100
                        """)
                .param("lookups", lookups)
                .param("me", me.person().value())
                .param("institutions", me.reach(Right.CONTACT_READ).institutionIds())
                .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
                .list();
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getBytes("sealed"),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }
}
