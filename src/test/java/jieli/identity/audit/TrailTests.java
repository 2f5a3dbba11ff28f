package jieli.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jieli.As;
import jieli.HouseTest;
import jieli.identity.Role;
import jieli.identity.Scope;
import jieli.listing.Slice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class TrailTests {

    @Autowired Trail trail;
    @Autowired TrailBook book;
    @Autowired MockMvcTester pages;
    @Autowired PlatformTransactionManager transactions;

    private final UUID object = UUID.randomUUID();

    @Test
    void whatIsDoneIsWrittenWhenItIsCommitted() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> {
                    trail.add(Entry.of(Action.VIEWED, "case", object));
                    assertThat(entries()).isZero();
                });
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void outsideATransactionItIsWrittenAtOnce() {
        trail.add(Entry.of(Action.VIEWED, "case", object));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void readingInAReadOnlyTransactionIsWrittenToo() {
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.executeWithoutResult(_ -> trail.add(Entry.of(Action.VIEWED, "case", object)));
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackLeavesNoEntryUnlessItMust() {
        assertThatThrownBy(() ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(_ -> {
                                    trail.add(Entry.of(Action.CHANGED, "case", object));
                                    trail.addAlways(Entry.of(Action.REFUSED, "case", object));
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");
        assertThat(found(Map.of("object", object.toString())).items())
                .extracting(TrailRow::action)
                .containsExactly("REFUSED");
    }

    @Test
    void wordsFromOutsideAreCutAndKeepNoControlCharacters() {
        trail.add(
                Entry.of(Action.CHANGED, "case", object)
                        .change("a\u0000b\n\uD83D", "长".repeat(3_000))
                        .because("因为"));
        var row = found(Map.of("object", object.toString())).items().getFirst();
        assertThat(row.before()).isEqualTo("a b  ");
        assertThat(row.after()).hasSize(2_000);
        assertThat(row.reason()).isEqualTo("因为");
        assertThat(Entry.failedSignIn("x".repeat(100), "").after()).hasSize(64);
    }

    @Test
    void aListTakenAwayAsAFileIsWrittenDownSoIsTheTrailItself() {
        var mark = UUID.randomUUID().toString();
        assertThat(pages.get().uri("/audit.xlsx?who=" + mark).with(auditor())).hasStatusOk();
        assertThat(pages.get().uri("/ledger.xlsx?who=" + mark)).hasStatusOk();
        assertThat(pages.get().uri("/ledger?who=" + mark)).hasStatusOk();
        assertThat(found(Map.of("action", "EXPORTED")).items())
                .filteredOn(row -> row.after().contains(mark))
                .extracting(TrailRow::kind, TrailRow::after, row -> row.actor().roles())
                .containsExactlyInAnyOrder(
                        tuple("ledger", "/ledger.xlsx?who=" + mark, "OFFICE"),
                        tuple("audit", "/audit.xlsx?who=" + mark, "AUDITOR"));
    }

    @Test
    void thePageFindsAnEntryByEachFilterInBothLanguages() {
        var owner = UUID.randomUUID();
        trail.add(Entry.of(Action.UNMASKED, "contact", object).at(owner).because("要回访"));
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        for (var language : Set.of("zh-CN", "en")) {
            var base = "/audit?lang=" + language + "&object=" + object;
            for (var more :
                    Set.of(
                            "",
                            "&action=UNMASKED",
                            "&kind=contact",
                            "&from=" + today,
                            "&until=" + today,
                            "&institution=" + owner)) {
                assertThat(pages.get().uri(base + more).with(auditor()))
                        .hasStatusOk()
                        .bodyText()
                        .contains("要回访")
                        .doesNotContain("??");
            }
            for (var less :
                    Set.of(
                            "&action=VIEWED",
                            "&kind=case",
                            "&from=2999-01-01",
                            "&until=2000-01-01",
                            "&until=tomorrow",
                            "&who=nobody",
                            "&who=" + UUID.randomUUID(),
                            "&institution=" + UUID.randomUUID())) {
                assertThat(pages.get().uri(base + less).with(auditor()))
                        .hasStatusOk()
                        .bodyText()
                        .contains("class=\"empty\"")
                        .doesNotContain("要回访");
            }
        }
    }

    private static RequestPostProcessor auditor() {
        return As.as(As.someone(Role.AUDITOR, new Scope.Everywhere()));
    }

    private int entries() {
        return found(Map.of("object", object.toString())).items().size();
    }

    private Slice<TrailRow> found(Map<String, String> filters) {
        return book.list(TrailBook.request(filters), List.of());
    }
}
