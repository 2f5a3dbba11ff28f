package jieli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.ZipFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;

/** What stands in the cells of a spreadsheet that was sent. */
public final class SheetText {

    private SheetText() {}

    public static String of(MvcTestResult sent) throws IOException {
        assertThat(sent).hasStatusOk();
        var text = new StringBuilder();
        var file = Files.createTempFile("sheet", ".xlsx");
        Files.write(file, sent.getResponse().getContentAsByteArray());
        try (var zip = new ZipFile(file.toFile())) {
            for (var part : zip.stream().toList()) {
                try (var cells = zip.getInputStream(part)) {
                    text.append(new String(cells.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } finally {
            Files.delete(file);
        }
        return HtmlUtils.htmlUnescape(text.toString());
    }
}
