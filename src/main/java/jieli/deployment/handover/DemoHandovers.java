package jieli.deployment.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import jieli.deployment.PostingId;
import jieli.deployment.Postings;
import jieli.deployment.handover.Signature.Side;
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

/**
 * Two made-up packs: one half written, one signed by both, once all that stands in them is there.
 */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(45)
class DemoHandovers implements ApplicationRunner {

    private static final PostingId SIGNED = new PostingId(id("posting:顾长风@2023-07-01"));

    private final HandoverBook book;
    private final Packs packs;
    private final Postings postings;
    private final Accounts accounts;
    private final Clock clock;

    DemoHandovers(
            HandoverBook book, Packs packs, Postings postings, Accounts accounts, Clock clock) {
        this.book = book;
        this.packs = packs;
        this.postings = postings;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var signed = postings.find(SIGNED, Reach.EVERYWHERE);
        if (signed.isEmpty() || !book.items(SIGNED).isEmpty()) {
            return;
        }
        DataFile.rows(DemoHandovers.class, "demo/items.tsv").forEach(this::load);
        var pack = packs.of(signed.get());
        sign(pack, Side.LEAVER, "former");
        sign(pack, Side.SUCCESSOR, "specialist");
    }

    private void load(List<String> row) {
        var who = row.getFirst().split("@", -1)[0];
        var item = id("handoveritem:" + who + ":" + row.get(1));
        var by = account(who.equals("顾长风") ? "former" : "specialist").id();
        book.add(
                new PostingId(id("posting:" + row.getFirst())),
                new Item(item, 1, row.get(2), row.get(3), row.get(4), false, by, clock.instant()),
                true);
    }

    private void sign(Pack pack, Side side, String login) {
        var account = account(login);
        book.add(
                id("signature:" + login),
                SIGNED,
                new Signature(
                        side,
                        pack.text(),
                        pack.digest(),
                        account.id(),
                        account.person(),
                        "",
                        clock.instant()),
                true);
    }

    private Account account(String login) {
        return accounts.findByLogin(login).orElseThrow();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
