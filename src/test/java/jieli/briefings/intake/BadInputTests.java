package jieli.briefings.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import jieli.briefings.intake.Opened.Refused;
import jieli.briefings.intake.Opened.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTests {

    @Test
    void emptyFileIsRefused() {
        assertThat(why("a.txt", new byte[0])).isEqualTo(Refusal.EMPTY);
        assertThat(why("a.docx", " \r\n\t".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Refusal.EMPTY);
        assertThat(why("a.htm", "<html><p> </p></html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Refusal.NO_TEXT);
    }

    @Test
    void binaryRenamedToTxtIsRefused() {
        for (var length : new int[] {16, 300, 5_000, 200_000}) {
            var noise = new byte[length];
            new Random(length).nextBytes(noise);
            assertThat(why("a.txt", noise)).as("%d", length).isEqualTo(Refusal.NOT_TEXT);
        }
    }

    @Test
    void hugeFileIsNotReadToItsEnd() throws IOException {
        var stream = Samples.endless(300L << 20);

        var refused = (Refused) Intake.standard().open("a.txt", stream, null);

        assertThat(refused.why()).isEqualTo(Refusal.TOO_LARGE);
        assertThat(refused.sentence(Locale.ENGLISH)).contains("20 MB");
        assertThat(stream.skip(Long.MAX_VALUE)).isEqualTo((300L << 20) - (20 << 20) - 1);
    }

    @Test
    void zipBombsAreRefused() throws IOException {
        var bomb = Samples.docxBomb(30 << 20);
        assertThat(why("a.docx", bomb)).isEqualTo(Refusal.UNPACKS_TOO_LARGE);
        assertThat(why("a.docx", Samples.zip("word/embeddings/a.zip", bomb)))
                .isEqualTo(Refusal.UNPACKS_TOO_LARGE);
    }

    @Test
    void endlesslyNestedArchivesAreRefused() throws IOException {
        var nest = Samples.docx("内");
        for (var i = 0; i < 6; i++) {
            nest = Samples.zip("a.zip", nest);
        }
        assertThat(why("a.docx", nest)).isEqualTo(Refusal.UNPACKS_TOO_LARGE);
    }

    @Test
    void xmlThatOnlyNestsIsRefused() throws IOException {
        assertThat(why("a.docx", Samples.rawDocx("<a>".repeat(5_000)))).isEqualTo(Refusal.DAMAGED);
        assertThat(why("a.docx", Samples.rawDocx("<a b='" + "x".repeat(2 << 20) + "'/>")))
                .isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void pdfBombIsRefused() throws IOException {
        assertThat(why("a.pdf", Samples.pdfBomb(65 << 20))).isEqualTo(Refusal.UNPACKS_TOO_LARGE);
    }

    @Test
    void filesWithAPasswordAreRefused() throws IOException {
        assertThat(why("a.docx", Samples.withPassword(Samples.docx("密"))))
                .isEqualTo(Refusal.PASSWORD);
        assertThat(why("a.xlsx", Samples.withPassword(Samples.xlsx(3))))
                .isEqualTo(Refusal.PASSWORD);
        assertThat(why("a.pdf", Samples.pdfWithPassword())).isEqualTo(Refusal.PASSWORD);
    }

    @Test
    void scannedPagesAreRefused() throws IOException {
        assertThat(why("a.pdf", Samples.scannedPdf())).isEqualTo(Refusal.SCANNED);
    }

    @Test
    void tablesWithoutEndAreRefused() throws IOException {
        assertThat(why("a.xlsx", Samples.xlsx(120_000))).isEqualTo(Refusal.TOO_MANY_ROWS);
    }

    @Test
    void moreTextThanADocumentHasIsRefused() throws IOException {
        var much = "援藏医疗队接诊患者。\n".repeat(200_000);

        assertThat(why("a.txt", much.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Refusal.TOO_MUCH_TEXT);
        assertThat(why("a.docx", Samples.docx(much))).isEqualTo(Refusal.TOO_MUCH_TEXT);
        assertThat(((Refused) Intake.standard().paste(much)).why())
                .isEqualTo(Refusal.TOO_MUCH_TEXT);
    }

    @Test
    void unsupportedKindsAreNamed() throws IOException {
        assertThat(detail("a.txt", Samples.zip("a.txt", new byte[9]))).isEqualTo(".zip");
        assertThat(detail("a.odt", Samples.zip("mimetype", new byte[9]))).isEqualTo(".odt");
        assertThat(detail("a.pdf", png())).isEqualTo(".png");
        assertThat(detail("a.txt", "{\\rtf1 a}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(".rtf");
        assertThat(detail("a.docx", legacy("WordDocument"))).isEqualTo(".doc");
        assertThat(detail("a.xlsx", legacy("Workbook"))).isEqualTo(".xls");
    }

    @Test
    void truncatedFilesAreRefused() throws IOException {
        assertThat(why("a.docx", half(Samples.docx("半", "份")))).isEqualTo(Refusal.DAMAGED);
        assertThat(why("a", half(Samples.docx("半", "份")))).isEqualTo(Refusal.DAMAGED);
        assertThat(why("a.xlsx", half(Samples.xlsx(100)))).isEqualTo(Refusal.DAMAGED);
        assertThat(why("a.pdf", half(Samples.pdf("half", "a file")))).isEqualTo(Refusal.DAMAGED);
    }

    @Test
    void damageAnywhereIsARefusalOrAText() throws IOException {
        var samples =
                new byte[][] {
                    Samples.docx("损", "坏"), Samples.xlsx(20), Samples.pdf("damaged", "file")
                };
        var chance = new Random(7);
        for (var sample : samples) {
            for (var i = 0; i < 30; i++) {
                var bytes = sample.clone();
                for (var j = 0; j < 8; j++) {
                    bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
                }
                assertThat(open("a", bytes)).isInstanceOfAny(Text.class, Refused.class);
            }
        }
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "机密");
        var xml =
                "<!DOCTYPE d [<!ENTITY x SYSTEM '%s'>]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:p><w:t>甲&x;</w:t></w:p></w:document>"
                        .formatted(secret.toUri());

        var opened = open("a.docx", Samples.rawDocx(xml));

        assertThat(opened.toString()).doesNotContain("机密");
    }

    @Test
    void whatIsNoFileIsRefused(@TempDir Path folder) {
        assertThat(Intake.standard().open(folder)).isInstanceOf(Refused.class);
        assertThat(((Refused) Intake.standard().open(folder.resolve("gone.txt"))).why())
                .isEqualTo(Refusal.UNREADABLE);
    }

    @Test
    void everyRefusalHasASentenceInBothLanguages() {
        for (var refusal : Refusal.values()) {
            assertThat(refusal.sentence(Locale.CHINA)).endsWith("。").doesNotContain("{");
            assertThat(refusal.sentence(Locale.UK)).endsWith(".").doesNotContain("{");
        }
        assertThat(Refusal.TOO_MANY_ROWS.sentence(Locale.CHINESE)).contains("100,000");
    }

    private static byte[] png() throws IOException {
        var picture = new java.awt.image.BufferedImage(9, 9, 1);
        return Samples.bytes(out -> javax.imageio.ImageIO.write(picture, "png", out));
    }

    private static byte[] legacy(String stream) throws IOException {
        try (var files = new org.apache.poi.poifs.filesystem.POIFSFileSystem()) {
            files.createDocument(new ByteArrayInputStream(new byte[5_000]), stream);
            return Samples.bytes(files::writeFilesystem);
        }
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static String detail(String name, byte[] bytes) {
        var refused = (Refused) open(name, bytes);
        assertThat(refused.why()).isEqualTo(Refusal.UNSUPPORTED);
        return refused.detail();
    }

    private static Refusal why(String name, byte[] bytes) {
        return open(name, bytes) instanceof Refused refused
                ? refused.why()
                : org.assertj.core.api.Assertions.fail("read");
    }

    private static Opened open(String name, byte[] bytes) {
        return Intake.standard().open(name, new ByteArrayInputStream(bytes), null);
    }
}
