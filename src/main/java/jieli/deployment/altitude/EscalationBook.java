package jieli.deployment.altitude;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.Escalation.Answer;
import jieli.deployment.altitude.Escalation.Kind;
import jieli.directory.PersonId;
import jieli.identity.AccountId;
import jieli.identity.vault.Place;
import jieli.identity.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Escalations, answers, rescues as rows; the second wall shows only one's own, one's people's. */
@Repository
class EscalationBook {

    private static final String WORDS = "deployment.health_answer.words_sealed";

    private final JdbcClient jdbc;
    private final Vault vault;

    EscalationBook(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void add(Escalation one) {
        jdbc.sql(
                        """
                        insert into deployment.health_escalation (id, health_check, posting, person, level, opened_at, simulated)
                        values (:id, :check, :posting, :person, :level, :at, :simulated)
                        """)
                .param("id", one.id())
                .param("check", one.check())
                .param("posting", one.posting().value())
                .param("person", one.person().value())
                .param("level", one.level().name())
                .param("at", one.openedAt().atOffset(ZoneOffset.UTC))
                .param("simulated", one.simulated())
                .update();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if it was closed already
     */
    void add(UUID escalation, Answer answer, AccountId by) {
        jdbc.sql(
                        """
                        insert into deployment.health_answer (id, escalation, kind, words_sealed, person, account, at, officer)
                        values (:id, :escalation, :kind, :words, :person, :account, :at, :officer)
                        """)
                .param("id", answer.id())
                .param("escalation", escalation)
                .param("kind", answer.kind().name())
                .param(
                        "words",
                        answer.words().isEmpty()
                                ? null
                                : vault.seal(answer.words(), new Place(WORDS, answer.id())))
                .param("person", answer.person().value())
                .param("account", by.value())
                .param("at", answer.at().atOffset(ZoneOffset.UTC))
                .param("officer", answer.officer())
                .update();
    }

    /** Lets the account at hand see the values needed for rescue, for four hours. */
    void rescue(UUID id, UUID escalation, AccountId account, String reason) {
        jdbc.sql(
                        """
                        insert into deployment.health_rescue (id, escalation, account, reason)
                        values (:id, :escalation, :account, :reason)
                        """)
                .param("id", id)
                .param("escalation", escalation)
                .param("account", account.value())
                .param("reason", reason)
                .update();
    }

    /** Those of a posting, the newest first. */
    List<Escalation> of(PostingId posting) {
        return read("where posting = :id order by opened_at desc, id desc", posting.value());
    }

    Optional<Escalation> find(UUID id) {
        return read("where id = :id", id).stream().findFirst();
    }

    /** All in sight that nobody closed: the gravest first, of those the oldest. */
    List<Escalation> open() {
        return read(
                """
                e where not exists (select from deployment.health_answers() a
                                     where a.escalation = e.id and a.kind = 'CLOSED')
                    and :id is not null
                 order by case e.level when 'EMERGENCY' then 1 when 'RED' then 2 else 3 end, e.opened_at, e.id
                """,
                new UUID(0, 0));
    }

    private List<Escalation> read(String condition, UUID id) {
        var rows =
                jdbc.sql("select * from deployment.health_escalation " + condition)
                        .param("id", id)
                        .query((row, number) -> escalation(row, List.of()))
                        .list();
        var answers = answers(rows.stream().map(Escalation::id).toArray(UUID[]::new));
        return rows.stream()
                .map(one ->
                        new Escalation(
                                one.id(),
                                one.check(),
                                one.posting(),
                                one.person(),
                                one.level(),
                                one.openedAt(),
                                one.simulated(),
                                answers.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** The words only for whom the second wall shows them. */
    private Map<UUID, List<Answer>> answers(UUID[] escalations) {
        return jdbc
                .sql(
                        """
                        select a.id, a.escalation, a.kind, a.person, a.at, a.officer, w.words_sealed
                          from deployment.health_answers() a
                          left join deployment.health_answer w on w.id = a.id
                         where a.escalation = any (:escalations) order by a.at, a.id
                        """)
                .param("escalations", escalations)
                .query((row, number) ->
                        Map.entry(row.getObject("escalation", UUID.class), answer(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Escalation escalation(ResultSet row, List<Answer> answers) throws SQLException {
        return new Escalation(
                row.getObject("id", UUID.class),
                row.getObject("health_check", UUID.class),
                new PostingId(row.getObject("posting", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                Level.valueOf(row.getString("level")),
                instant(row, "opened_at"),
                row.getBoolean("simulated"),
                answers);
    }

    private Answer answer(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var sealed = row.getBytes("words_sealed");
        return new Answer(
                id,
                Kind.valueOf(row.getString("kind")),
                sealed == null ? "" : vault.open(sealed, new Place(WORDS, id)),
                new PersonId(row.getObject("person", UUID.class)),
                instant(row, "at"),
                row.getBoolean("officer"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
