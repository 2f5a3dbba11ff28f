package jieli.briefings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jieli.briefings.Document.Bibliography;
import jieli.briefings.Document.Deed;
import jieli.briefings.reading.FactKind;
import jieli.briefings.reading.Span;
import jieli.ledger.DocumentRef;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings.Within;
import jieli.terms.DataFile;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Demonstration: one digest per programme, in our own words, a sentence a fact. The digests go the
 * way every document goes, so each figure of the demonstration opens to a quote.
 */
@Component
@ConditionalOnProperty("jieli.demo")
@Order(3)
class DigestLoader implements ApplicationRunner {

    private static final Reviewer WHO = new Reviewer("演示", Within.EVERYWHERE);
    private static final String RULE = "摘编";

    private final DocumentShelf shelf;
    private final ReviewBook book;
    private final Reviews reviews;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DigestLoader(
            DocumentShelf shelf,
            ReviewBook book,
            Reviews reviews,
            Clock clock,
            TransactionTemplate transaction) {
        this.shelf = shelf;
        this.book = book;
        this.reviews = reviews;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (var source : DataFile.rows(DigestLoader.class, "demo/sources.tsv")) {
            var facts = facts(source.getFirst());
            transaction.executeWithoutResult(_ -> load(source, facts));
        }
    }

    private void load(List<String> source, List<List<String>> facts) {
        var body = new StringBuilder(source.get(1));
        var proposals = new ArrayList<Proposal>();
        facts.forEach(fact -> proposals.add(proposal(proposals.size() + 1, fact, body)));
        var text = body.toString();
        var document = document(source, text, sha256(text));
        if (shelf.holds(document.id())) {
            return;
        }
        shelf.add(document, 0);
        book.add(document.id(), proposals);
        for (var proposal : proposals) {
            var number = proposal.number();
            var refused =
                    reviews.accept(
                            document.id(),
                            number,
                            facts.get(number - 1).get(1),
                            proposal.statement(),
                            WHO);
            if (refused.isPresent()) {
                throw new IllegalStateException(facts.get(number - 1) + ": " + refused.get());
            }
        }
    }

    /** Adds the fact's sentence to the body; the sentence is its quote. */
    private static Proposal proposal(int number, List<String> row, StringBuilder body) {
        var sentence = row.get(9);
        var start = body.append('\n').length();
        body.append(sentence);
        return new Proposal(
                number,
                FactKind.valueOf(row.get(0).toUpperCase(Locale.ROOT)),
                new Statement(
                        row.get(2),
                        row.get(3),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        row.get(7),
                        row.get(8)),
                new Proposal.Evidence(new Span(start, body.length()), sentence, RULE),
                null);
    }

    private Document document(List<String> source, String text, String hash) {
        var published = source.get(3).isBlank() ? null : LocalDate.parse(source.get(3));
        return new Document(
                new DocumentRef(named("document:" + source.getFirst())),
                new Bibliography(
                        source.get(1), source.get(1), "DIGEST", "UTF-8", published, source.get(2)),
                hash,
                text,
                new PairingId(named("pairing:" + source.getFirst())),
                new Deed(WHO.name(), clock.instant()),
                null);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The rows of a programme's facts, without their headings. */
    private static List<List<String>> facts(String programme) {
        return DataFile.rows(DigestLoader.class, "demo/facts-" + programme + ".tsv").stream()
                .filter(row -> !row.getFirst().equals("kind"))
                .toList();
    }
}
