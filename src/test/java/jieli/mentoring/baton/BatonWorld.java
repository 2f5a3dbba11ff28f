package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.directory.InstitutionId;
import jieli.terms.Term;
import jieli.terms.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hospital of its own with doctors, visitors, cases; rows as the modules write them. */
final class BatonWorld {

    static final String TECHNIQUE = "gastroscopy";

    private static final UUID PAIRING = id("pairing:wenzhou-jiali");

    private final JdbcClient jdbc;
    final InstitutionId hospital = new InstitutionId(UUID.randomUUID());
    final BatonKey key = new BatonKey(hospital, TECHNIQUE);

    BatonWorld(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql(
                        """
                        insert into directory.institution (id, name, kind, region, pinyin, simulated)
                        values (:id, :name, 'HOSPITAL', '540621', 'baton', true)
                        """)
                .param("id", hospital.value())
                .param("name", "接力测试医院" + hospital)
                .update();
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String path() {
        return key.link();
    }

    UUID person(String name) {
        var person = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into directory.person (id, name, pinyin, simulated) values (:id, :name, 'baton', true)
                        """)
                .param("id", person)
                .param("name", name)
                .update();
        return person;
    }

    /** A doctor of the hospital who may do it alone since a day, for two years. */
    UUID doctor(String name, LocalDate granted) {
        var doctor = employed(name);
        grant(doctor, granted, granted.plusYears(2));
        return doctor;
    }

    UUID employed(String name) {
        var doctor = person(name);
        jdbc.sql(
                        """
                        insert into directory.employment (id, person, institution, during)
                        values (:id, :person, :hospital, daterange(null, null))
                        """)
                .param("id", UUID.randomUUID())
                .param("person", doctor)
                .param("hospital", hospital.value())
                .update();
        return doctor;
    }

    UUID grant(UUID doctor, LocalDate from, LocalDate until) {
        var grant = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into mentoring.skill_grant (id, person, institution, technique, level, during, evidence, grantor, by, at)
                        values (:id, :person, :hospital, :technique, 4, daterange(:from, :until), 'test', :person, :person, now())
                        """)
                .param("id", grant)
                .param("person", doctor)
                .param("hospital", hospital.value())
                .param("technique", TECHNIQUE)
                .param("from", from)
                .param("until", until)
                .update();
        stale();
        return grant;
    }

    /** For good, since a day. */
    void takeBack(UUID grant, LocalDate day) {
        jdbc.sql(
                        """
                        insert into mentoring.skill_suspension (id, skill_grant, during, reason, by, at)
                        values (:grant, :grant, daterange(:day, 'infinity'), 'test', :grant, now())
                        """)
                .param("grant", grant)
                .param("day", day)
                .update();
        stale();
    }

    /** A visitor's stay; {@code SHORT_VISIT} or {@code POSTING}. */
    PostingId posting(UUID visitor, LocalDate from, LocalDate until, String stay) {
        var posting = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into deployment.posting (id, pairing, person, recipient, part, stay, entered_by, entered_at)
                        values (:id, :pairing, :person, :hospital, 'SPECIALIST', :stay, 'test', now())
                        """)
                .param("id", posting)
                .param("pairing", PAIRING)
                .param("person", visitor)
                .param("hospital", hospital.value())
                .param("stay", stay)
                .update();
        jdbc.sql(
                        """
                        insert into deployment.posting_term (posting, version, during, reason, entered_by, entered_at)
                        values (:id, 1, daterange(:from, :until), '', 'test', now())
                        """)
                .param("id", posting)
                .param("from", from)
                .param("until", until)
                .update();
        return new PostingId(posting);
    }

    /** A case; with a visitor who operated, or was in the room, or with nobody. */
    UUID done(LocalDate day, Case.Hands hands, UUID operator, List<UUID> visitors) {
        var entry = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into mentoring.entry (id, institution, technique, day, hands, guided, outcome, taken_over,
                               unadmitted, pairing, entered_by, entered_at)
                        values (:id, :hospital, :technique, :day, :hands, false, 'SUCCESSFUL', false, false, :pairing, :id, now())
                        """)
                .param("id", entry)
                .param("hospital", hospital.value())
                .param("technique", TECHNIQUE)
                .param("day", day)
                .param("hands", hands.name())
                .param("pairing", PAIRING)
                .update();
        role(entry, "OPERATOR", operator, hands == Case.Hands.VISITOR);
        visitors.forEach(visitor -> role(entry, "SUPERVISOR_PRESENT", visitor, true));
        stale();
        return entry;
    }

    UUID alone(LocalDate day, UUID operator) {
        return done(day, Case.Hands.LOCAL, operator, List.of());
    }

    /** Nobody answered it yet; the watch began with a grant. */
    void alarm(UUID doctor, LocalDate since, UUID entry) {
        jdbc.sql(
                        """
                        insert into mentoring.relapse (id, person, institution, technique, entry, since, at)
                        values (:id, :person, :hospital, :technique, :entry, :since, now())
                        """)
                .param("id", UUID.randomUUID())
                .param("person", doctor)
                .param("hospital", hospital.value())
                .param("technique", TECHNIQUE)
                .param("entry", entry)
                .param("since", since)
                .update();
        stale();
    }

    private void role(UUID entry, String role, UUID person, boolean visitor) {
        jdbc.sql(
                        """
                        insert into mentoring.entry_role (entry, role, person, visitor) values (:entry, :role, :person, :visitor)
                        """)
                .param("entry", entry)
                .param("role", role)
                .param("person", person)
                .param("visitor", visitor)
                .update();
    }

    void stale() {
        jdbc.sql(
                        """
                        insert into mentoring.stale (institution, technique) values (:hospital, :technique)
                        on conflict (institution, technique) do update set technique = excluded.technique
                        """)
                .param("hospital", hospital.value())
                .param("technique", TECHNIQUE)
                .update();
    }

    /** Sixty techniques, whether they were ever done here or not. */
    void allStale() {
        jdbc.sql(
                        """
                        insert into mentoring.stale (institution, technique)
                        select :hospital, t.code from unnest(cast(:techniques as text[])) t (code) order by t.code
                        on conflict (institution, technique) do update set technique = excluded.technique
                        """)
                .param("hospital", hospital.value())
                .param(
                        "techniques",
                        Terms.get("techniques").terms().stream()
                                .limit(60)
                                .map(Term::code)
                                .toArray(String[]::new))
                .update();
    }
}
