package jieli.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import jieli.directory.spelling.Spelling;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A made-up country: 1,000,000 people, a tenth of them with Tibetan names, 50,000 institutions. */
final class SearchWorld {

    private static final int PEOPLE = 1_000_000;
    private static final int INSTITUTIONS = 50_000;
    private static final int BUFFER = 1 << 18;

    private static final String SURNAMES =
            "王王王王王李李李李李张张张张刘刘刘陈陈陈杨杨黄黄赵赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单解仇查区葛华";
    private static final String GIVEN =
            "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文志海小晓春雪佳俊浩宇轩梓涵欣怡诗雨思嘉一鸣子豪博晨阳天泽瑞凯鑫鹏飞龙云峰林森雅婷慧莹琳洁莉颖倩倩瑶璐薇";
    private static final List<String> TIBETAN =
            List.of(
                    "扎西", "顿珠", "次旺", "格桑", "卓玛", "次仁", "拉姆", "多吉", "旺堆", "央金", "达瓦", "尼玛", "巴桑",
                    "边巴", "普布", "米玛", "索朗", "德吉", "白玛", "曲珍", "平措", "旦增", "洛桑", "仁青", "加措", "才让",
                    "东智", "尕藏", "益西", "强巴", "罗布", "措姆");
    private static final List<String> ENDINGS =
            List.of(
                    "县人民医院",
                    "县妇幼保健院",
                    "县藏医院",
                    "县中医院",
                    "市第一人民医院",
                    "市第二人民医院",
                    "镇卫生院",
                    "乡卫生院",
                    "村卫生室",
                    "县疾病预防控制中心",
                    "区中心医院",
                    "大学附属医院");

    private final Random chance = new Random(20261121);
    private final Connection connection;

    SearchWorld(Connection connection) {
        this.connection = connection;
    }

    /** What people type, by kind. */
    static Map<String, List<String>> questions() {
        var kinds = new LinkedHashMap<String, List<String>>();
        kinds.put("one character", List.of("王", "李", "张", "单", "格", "县", "w", "z", "l", "x"));
        kinds.put("two initials", List.of("wx", "ly", "zw", "zx", "gs", "ry", "yy", "lx"));
        kinds.put(
                "common surname in pinyin", List.of("wang", "li", "zhang", "liu", "chen", "shan"));
        kinds.put(
                "a name",
                List.of("王晓明", "李建国", "张伟", "扎西顿珠", "扎西·顿珠", "格桑次旺", "陳晨陽", "單曉燕", "刘思雨", "次旺"));
        kinds.put(
                "a name in pinyin",
                List.of(
                        "wangxiaoming",
                        "zhang wei",
                        "zhaxidunzhu",
                        "zhā xī",
                        "gesangciwang",
                        "lijianguo",
                        "ceng",
                        "xiewenbo",
                        "siyu",
                        "dunzhu"));
        kinds.put("three initials", List.of("wxm", "ljg", "zxdz", "gscw", "csy", "xwb"));
        kinds.put(
                "an institution",
                List.of(
                        "人民医院",
                        "妇幼保健院",
                        "卫生院",
                        "renminyiyuan",
                        "rmyy",
                        "中医院",
                        "fuyou",
                        "第一人民",
                        "疾病预防",
                        "wsy"));
        kinds.put(
                "nothing to find",
                List.of("龘龘", "zzzqqq", "王龘", "qqqq", "完全没有这个名字", "xqzvw", "۞", "vvv"));
        return kinds;
    }

    /** Fills the real tables; the goal for this is two minutes. */
    void load() throws SQLException, IOException {
        run("create role jieli_app", "create schema directory");
        run(migration("V1__regions_institutions_people"), migration("V2__search"));
        run("set session_replication_role = replica", "set maintenance_work_mem = '512MB'");
        run("alter table directory.person_key drop constraint person_key_pkey");
        run("drop index directory.person_key_person_idx");
        run(
                "alter table directory.employment drop constraint employment_person_institution_position_during_key");
        run(
                "insert into directory.region (code, name, kind, pinyin) values ('632724', '治多县', 'COUNTY', 'zhi duo xian')");
        var institutions = loadInstitutions();
        loadPeople(institutions);
        run("alter table directory.person_key add primary key (whole, key, person)");
        run("create index on directory.person_key (person)");
        run(
                "alter table directory.employment add unique (person, institution, position, during without overlaps)");
        run(migration("V3__employment_by_person"));
        run("set session_replication_role = origin", "vacuum analyze");
    }

    private UUID[] loadInstitutions() throws SQLException, IOException {
        var ids = new UUID[INSTITUTIONS];
        try (var rows = new Rows("directory.institution (id, name, kind, region, pinyin)");
                var keys = new Rows("directory.institution_key (whole, key, institution)")) {
            for (int i = 0; i < INSTITUTIONS; i++) {
                ids[i] = id();
                var name = institutionName(i);
                rows.add(ids[i], name, "HOSPITAL", "632724", Spelling.pinyin(name));
                addKeys(keys, name, ids[i]);
            }
        }
        return ids;
    }

    private void loadPeople(UUID[] institutions) throws SQLException, IOException {
        try (var rows = new Rows("directory.person (id, name, birth_year, grade, pinyin)");
                var jobs = new Rows("directory.employment (id, person, institution, during)");
                var keys = new Rows("directory.person_key (whole, key, person)")) {
            for (int i = 0; i < PEOPLE; i++) {
                var id = id();
                var name = personName();
                rows.add(id, name, 1950 + i % 55, "SENIOR", Spelling.pinyin(name));
                jobs.add(id(), id, institutions[i % INSTITUTIONS], "[2010-01-01,)");
                addKeys(keys, name, id);
            }
        }
    }

    private static void addKeys(Rows keys, String name, UUID id) throws IOException {
        var spelling = Spelling.of(name);
        for (var key : spelling.whole()) {
            keys.add("t", key, id);
        }
        for (var key : spelling.tails()) {
            keys.add("f", key, id);
        }
    }

    /** The same people in the usual way. */
    void loadPeer() throws SQLException {
        run("create extension if not exists pg_trgm", "create schema peer");
        for (var noun : List.of("person", "institution")) {
            var born = noun.equals("person") ? ", birth_year as born" : "";
            run(
                    """
                    create table peer.%1$s as
                    select id, name%2$s, name || ' ' || replace(pinyin, ' ', '') || ' '
                           || regexp_replace(pinyin, '([a-z])[a-z]* ?', '\\1', 'g') as search
                      from directory.%1$s
                    """
                            .formatted(noun, born),
                    "create index on peer.%s using gin (search gin_trgm_ops)".formatted(noun));
        }
        run("vacuum analyze");
    }

    String sizes(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        select format('%s people, %s institutions, %s keys in %s; peer in %s',
                               (select count(*) from directory.person),
                               (select count(*) from directory.institution),
                               (select count(*) from directory.person_key)
                                   + (select count(*) from directory.institution_key),
                               pg_size_pretty(pg_total_relation_size('directory.person_key')
                                   + pg_total_relation_size('directory.institution_key')),
                               pg_size_pretty(pg_total_relation_size('peer.person')
                                   + pg_total_relation_size('peer.institution')))
                        """)
                .query(String.class)
                .single();
    }

    private String personName() {
        if (chance.nextInt(10) == 0) {
            var first = TIBETAN.get(chance.nextInt(TIBETAN.size()));
            var second = TIBETAN.get(chance.nextInt(TIBETAN.size()));
            return first + (chance.nextBoolean() ? "·" : "") + second;
        }
        var name = new StringBuilder().append(pick(SURNAMES)).append(pick(GIVEN));
        if (chance.nextInt(4) > 0) {
            name.append(pick(GIVEN));
        }
        return name.toString();
    }

    private String institutionName(int number) {
        return "" + pick(GIVEN) + pick(SURNAMES) + ENDINGS.get(number % ENDINGS.size()) + number;
    }

    private char pick(String from) {
        return from.charAt(chance.nextInt(from.length()));
    }

    private UUID id() {
        return new UUID(chance.nextLong(), chance.nextLong());
    }

    private static String migration(String name) throws IOException {
        try (var script =
                Objects.requireNonNull(
                        SearchWorld.class.getResourceAsStream(
                                "/db/migration/directory/" + name + ".sql"))) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }

    private void run(String... statements) throws SQLException {
        for (var sql : statements) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** Rows on their way into a table. A connection carries one copy, so each has its own. */
    private final class Rows implements AutoCloseable {

        private final Connection own;
        private final CopyIn copy;
        private final StringBuilder buffer = new StringBuilder();

        Rows(String table) throws SQLException {
            own = DriverManager.getConnection(connection.getMetaData().getURL(), "postgres", "");
            own.createStatement().execute("set session_replication_role = replica");
            copy =
                    own.unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + table + " from stdin");
        }

        void add(Object... cells) throws IOException {
            for (int i = 0; i < cells.length; i++) {
                buffer.append(i == 0 ? "" : "\t").append(cells[i]);
            }
            buffer.append('\n');
            if (buffer.length() > BUFFER) {
                flush();
            }
        }

        private void flush() throws IOException {
            try {
                var bytes = buffer.toString().getBytes(UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                buffer.setLength(0);
            } catch (SQLException refused) {
                throw new IOException(refused);
            }
        }

        @Override
        public void close() throws SQLException, IOException {
            flush();
            copy.endCopy();
            own.close();
        }
    }
}
