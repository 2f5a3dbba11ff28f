package jieli.mentoring.baton;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demonstration's equipment and consumables; then every baton is worked out once. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(40)
class DemoMeans implements ApplicationRunner {

    private final DeedBook book;
    private final Batons batons;
    private final Clock clock;

    DemoMeans(DeedBook book, Batons batons, Clock clock) {
        this.book = book;
        this.batons = batons;
        this.clock = clock;
    }

    /** Ids are derived from names: what is there already is not added twice. */
    @Override
    public void run(ApplicationArguments arguments) {
        DataFile.rows(DemoMeans.class, "demo/means.tsv").forEach(this::add);
        batons.workOn(() -> true);
    }

    private void add(List<String> row) {
        var key = new BatonKey(new InstitutionId(id("institution:" + row.get(0))), row.get(1));
        var means =
                new Means(
                        id("means:" + String.join(":", row.subList(0, 5))),
                        Means.Kind.valueOf(row.get(2)),
                        Means.State.valueOf(row.get(3)),
                        LocalDate.parse(row.get(4)),
                        row.get(5));
        book.add(key, means, id("account:receiver"), clock.instant(), true);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
