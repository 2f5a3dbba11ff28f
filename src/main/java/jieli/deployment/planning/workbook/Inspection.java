package jieli.deployment.planning.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a container is unpacked once, into nothing, before the workbook reader sees it: no
 * more than the bounds allow can reach the heap. The merged areas are found on the way, because the
 * reader keeps silent about them.
 */
final class Inspection {

    static final int ROWS = 100_000;
    static final long UNPACKED_BYTES = 160L << 20;

    private static final long HELD_BYTES = 32L << 20;
    private static final long HARMLESS_BYTES = 10L << 20;
    private static final int RATIO = 200;
    private static final int PARTS = 2_000;
    private static final int DEPTH = 100;
    private static final int CELL_CHARACTERS = 40_000;
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
    private static final Pattern AREA =
            Pattern.compile("[A-Z]{1,3}([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})");
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    /** The rows, from one to another, that share a merged area. */
    record Merged(int first, int last) {
        boolean touches(int row) {
            return row >= first && row <= last;
        }
    }

    private final byte[] bytes;
    private final Map<String, List<Merged>> merged = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private long unpacked;
    private Opened.@Nullable Why fault;
    private boolean hasStyles;

    Inspection(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Opened.Why the reader must not see it, or null. */
    Opened.@Nullable Why fault() throws IOException {
        var channel = new SeekableInMemoryByteChannel(bytes);
        try (var zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
            var parts = Collections.list(zip.getEntries());
            if (parts.size() > PARTS) {
                return Opened.Why.UNPACKS_TOO_LARGE;
            }
            for (var part : parts) {
                if (part.getGeneralPurposeBit().usesEncryption()) {
                    return Opened.Why.PASSWORD;
                }
                if (fault == null) {
                    measure(zip, part);
                }
            }
            for (var part : parts) {
                if (fault == null) {
                    look(zip, part);
                }
            }
        } catch (XMLStreamException torn) {
            return Opened.Why.DAMAGED;
        }
        return fault == null && merged.isEmpty() ? Opened.Why.NOT_A_WORKBOOK : fault;
    }

    boolean hasStyles() {
        return hasStyles;
    }

    /** The merged areas of a sheet, by the id the workbook gives it. */
    List<Merged> merged(String sheetId) {
        var target = targets.getOrDefault(sheetId, "");
        var name = target.substring(target.lastIndexOf('/') + 1);
        return merged.getOrDefault(name, List.of());
    }

    private void measure(ZipFile zip, ZipArchiveEntry part) throws IOException {
        hasStyles |= part.getName().endsWith("/styles.xml");
        var buffer = new byte[1 << 16];
        var before = unpacked;
        try (var in = zip.getInputStream(part)) {
            for (var n = in.read(buffer); n >= 0 && fault == null; n = in.read(buffer)) {
                unpacked += n;
                if (unpacked > UNPACKED_BYTES
                        || (unpacked > HARMLESS_BYTES && unpacked / RATIO > bytes.length)
                        || (!isSheet(part.getName()) && unpacked - before > HELD_BYTES)) {
                    fault = Opened.Why.UNPACKS_TOO_LARGE;
                }
            }
        }
    }

    private void look(ZipFile zip, ZipArchiveEntry part) throws IOException, XMLStreamException {
        var name = part.getName();
        try (var in = zip.getInputStream(part)) {
            if (isSheet(name)) {
                merged.put(name.substring(name.lastIndexOf('/') + 1), sheet(in));
            } else if (name.endsWith("workbook.xml.rels")) {
                relations(in);
            }
        }
    }

    private static boolean isSheet(String name) {
        return name.contains("worksheets/") && name.endsWith(".xml");
    }

    private void relations(InputStream in) throws XMLStreamException {
        var xml = XML.createXMLStreamReader(in);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                var id = xml.getAttributeValue(null, "Id");
                var target = xml.getAttributeValue(null, "Target");
                if (id != null && target != null) {
                    targets.put(id, target);
                }
            }
        }
    }

    private List<Merged> sheet(InputStream in) throws XMLStreamException {
        var areas = new ArrayList<Merged>();
        var xml = XML.createXMLStreamReader(in);
        var rows = 0;
        var depth = 0;
        var characters = 0;
        while (xml.hasNext() && fault == null) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    characters = 0;
                    rows += xml.getLocalName().equals("row") ? 1 : 0;
                    fault =
                            ++depth > DEPTH
                                    ? Opened.Why.DAMAGED
                                    : rows > ROWS ? Opened.Why.TOO_MANY_ROWS : fault;
                    element(xml, areas);
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS -> {
                    characters += xml.getTextLength();
                    fault = characters > CELL_CHARACTERS ? Opened.Why.DAMAGED : fault;
                }
                default -> {}
            }
        }
        return areas;
    }

    private void element(XMLStreamReader xml, List<Merged> areas) {
        if (xml.getLocalName().equals("c")) {
            var address = xml.getAttributeValue(null, "r");
            if (address != null && !ADDRESS.matcher(address).matches()) {
                fault = Opened.Why.DAMAGED;
            }
        } else if (xml.getLocalName().equals("mergeCell") && areas.size() < ROWS) {
            var reference = xml.getAttributeValue(null, "ref");
            var area = AREA.matcher(reference == null ? "" : reference);
            if (area.matches()) {
                areas.add(
                        new Merged(
                                Integer.parseInt(area.group(1)), Integer.parseInt(area.group(2))));
            }
        }
    }
}
