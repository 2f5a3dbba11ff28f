package jieli.briefings.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * What came as a zip container: a Word document, an Excel workbook, or something we do not read.
 *
 * <p>Everything in it is unpacked once, into nothing, before any part is read, so that no later
 * reader meets more than the bounds allow. The same library lists the parts here and in the
 * workbook reader: a file cannot show one content to the check and another to the reader.
 */
final class Office {
    private static final int NESTING = 3;
    private static final int PARTS = 20_000;

    private final byte[] bytes;
    private final Bounds bounds;
    private long unpacked;
    private int parts;
    private @Nullable Refusal fault;

    private Office(byte[] bytes, Bounds bounds) {
        this.bytes = bytes;
        this.bounds = bounds;
    }

    static Content read(byte[] bytes, String fileName, Bounds bounds)
            throws IOException, XMLStreamException {
        var channel = new SeekableInMemoryByteChannel(bytes);
        try (var zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
            return new Office(bytes, bounds).read(zip, fileName);
        }
    }

    private Content read(ZipFile zip, String fileName) throws IOException, XMLStreamException {
        var heldBytes = 0L;
        for (var parts = zip.getEntries(); parts.hasMoreElements() && fault == null; ) {
            var part = parts.nextElement();
            if (part.getGeneralPurposeBit().usesEncryption()) {
                return new Content.Not(Refusal.PASSWORD);
            }
            var before = unpacked;
            try (var in = zip.getInputStream(part)) {
                unpack(in, part.getName(), 0);
            }
            heldBytes += part.getName().contains("worksheets/") ? 0 : unpacked - before;
        }
        if (fault != null) {
            return new Content.Not(fault);
        }
        var main = main(zip);
        return switch (main.kind) {
            case "docx" -> docx(zip, main.part);
            case "xlsx" ->
                    heldBytes > Bounds.HELD_BYTES && held(zip) > Bounds.HELD_BYTES
                            ? new Content.Not(Refusal.TOO_MUCH_TEXT)
                            : XlsxText.read(bytes, hasStyles(zip), bounds);
            case "" -> new Content.Not(Refusal.UNSUPPORTED, Naming.archive(fileName));
            default -> new Content.Not(Refusal.UNSUPPORTED, "." + main.kind);
        };
    }

    private Content docx(ZipFile zip, String part) throws IOException, XMLStreamException {
        var entry = zip.getEntry(part);
        if (entry == null) {
            return new Content.Not(Refusal.DAMAGED);
        }
        try (var in = zip.getInputStream(entry)) {
            return DocxText.read(in, bounds);
        }
    }

    /** Bytes of the parts that the workbook reader keeps whole; pictures are none of them. */
    private static long held(ZipFile zip) throws IOException {
        var sum = 0L;
        for (var parts = zip.getEntries(); parts.hasMoreElements(); ) {
            var part = parts.nextElement();
            if (isXml(part.getName()) && !part.getName().contains("worksheets/")) {
                try (var in = zip.getInputStream(part)) {
                    sum += in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
        return sum;
    }

    /** Programs may leave the styles out; the workbook reader must be told. */
    private static boolean hasStyles(ZipFile zip) {
        return Collections.list(zip.getEntries()).stream()
                .anyMatch(part -> part.getName().endsWith("/styles.xml"));
    }

    private record Main(String kind, String part) {}

    /** The container's list of contents says what it is and where its main part stands. */
    private static Main main(ZipFile zip) throws IOException, XMLStreamException {
        var entry = zip.getEntry("[Content_Types].xml");
        if (entry == null) {
            return new Main("", "");
        }
        try (var in = zip.getInputStream(entry)) {
            var xml = SafeXml.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    var type = xml.getAttributeValue(null, "ContentType");
                    var part = xml.getAttributeValue(null, "PartName");
                    if (type != null && part != null && !kind(type).isEmpty()) {
                        return new Main(kind(type), part.replaceFirst("^/", ""));
                    }
                }
            }
        }
        return new Main("", "");
    }

    private static String kind(String contentType) {
        if (contentType.endsWith(".binary.macroEnabled.main")) {
            return "xlsb";
        }
        if (!contentType.endsWith(".main+xml")) {
            return "";
        }
        return contentType.contains("wordprocessingml") || contentType.contains("ms-word")
                ? "docx"
                : contentType.contains("spreadsheetml") || contentType.contains("ms-excel")
                        ? "xlsx"
                        : contentType.contains("presentation") ? "pptx" : "";
    }

    private void unpack(InputStream raw, String name, int depth) throws IOException {
        var in = new BufferedInputStream(raw, 1 << 16);
        in.mark(4);
        var nested = Naming.isZip(in.readNBytes(4));
        in.reset();
        if (++parts > PARTS || (nested && depth >= NESTING)) {
            fault = Refusal.UNPACKS_TOO_LARGE;
        } else if (nested) {
            var zip = new ZipInputStream(in);
            for (var e = zip.getNextEntry(); e != null && fault == null; e = zip.getNextEntry()) {
                unpack(zip, e.getName(), depth + 1);
            }
        }
        drain(in, isXml(name), name.contains("worksheets/"));
    }

    private void drain(InputStream in, boolean xml, boolean sheet) throws IOException {
        var buffer = new byte[1 << 16];
        var shape = new XmlShape(sheet);
        for (var n = in.read(buffer); n >= 0 && fault == null; n = in.read(buffer)) {
            unpacked += n;
            if (xml) {
                shape.take(buffer, n);
                fault = shape.monstrous() ? Refusal.DAMAGED : null;
            }
            if (isOutOfProportion()) {
                fault = Refusal.UNPACKS_TOO_LARGE;
            }
        }
    }

    private boolean isOutOfProportion() {
        return unpacked > bounds.unpackedBytes()
                || (unpacked > Bounds.HARMLESS_BYTES
                        && unpacked / bounds.unpackRatio() > bytes.length);
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }
}
