package jieli.briefings;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.identity.Me;
import jieli.ledger.DocumentRef;
import jieli.listing.Sheet;
import jieli.pairing.Pairings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The documents, or the facts of one, as a spreadsheet. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class SheetController {

    private static final List<String> DOCUMENT_COLUMNS =
            List.of(
                    "heading",
                    "publisher",
                    "published",
                    "format",
                    "proposed",
                    "accepted",
                    "rejected",
                    "by",
                    "at");
    private static final List<String> FACT_COLUMNS =
            List.of(
                    "number",
                    "kind",
                    "subject",
                    "value",
                    "unit",
                    "qualifier",
                    "period",
                    "place",
                    "who",
                    "quote",
                    "rule",
                    "state");

    private final DocumentShelf shelf;
    private final ReviewBook book;
    private final Booking booking;
    private final Pairings pairings;
    private final MessageSource messages;

    SheetController(
            DocumentShelf shelf,
            ReviewBook book,
            Booking booking,
            Pairings pairings,
            MessageSource messages) {
        this.pairings = pairings;
        this.shelf = shelf;
        this.book = book;
        this.booking = booking;
        this.messages = messages;
    }

    @GetMapping("/briefings.xlsx")
    void documents(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var within = Reviewer.readable(me, pairings);
        var rows =
                ShelfController.DOCUMENTS
                        .request(parameters)
                        .all(request -> shelf.list(request, within));
        new Sheet(message("briefings.title", locale), headings(DOCUMENT_COLUMNS, locale))
                .send(response, rows, SheetController::cells);
    }

    @GetMapping("/briefings/{id}/facts.xlsx")
    void facts(@PathVariable DocumentRef id, Me me, Locale locale, HttpServletResponse response)
            throws IOException {
        var document = shelf.get(id, Reviewer.readable(me, pairings));
        var rows =
                book.list(document.id()).stream()
                        .map(review -> FactView.of(review, booking, locale))
                        .iterator();
        new Sheet(message("briefings.facts", locale), headings(FACT_COLUMNS, locale))
                .send(response, rows, fact -> cells(fact, locale));
    }

    private static List<@Nullable Object> cells(ShelfPage.Row row) {
        return Arrays.asList(
                row.heading(),
                row.publisher(),
                row.publishedOn(),
                row.format(),
                row.tally().proposed(),
                row.tally().accepted(),
                row.tally().rejected(),
                row.uploadedBy(),
                row.uploadedAt().toLocalDate());
    }

    private List<@Nullable Object> cells(FactView fact, Locale locale) {
        var said = fact.statement();
        return Arrays.asList(
                fact.number(),
                message("briefings.kind." + fact.kind(), locale),
                said.subject(),
                said.value(),
                said.unit(),
                said.qualifier(),
                said.period(),
                said.place(),
                said.who(),
                fact.evidence().quote(),
                fact.evidence().rule(),
                message("briefings.state." + fact.state(), locale));
    }

    private List<String> headings(List<String> columns, Locale locale) {
        return columns.stream().map(name -> message("briefings.column." + name, locale)).toList();
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
