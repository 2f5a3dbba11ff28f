package jieli.identity.vault;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which keys this database was sealed with, so that a foreign key file is noticed at the door. */
@Repository
class KeyMarks {

    private final JdbcClient jdbc;

    KeyMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks by version. */
    Map<Integer, String> all() {
        var marks = new TreeMap<Integer, String>();
        jdbc.sql("select version, mark from identity.seal_key")
                .query((row, number) -> marks.put(row.getInt("version"), row.getString("mark")))
                .list();
        return marks;
    }

    void add(Key key) {
        jdbc.sql(
                        """
                        insert into identity.seal_key (version, mark, told)
                        values (:version, :mark, not exists (select from identity.seal_key))
                        on conflict do nothing
                        """)
                .param("version", key.version())
                .param("mark", key.mark())
                .update();
    }

    /** Only the owner of the tables may. */
    void forget(Collection<Integer> versions) {
        jdbc.sql("delete from identity.seal_key where version in (:versions)")
                .param("versions", versions)
                .update();
    }

    /** Versions that came by a rotation nobody was told of yet; telling is once. */
    List<Integer> untold() {
        return jdbc.sql(
                        """
                        update identity.seal_key set told = true where not told returning version
                        """)
                .query(Integer.class)
                .list();
    }

    /**
     * Refuses keys that are not those the database was sealed with: opening would fail row by row,
     * long after anyone remembers why.
     */
    void require(KeyRing ring) {
        check(ring);
        add(ring.newest());
        // two nodes that start for the first time together each made a key; one mark won
        check(ring);
    }

    private void check(KeyRing ring) {
        for (var mark : all().entrySet()) {
            var key = ring.find(mark.getKey());
            if (key == null || !key.mark().equals(mark.getValue())) {
                throw new UnusableKeys(
                        "This database was sealed with another key version %d than the one at hand; bring back its key file, or set JIELI_KEY to it."
                                .formatted(mark.getKey()));
            }
        }
    }
}
