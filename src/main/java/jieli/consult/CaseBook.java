package jieli.consult;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.consult.Case.Outcome;
import jieli.consult.Patient.Field;
import jieli.consult.Patient.Sex;
import jieli.directory.InstitutionId;
import jieli.identity.AccountId;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases as rows; whoever the patient is lies sealed. */
@Repository
class CaseBook {

    static final Listing LISTING =
            new Listing(
                    "/cases",
                    List.of("q", "institution", "state"),
                    List.of("newest", "number", "birth_year"));

    /** Where an emergency's case lies, and whose it is. */
    record Located(CaseId id, InstitutionId institution) {}

    private static final String ALL =
            """
            select c.id, c.number, c.institution, c.pairing, c.pseudonym,
                   c.name_sealed, c.identity_number_sealed, c.phone_sealed,
                   c.sex, coalesce(c.birth_year, 0) as birth_year, c.language, c.reason,
                   c.opened_by, c.opened_at, c.simulated, e.outcome,
                   -extract(epoch from c.opened_at) as newest
              from consult.case_record c
              left join consult.case_entry e on e.case_record = c.id and e.kind = 'CLOSED'
             where
            """
                    + Sight.CONDITION;

    private final JdbcClient jdbc;
    private final Vault vault;

    CaseBook(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<Case> find(CaseId id, Sight sight) {
        return jdbc.sql(ALL + " and c.id = :id")
                .params(sight.parameters())
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    Slice<Case> list(ListRequest request, Sight sight) {
        var parameters = new HashMap<String, Object>(sight.parameters());
        var typed = request.filter("q");
        var digits = typed.replaceAll("[^0-9-]", "");
        parameters.put("number", digits.isEmpty() && !typed.isEmpty() ? typed : digits);
        parameters.put("institution", request.filter("institution"));
        parameters.put("state", request.filter("state"));
        return request.read(
                jdbc,
                ALL
                        + """
                         and position(:number in c.number) > 0
                         and (:institution = '' or c.institution::text = :institution)
                         and case :state when 'OPEN' then e.outcome is null
                                         when 'CLOSED' then e.outcome is not null
                                         else true end
                        """,
                parameters,
                this::read);
    }

    long nextNumber() {
        return jdbc.sql("select nextval('consult.running_number')").query(Long.class).single();
    }

    /** What the same patient is called in an earlier case of the institution. */
    Optional<String> findPseudonym(InstitutionId institution, String identityNumber) {
        return jdbc.sql(
                        """
                        select pseudonym from consult.case_record
                         where institution = :institution and identity_number_lookup in (:lookups)
                         limit 1
                        """)
                .param("institution", institution.value())
                .param("lookups", vault.lookups(identityNumber))
                .query(String.class)
                .optional();
    }

    void add(Case one) {
        var patient = one.patient();
        jdbc.sql(
                        """
                        insert into consult.case_record
                               (id, number, institution, pairing, pseudonym, name_sealed,
                                identity_number_sealed, identity_number_lookup, phone_sealed,
                                sex, birth_year, language, reason, opened_by, opened_at, simulated)
                        values (:id, :number, :institution, :pairing, :pseudonym, :name,
                                :identityNumber, :lookup, :phone,
                                :sex, :birthYear, :language, :reason, :by, :at, :simulated)
                        """)
                .param("id", one.id().value())
                .param("number", one.number().text())
                .param("institution", one.institution().value())
                .param("pairing", one.pairing())
                .param("pseudonym", one.pseudonym())
                .param("name", seal(one, Field.NAME))
                .param("identityNumber", seal(one, Field.IDENTITY_NUMBER))
                .param("lookup", lookup(patient.identityNumber()))
                .param("phone", seal(one, Field.PHONE))
                .param("sex", patient.sex().name())
                .param("birthYear", patient.birthYear())
                .param("language", patient.language())
                .param("reason", one.reason())
                .param("by", one.openedBy().value())
                .param("at", one.openedAt().atOffset(ZoneOffset.UTC))
                .param("simulated", one.simulated())
                .update();
    }

    /** The case of an emergency, by its exact number, past the second wall. */
    Optional<Located> locate(CaseNumber number) {
        return jdbc.sql("select id, institution from consult.locate(:number)")
                .param("number", number.text())
                .query((row, rowNumber) ->
                        new Located(
                                new CaseId(row.getObject("id", UUID.class)),
                                new InstitutionId(row.getObject("institution", UUID.class))))
                .optional();
    }

    /** How many wrong numbers the acting account has typed since then. */
    int wrongNumbers(Instant since) {
        return jdbc.sql("select count(*) from consult.wrong_number where at > :since")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private byte @Nullable [] lookup(@Nullable String number) {
        return number == null ? null : vault.lookup(number);
    }

    private byte @Nullable [] seal(Case one, Field field) {
        var plain = one.patient().shown(field);
        return plain == null ? null : vault.seal(plain, place(field, one.id().value()));
    }

    private @Nullable String open(ResultSet row, Field field) throws SQLException {
        var sealed = row.getBytes(column(field));
        return sealed == null
                ? null
                : vault.open(sealed, place(field, row.getObject("id", UUID.class)));
    }

    private static Place place(Field field, UUID id) {
        return new Place("consult.case_record." + column(field), id);
    }

    private static String column(Field field) {
        return switch (field) {
            case NAME -> "name_sealed";
            case IDENTITY_NUMBER -> "identity_number_sealed";
            case PHONE -> "phone_sealed";
        };
    }

    private Case read(ResultSet row, int rowNumber) throws SQLException {
        var outcome = row.getString("outcome");
        return new Case(
                new CaseId(row.getObject("id", UUID.class)),
                new CaseNumber(row.getString("number")),
                new InstitutionId(row.getObject("institution", UUID.class)),
                row.getObject("pairing", UUID.class),
                row.getString("pseudonym"),
                patient(row),
                row.getString("reason"),
                new AccountId(row.getObject("opened_by", UUID.class)),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("simulated"),
                outcome == null ? null : Outcome.valueOf(outcome));
    }

    private Patient patient(ResultSet row) throws SQLException {
        var name = open(row, Field.NAME);
        var birthYear = row.getInt("birth_year");
        return new Patient(
                name == null ? "" : name,
                open(row, Field.IDENTITY_NUMBER),
                open(row, Field.PHONE),
                Sex.valueOf(row.getString("sex")),
                birthYear == 0 ? null : birthYear,
                row.getString("language"));
    }
}
