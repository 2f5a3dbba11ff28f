package jieli.briefings.intake;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jieli.briefings.intake.Opened.Encoding;

/**
 * Paragraphs and tables of a Word document in their order, read as a stream: the tree that POI
 * would build costs ten times the document. Deleted text is left out, inserted text is in. Headers,
 * footers and notes stand in other parts and are not read.
 */
final class DocxText {
    private final TextLines lines;
    private final Deque<StringBuilder> paragraphs = new ArrayDeque<>();
    private final Deque<List<StringBuilder>> rows = new ArrayDeque<>();

    private DocxText(TextLines lines) {
        this.lines = lines;
    }

    static Content read(InputStream part, Bounds bounds) throws XMLStreamException {
        var text = new DocxText(new TextLines(bounds));
        var xml = SafeXml.reader(part);
        while (xml.hasNext() && !text.lines.full()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> text.start(xml);
                case XMLStreamReader.END_ELEMENT -> text.end(xml);
                default -> {}
            }
        }
        return text.lines.content(Format.DOCX, null, Encoding.FIXED);
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        var name = xml.getLocalName();
        if (name.equals("Fallback")) {
            SafeXml.skip(xml);
        } else if (isWord(xml)) {
            switch (name) {
                case "p" -> paragraphs.push(new StringBuilder());
                case "tr" -> rows.push(new ArrayList<>());
                case "tc" -> cell();
                case "t" -> SafeXml.text(xml, this::append);
                case "tab", "br", "cr" -> append(paragraphs.isEmpty() ? "" : " ");
                case "noBreakHyphen" -> append("-");
                case "del", "moveFrom" -> SafeXml.skip(xml);
                default -> {}
            }
        }
    }

    private void end(XMLStreamReader xml) {
        if (!isWord(xml)) {
            return;
        }
        if (xml.getLocalName().equals("p") && !paragraphs.isEmpty()) {
            paragraph(paragraphs.pop());
        } else if (xml.getLocalName().equals("tr") && !rows.isEmpty()) {
            var row = rows.pop();
            if (rows.isEmpty()) {
                lines.row(row);
            } else {
                paragraph(new StringBuilder(String.join(" ", row)));
            }
        }
    }

    private void cell() {
        if (!rows.isEmpty()) {
            rows.getFirst().add(new StringBuilder(lines.admit(" ").strip()));
        }
    }

    private void paragraph(StringBuilder text) {
        if (rows.isEmpty() || rows.getFirst().isEmpty()) {
            lines.add(text);
        } else if (!text.isEmpty()) {
            var cell = rows.getFirst().getLast();
            cell.append(cell.isEmpty() ? "" : " ").append(text);
        }
    }

    private void append(String piece) {
        if (!paragraphs.isEmpty()) {
            paragraphs.getFirst().append(lines.admit(piece));
        }
    }

    private static boolean isWord(XMLStreamReader xml) {
        var namespace = xml.getNamespaceURI();
        return namespace != null && namespace.contains("wordprocessingml");
    }
}
