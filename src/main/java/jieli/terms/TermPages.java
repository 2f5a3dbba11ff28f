package jieli.terms;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.listing.Sheet;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The code lists, to look into. */
@Controller
@PreAuthorize("isAuthenticated()")
class TermPages {

    private final MessageSource messages;

    TermPages(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping("/terms")
    String index(Model model) {
        model.addAttribute("page", new TermsPage(Terms.list()));
        return "terms/index";
    }

    @GetMapping("/terms/{name:[a-z-]+}")
    String list(
            @PathVariable String name,
            @RequestParam Map<String, String> parameters,
            Locale locale,
            Model model) {
        var rows = new TermRows(Terms.get(name));
        var request = rows.listing().request(parameters);
        var shown =
                rows.rows(request).stream().map(term -> row(rows.list(), term, locale)).toList();
        model.addAttribute("page", new TermListPage(rows.list(), request, shown));
        return "terms/list";
    }

    @GetMapping("/terms/{name:[a-z-]+}.xlsx")
    void sheet(
            @PathVariable String name,
            @RequestParam Map<String, String> parameters,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var rows = new TermRows(Terms.get(name));
        var request = rows.listing().request(parameters);
        var headings =
                rows.listing().columns().stream()
                        .map(column -> message("terms.column." + column, locale))
                        .toList();
        new Sheet(message("terms.list." + name, locale), headings)
                .send(
                        response,
                        rows.rows(request).iterator(),
                        term -> cells(row(rows.list(), term, locale)));
    }

    private static List<String> cells(TermRow row) {
        var cells = new ArrayList<>(List.of(row.code(), row.zh(), row.en()));
        row.cells().forEach(cell -> cells.add(cell.text()));
        return cells;
    }

    private TermRow row(Terms list, Term term, Locale locale) {
        var cells =
                list.attributes().stream()
                        .map(column ->
                                new TermRow.Cell(
                                        column, text(column, term.attribute(column), locale)))
                        .toList();
        return new TermRow(term.code(), term.zh(), term.en(), cells);
    }

    private String text(String column, String value, Locale locale) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (column) {
            case "specialty" -> Terms.get("specialties").name(value, locale);
            case "restricted" -> message("terms.restricted." + value, locale);
            case "group" -> message("terms.group." + value.replace(' ', '-'), locale);
            case "grade" -> message("terms.grade." + value, locale);
            case "source" -> message("terms.source.project-list", locale);
            default -> value;
        };
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
