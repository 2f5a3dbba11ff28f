package jieli.briefings.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The visible text of a web page: blocks become lines, rows of data tables become lines with tabs.
 * Nothing is fetched and nothing is run.
 */
final class HtmlText implements NodeVisitor {
    private static final Pattern EMBEDDED =
            Pattern.compile("data:[a-z]+/[^,\"'<>]{1,99},[^\"'<>)]*+");
    private static final String UNSEEN =
            "script, style, noscript, template, iframe, object, embed, svg, canvas, audio, video,"
                    + " select, option, button, input, textarea, nav, aside, footer, [hidden],"
                    + " [style~=(?i)display\\s*:\\s*none]";

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    /** A character that no page may hold: parsers replace it. */
    private static final char CELL_END = '\u0000';

    /** Longer cells hold paragraphs: the table lays out a page, as old sites do. */
    private static final int CELL_CHARACTERS = 300;

    private final TextLines lines;
    private final Set<Element> layoutRows;
    private final StringBuilder line = new StringBuilder();
    private boolean inRow;

    private HtmlText(TextLines lines, Set<Element> layoutRows) {
        this.lines = lines;
        this.layoutRows = layoutRows;
    }

    static Content read(Decoding decoding, Bounds bounds) {
        var lean = EMBEDDED.matcher(decoding.text()).replaceAll("");
        if (lean.length() > Bounds.MARKUP_CHARACTERS
                || lean.chars().filter(c -> c == '<').count() > Bounds.MARKUP_TAGS) {
            return new Content.Not(
                    Refusal.TOO_MUCH_TEXT,
                    String.format(Locale.ROOT, "%,d", Bounds.MARKUP_CHARACTERS));
        }
        var page = Jsoup.parse(lean);
        var title = page.title().strip();
        page.select(UNSEEN).remove();
        var text = new HtmlText(new TextLines(bounds), layoutRows(page));
        page.body().traverse(text);
        text.endLine();
        return text.lines.content(Format.HTML, title.isEmpty() ? null : title, decoding.encoding());
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            line.append(words.getWholeText());
        } else if (node instanceof Element element) {
            if (isDataRow(element)) {
                endLine();
                inRow = true;
            } else if (element.nameIs("br") || (element.isBlock() && !isCell(element))) {
                endBlock();
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (isDataRow(element)) {
                endRow();
            } else if (isCell(element)) {
                endCell();
            } else if (element.isBlock()) {
                endBlock();
            }
        }
    }

    private void endBlock() {
        if (inRow) {
            line.append(' ');
        } else {
            endLine();
        }
    }

    private void endCell() {
        if (inRow) {
            line.append(CELL_END);
        } else {
            endLine();
        }
    }

    private void endRow() {
        inRow = false;
        var cells = line.toString().split(String.valueOf(CELL_END));
        for (var i = 0; i < cells.length; i++) {
            cells[i] = tidy(cells[i]);
        }
        lines.row(List.of(cells));
        line.setLength(0);
    }

    private void endLine() {
        lines.add(tidy(line));
        line.setLength(0);
    }

    private static String tidy(CharSequence text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    private boolean isDataRow(Element element) {
        return element.nameIs("tr") && !layoutRows.contains(element);
    }

    private static boolean isCell(Element element) {
        return element.nameIs("td") || element.nameIs("th");
    }

    /** Rows that hold another table, or a cell of paragraphs. */
    private static Set<Element> layoutRows(Document page) {
        var rows = new HashSet<Element>();
        for (var table : page.select("table")) {
            for (var up = table.parent(); up != null && !rows.contains(up); up = up.parent()) {
                if (up.nameIs("tr")) {
                    rows.add(up);
                }
            }
        }
        for (var cell : page.select("td, th")) {
            var row = cell.parent();
            if (row != null && !rows.contains(row) && cell.text().length() > CELL_CHARACTERS) {
                rows.add(row);
            }
        }
        return rows;
    }
}
