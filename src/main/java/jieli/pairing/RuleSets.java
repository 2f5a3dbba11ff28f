package jieli.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import jieli.terms.DataFile;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The rule sets as rows; new rows of the data file are added at each start. */
@Service
@Order(0)
public class RuleSets implements ApplicationRunner {

    private static final String SELECT =
            """
            select r.id, r.version, lower(r.valid) as valid_from, upper(r.valid) as valid_until, r.programme,
                   r.chinese, r.english, r.source,
                   array(select p.key from jsonb_each_text(r.params) p order by p.key) as names,
                   array(select p.value from jsonb_each_text(r.params) p order by p.key) as values
              from pairing.rule_set r
            """;

    private static final String AMEND =
            """
            insert into pairing.rule_set
                   (id, version, valid, programme, chinese, english, source, params, entered_by, entered_at)
            select :id, (select max(o.version) + 1 from pairing.rule_set o where o.id = :id),
                   daterange(:from, :until), :programme, :chinese, :english, :source,
                   coalesce(jsonb_object_agg(p.name,
                       case when p.value ~ '^\\d{1,9}$' or p.value in ('true', 'false')
                                 or p.value like '[%' and pg_input_is_valid(p.value, 'jsonb')
                            then cast(p.value as jsonb)
                            else coalesce(to_jsonb(p.value), 'null') end)
                       filter (where p.name is not null), '{}'), :by, :at
              from unnest(cast(:names as text[]), cast(:values as text[])) p (name, value)
            returning version
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleSets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var known = list().stream().map(RuleSet::key).toList();
        DataFile.rows(RuleSets.class, "rule-sets.tsv").stream()
                .filter(row -> !known.contains(row.get(0) + "." + row.get(1)))
                .forEach(this::add);
    }

    private void add(List<String> row) {
        jdbc.sql(
                        """
                        insert into pairing.rule_set (id, version, valid, programme, chinese, english, source, params)
                        values (:id, :version, daterange(cast(nullif(:from, '') as date), cast(nullif(:to, '') as date)),
                               :programme, :chinese, :english, :source, cast(:params as jsonb))
                        on conflict do nothing
                        """)
                .param("id", row.get(0))
                .param("version", Integer.parseInt(row.get(1)))
                .param("from", row.get(2))
                .param("to", row.get(3))
                .param("programme", row.get(4))
                .param("chinese", row.get(5))
                .param("english", row.get(6))
                .param("source", row.get(7))
                .param("params", row.get(8))
                .update();
    }

    /** All versions of all rule sets, in their order. */
    public List<RuleSet> list() {
        return jdbc.sql(SELECT + " order by substring(r.id from 2)::int, r.version")
                .query(RuleSets::ruleSet)
                .list();
    }

    /** A version, by its key: {@code R2.1}. */
    public Optional<RuleSet> find(String key) {
        return jdbc.sql(SELECT + " where r.id || '.' || r.version = :key")
                .param("key", key)
                .query(RuleSets::ruleSet)
                .optional();
    }

    /**
     * A version, by its key.
     *
     * @throws NotFound when there is none
     */
    public RuleSet get(String key) {
        return find(key).orElseThrow(() -> new NotFound(key));
    }

    /**
     * Another reading of a rule set: its next version, bound to nothing yet.
     *
     * @param reading its version is not looked at
     * @return what was entered
     * @throws org.springframework.dao.DuplicateKeyException when somebody else was faster
     */
    public RuleSet amend(RuleSet reading, String by) {
        var version =
                jdbc.sql(AMEND)
                        .param("id", reading.id())
                        .param("from", reading.from())
                        .param("until", reading.until())
                        .param("programme", reading.programme())
                        .param("chinese", reading.chinese())
                        .param("english", reading.english())
                        .param("source", reading.source())
                        .param("names", array(reading, RuleSet.Param::name))
                        .param("values", array(reading, RuleSet.Param::value))
                        .param("by", by)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single();
        return get(reading.id() + "." + version);
    }

    private static @Nullable String[] array(
            RuleSet rules, Function<RuleSet.Param, @Nullable String> part) {
        return rules.params().stream().map(part).toArray(String[]::new);
    }

    /**
     * Binds a pairing from a day on, as long as the rule set is valid; what was bound from then on
     * ends there.
     *
     * @throws IllegalArgumentException when the rule set is not valid on that day
     */
    public void bind(PairingId pairing, RuleSet rules, LocalDate from, String by) {
        if (!rules.isValid(from)) {
            throw new IllegalArgumentException(rules.key() + " is not valid on " + from);
        }
        jdbc.sql(
                        """
                        insert into pairing.rule_choice (pairing, rule_set, version, during, entered_by, entered_at)
                        values (:pairing, :id, :version, daterange(:from, :until), :by, :at)
                        """)
                .param("pairing", pairing.value())
                .param("id", rules.id())
                .param("version", rules.version())
                .param("from", from)
                .param("until", rules.until())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What pairings are bound to, in order of time. */
    public List<RuleSet.Bound> bound(Collection<PairingId> pairings) {
        var rules = new HashMap<String, RuleSet>();
        list().forEach(one -> rules.put(one.key(), one));
        return jdbc.sql(
                        """
                        select b.pairing, b.rule_set || '.' || b.version as key,
                               lower(b.during) as bound_from, upper(b.during) as bound_until
                          from pairing.rule_binding b
                         where b.pairing = any(:pairings)
                         order by lower(b.during)
                        """)
                .param("pairings", pairings.stream().map(PairingId::value).toArray(UUID[]::new))
                .query((row, _) ->
                        new RuleSet.Bound(
                                new PairingId(row.getObject("pairing", UUID.class)),
                                Objects.requireNonNull(rules.get(row.getString("key"))),
                                row.getObject("bound_from", LocalDate.class),
                                row.getObject("bound_until", LocalDate.class)))
                .list();
    }

    /** The rule set a pairing is bound to; the one that holds longest if there are several. */
    Optional<RuleSet> boundTo(PairingId pairing) {
        return jdbc.sql(
                        SELECT
                                + """
                                  join pairing.rule_binding b on b.rule_set = r.id and b.version = r.version
                                 where b.pairing = :pairing
                                 order by upper(b.during) desc nulls first
                                 limit 1
                                """)
                .param("pairing", pairing.value())
                .query(RuleSets::ruleSet)
                .optional();
    }

    private static RuleSet ruleSet(ResultSet row, int number) throws SQLException {
        var from = row.getDate("valid_from");
        var until = row.getDate("valid_until");
        var names = Arrays.asList((String[]) row.getArray("names").getArray());
        var values = Arrays.asList((String[]) row.getArray("values").getArray());
        var params =
                names.stream()
                        .map(name -> new RuleSet.Param(name, values.get(names.indexOf(name))))
                        .toList();
        return new RuleSet(
                row.getString("id"),
                row.getInt("version"),
                from.toLocalDate(),
                until == null ? null : until.toLocalDate(),
                row.getString("programme"),
                row.getString("chinese"),
                row.getString("english"),
                row.getString("source"),
                params);
    }
}
