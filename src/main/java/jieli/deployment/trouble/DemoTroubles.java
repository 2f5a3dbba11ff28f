package jieli.deployment.trouble;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.deployment.Postings;
import jieli.deployment.trouble.Trouble.Category;
import jieli.deployment.trouble.Trouble.State;
import jieli.deployment.trouble.TroubleBook.Raised;
import jieli.identity.Account;
import jieli.identity.Accounts;
import jieli.identity.Reach;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Troubles of made-up members, some solved, one private. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(13)
class DemoTroubles implements ApplicationRunner {

    private final TroubleBook book;
    private final Postings postings;
    private final Accounts accounts;
    private final Clock clock;

    DemoTroubles(TroubleBook book, Postings postings, Accounts accounts, Clock clock) {
        this.book = book;
        this.postings = postings;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        for (var row : DataFile.rows(DemoTroubles.class, "demo/troubles.tsv")) {
            var posting = new PostingId(id("posting:" + row.get(1)));
            var one = new TroubleId(id("trouble:" + row.getFirst()));
            if (postings.find(posting, Reach.EVERYWHERE).isPresent() && !book.isThere(one)) {
                load(row, one, posting);
            }
        }
    }

    private void load(List<String> row, TroubleId one, PostingId posting) {
        book.add(
                new Raised(
                        one,
                        posting,
                        Category.valueOf(row.get(3)),
                        row.get(4),
                        account(row.get(2)).id(),
                        daysAgo(row.get(5)),
                        true));
        var number = 1;
        for (var step : row.get(6).split(";")) {
            if (!step.isEmpty()) {
                var cells = step.split("\\|", -1);
                var by = account(cells[1]);
                var state = State.valueOf(cells[0]);
                book.add(
                        one,
                        new Step(
                                number++,
                                state,
                                state == State.OWNED ? by.person() : null,
                                cells[2],
                                by.id(),
                                daysAgo(cells[3])));
            }
        }
    }

    private Account account(String login) {
        return accounts.findByLogin(login).orElseThrow();
    }

    private Instant daysAgo(String days) {
        return clock.instant().minus(Duration.ofDays(Long.parseLong(days)));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
