package jieli.briefings.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.Workbook;

/** Documents of every kind, good and bad, made on the spot. */
final class Samples {

    private Samples() {}

    static byte[] docx(String... paragraphs) throws IOException {
        try (var document = new XWPFDocument()) {
            for (var paragraph : paragraphs) {
                document.createParagraph().createRun().setText(paragraph);
            }
            return bytes(document::write);
        }
    }

    static byte[] xlsx(int rows) throws IOException {
        return bytes(out -> {
            try (var book = new Workbook(out, "Jieli", "1.0")) {
                var sheet = book.newWorksheet("门诊");
                for (var row = 0; row < rows; row++) {
                    sheet.value(row, 0, row);
                    sheet.value(row, 1, "义诊");
                    if (row % 10_000 == 9_999) {
                        sheet.flush();
                    }
                }
            }
        });
    }

    static byte[] pdf(String... lines) throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.setLeading(16);
                content.newLineAtOffset(72, 700);
                for (var line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            return bytes(pdf::save);
        }
    }

    /**
     * A Chinese PDF with a font that is named, not embedded, as Chinese office programs wrote them
     * for years. Lines are set in 12 points from the given left edges.
     */
    static byte[] chinesePdf(String... lines) {
        var text = new StringBuilder("BT /F1 12 Tf ");
        var y = 760;
        for (var line : lines) {
            var indent = line.startsWith("　　") ? 24 : 0;
            text.append("1 0 0 1 %d %d Tm <".formatted(72 + indent, y));
            for (var b : line.strip().getBytes(StandardCharsets.UTF_16BE)) {
                text.append("%02X".formatted(b & 0xFF));
            }
            text.append("> Tj ");
            y -= 20;
        }
        var content = text.append("ET").toString();
        return assembled(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                        + "/Resources<</Font<</F1 5 0 R>>>>>>",
                "<</Length %d>>\nstream\n%s\nendstream".formatted(content.length(), content),
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
                        + "/DescendantFonts[6 0 R]>>",
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
                        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
                        + "/FontDescriptor 7 0 R>>",
                "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/ItalicAngle 0/Ascent 880"
                        + "/Descent -120/CapHeight 880/StemV 93/FontBBox[-25 -254 1000 880]>>");
    }

    private static byte[] assembled(String... objects) {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new StringBuilder("0000000000 65535 f \n");
        for (var i = 0; i < objects.length; i++) {
            offsets.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        var start = pdf.length();
        pdf.append("xref\n0 %d\n%s".formatted(objects.length + 1, offsets));
        pdf.append("trailer\n<</Size %d/Root 1 0 R>>\n".formatted(objects.length + 1));
        pdf.append("startxref\n%d\n%%%%EOF\n".formatted(start));
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] pdfWithPassword() throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            pdf.protect(policy);
            return bytes(pdf::save);
        }
    }

    static byte[] scannedPdf() throws IOException {
        try (var pdf = new PDDocument()) {
            for (var i = 0; i < 2; i++) {
                var page = new PDPage();
                pdf.addPage(page);
                var picture =
                        new java.awt.image.BufferedImage(
                                200, 300, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
                try (var content = new PDPageContentStream(pdf, page)) {
                    content.drawImage(LosslessFactory.createFromImage(pdf, picture), 0, 0);
                }
            }
            return bytes(pdf::save);
        }
    }

    /** A PDF whose one content stream holds the given number of blanks. */
    static byte[] pdfBomb(int blanks) throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            var stream = new org.apache.pdfbox.pdmodel.common.PDStream(pdf);
            try (var out = stream.createOutputStream(org.apache.pdfbox.cos.COSName.FLATE_DECODE)) {
                fill(out, blanks);
            }
            page.setContents(stream);
            return bytes(pdf::save);
        }
    }

    static byte[] withPassword(byte[] office) throws IOException {
        try (var files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(files)) {
                out.write(office);
            } catch (java.security.GeneralSecurityException e) {
                throw new IOException(e);
            }
            return bytes(files::writeFilesystem);
        }
    }

    static byte[] zip(String name, byte[] content) throws IOException {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
            }
        });
    }

    /** A document whose main part is blanks; a few hundred kilobytes become the given size. */
    static byte[] docxBomb(int blanks) throws IOException {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                zip.write(WORD_TYPES.getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry("word/document.xml"));
                fill(zip, blanks);
            }
        });
    }

    static byte[] rawDocx(String documentXml) throws IOException {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
                zip.write(WORD_TYPES.getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry("word/document.xml"));
                zip.write(documentXml.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    static byte[] repeated(String piece, int atLeast) {
        var bytes = piece.getBytes(StandardCharsets.UTF_8);
        var out = new byte[atLeast / bytes.length * bytes.length];
        for (var i = 0; i < out.length; i++) {
            out[i] = bytes[i % bytes.length];
        }
        return out;
    }

    /** A web page with as many tags as are allowed, none of them closed. */
    static byte[] tags(String piece) {
        var count = 299_990 / piece.chars().filter(c -> c == '<').count();
        return ("<html><table>" + piece.repeat((int) count) + "义诊")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A web page of nothing but attributes, each with a name of its own. */
    static byte[] attributes() {
        var page = new StringBuilder("<html>");
        for (var i = 0; page.length() < 3_900_000; i++) {
            page.append(i % 80 == 0 ? "<p " : "").append(Integer.toString(i, 36));
            page.append(i % 80 == 79 ? ">" : " ");
        }
        return page.append("></html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] pictures(int bytes) {
        var page = "<html><p>前</p><img src='data:image/png;base64,%s'><p>后</p></html>";
        return page.formatted("A".repeat(bytes)).getBytes(StandardCharsets.UTF_8);
    }

    /** Paragraphs without end that hardly compress. */
    static String longXml() {
        var xml = new StringBuilder("<d xmlns='wordprocessingml'>");
        var chance = new java.util.Random(5);
        while (xml.length() < 12_000_000) {
            xml.append("<p><t>").append(Long.toString(chance.nextLong(), 36)).append("</t></p>");
        }
        return xml.append("</d>").toString();
    }

    /** A workbook without a cell, whose table of texts has so many entries. */
    static byte[] sharedStrings(int count) throws IOException {
        var chance = new java.util.Random(6);
        var strings = new StringBuilder("<sst>");
        for (var i = 0; i < count; i++) {
            strings.append("<si><t>").append(Integer.toString(chance.nextInt(1 << 24), 36));
            strings.append("</t></si>");
        }
        return workbook("<worksheet><sheetData/></worksheet>", strings.append("</sst>").toString());
    }

    /** A workbook with a cell in a column that no spreadsheet has. */
    static byte[] farColumn() throws IOException {
        return workbook(
                "<worksheet><sheetData><row r='1'><c r='FZZZZZ1'><v>1</v></c></row></sheetData>"
                        + "</worksheet>",
                "<sst/>");
    }

    private static byte[] workbook(String sheet, String strings) throws IOException {
        var types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                part(
                        zip,
                        "[Content_Types].xml",
                        "<Types><Override PartName='/xl/workbook.xml' ContentType='%ssheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='%sworksheet+xml'/><Override PartName='/xl/sharedStrings.xml' ContentType='%ssharedStrings+xml'/></Types>"
                                .formatted(types, types, types));
                part(
                        zip,
                        "_rels/.rels",
                        "<Relationships><Relationship Id='r1' Type='%s/officeDocument' Target='xl/workbook.xml'/></Relationships>"
                                .formatted(relations));
                part(
                        zip,
                        "xl/workbook.xml",
                        "<workbook xmlns:r='%s'><sheets><sheet name='Sheet1' sheetId='1' r:id='r1'/></sheets></workbook>"
                                .formatted(relations));
                part(
                        zip,
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='r1' Type='%s/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
                                .formatted(relations));
                part(zip, "xl/sharedStrings.xml", strings);
                part(zip, "xl/worksheets/sheet1.xml", sheet);
            }
        });
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    /** So many letters, none of which is ever held. */
    static InputStream endless(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] target, int from, int length) {
                var count = (int) Math.min(left, length);
                java.util.Arrays.fill(target, from, from + count, (byte) 'x');
                left -= count;
                return count > 0 || length == 0 ? count : -1;
            }
        };
    }

    static void fill(OutputStream out, int blanks) throws IOException {
        var block = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        for (var left = blanks; left > 0; left -= block.length) {
            out.write(block, 0, Math.min(left, block.length));
        }
    }

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static byte[] bytes(Writing writing) throws IOException {
        var out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }

    private static final String WORD_TYPES =
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override \
            PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument\
            .wordprocessingml.document.main+xml"/></Types>
            """;
}
