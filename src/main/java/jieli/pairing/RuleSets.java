package jieli.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rule sets as rows; new rows of the data file are added at each start. */
@Repository
@Order(0)
class RuleSets implements ApplicationRunner {

    private static final String SELECT =
            """
            select r.id, r.version, lower(r.valid) as valid_from, upper(r.valid) as valid_until, r.programme,
                   r.chinese, r.english, r.source,
                   array(select p.key from jsonb_each_text(r.params) p order by p.key) as names,
                   array(select p.value from jsonb_each_text(r.params) p order by p.key) as values
              from pairing.rule_set r
            """;

    private final JdbcClient jdbc;

    RuleSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    List<RuleSet> list() {
        return jdbc.sql(SELECT + " order by substring(r.id from 2)::int, r.version")
                .query(RuleSets::ruleSet)
                .list();
    }

    Optional<RuleSet> find(String key) {
        return jdbc.sql(SELECT + " where r.id || '.' || r.version = :key")
                .param("key", key)
                .query(RuleSets::ruleSet)
                .optional();
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
