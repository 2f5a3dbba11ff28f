package jieli.briefings.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import jieli.briefings.intake.Opened.Text;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

class IntakeTests {

    @Test
    void contentDecidesNotTheName() throws IOException {
        assertThat(text("a.txt", Samples.docx("义诊")).format()).isEqualTo(Format.DOCX);
        assertThat(text("a.docx", Samples.xlsx(2)).format()).isEqualTo(Format.XLSX);
        assertThat(text("a.html", Samples.pdf("relay")).format()).isEqualTo(Format.PDF);
        assertThat(text("a.pdf", utf8("<html><p>义诊</html>")).format()).isEqualTo(Format.HTML);
        assertThat(text("a.xlsx", utf8("义诊 3 场")).format()).isEqualTo(Format.TXT);
    }

    @Test
    void plainTextKeepsItsLines() {
        assertThat(text("a.txt", utf8("　　第一段。\r\n\r\n第二段。\r第三段。")).text())
                .isEqualTo("第一段。\n第二段。\n第三段。\n");
    }

    @Test
    void sameBytesHaveTheSameFingerprint() {
        assertThat(text("a.txt", utf8("abc")).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .isEqualTo(((Text) Intake.standard().paste("abc")).sha256());
    }

    @Test
    void webPageYieldsItsVisibleTextOnly() {
        var page =
                """
                <!DOCTYPE html><html><head><title> 援藏 纪实 </title>
                <script src="http://example.invalid/a.js"></script><style>p{color:red}</style></head>
                <body onload="alert(1)"><nav><a href="/">首页</a></nav>
                <!-- 内部备注 --><h1>接力</h1>
                <p>免费诊疗<b>120</b>人次，<br>发放药品。</p><div>赠送<span>设备</span>3台。</div>
                <img src="http://example.invalid/a.png" alt="合影"><iframe src="http://example.invalid"></iframe>
                <ul><li><a href="/1">相关新闻一</a></li><li><a href="/2">相关新闻二</a></li></ul>
                <table><tr><th>县</th><th>手术</th></tr><tr><td><p>治多</p></td><td>12&nbsp;台</td></tr></table>
                <p style="display: none">隐藏</p><form><p>意见</p><input value="x"><button>提交</button></form>
                <footer>版权所有</footer><script>document.write("脚本")</script></body></html>
                """;

        var text = text("a.html", utf8(page));

        assertThat(text.title()).isEqualTo("援藏 纪实");
        assertThat(text.text())
                .isEqualTo(
                        """
                        接力
                        免费诊疗120人次，
                        发放药品。
                        赠送设备3台。
                        相关新闻一
                        相关新闻二
                        县\t手术
                        治多\t12 台
                        意见
                        """);
    }

    @Test
    void tablesThatLayOutAPageAreNoRows() {
        var page =
                "<html><table><tr><td>左</td><td><p>第一段。</p><p>第二段。</p><table><tr><td>甲</td>"
                        + "<td>乙</td></tr></table></td></tr></table></html>";

        assertThat(text("a.html", utf8(page)).text()).isEqualTo("左\n第一段。\n第二段。\n甲\t乙\n");
    }

    @Test
    void embeddedPicturesDoNotCountAsMarkup() {
        var page = "<html><p>前</p><img src='data:image/png;base64,%s'><p>后</p></html>";

        assertThat(text("a.html", utf8(page.formatted("A".repeat(6_000_000)))).text())
                .isEqualTo("前\n后\n");
    }

    @Test
    void wordDocumentKeepsParagraphsAndTablesInOrder() throws IOException {
        try (var document = new XWPFDocument()) {
            var first = document.createParagraph().createRun();
            first.setText("援青");
            first.addTab();
            first.setText("工作总结");
            var table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("县");
            table.getRow(0).getCell(1).setText("人次");
            table.getRow(1).getCell(0).setText("治多");
            table.getRow(1).getCell(1).setText("1,200");
            var last = document.createParagraph();
            last.createRun().setText("完成手术");
            last.createRun().setText("35台。");

            assertThat(text("a.docx", Samples.bytes(document::write)).text())
                    .isEqualTo("援青 工作总结\n县\t人次\n治多\t1,200\n完成手术35台。\n");
        }
    }

    @Test
    void trackedDeletionsAndFallbacksAreLeftOut() throws IOException {
        var xml =
                """
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
                  <w:p><w:r><w:t>接诊</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del>
                    <w:ins><w:r><w:t>120</w:t></w:r></w:ins><w:r><w:t>人次</w:t></w:r>
                    <mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p>
                    </w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>框内</w:t></w:r></w:p>
                    </mc:Fallback></mc:AlternateContent></w:p>
                </w:body></w:document>
                """;

        assertThat(text("a.docx", Samples.rawDocx(xml)).text()).isEqualTo("框内\n接诊120人次\n");
    }

    @Test
    void workbookYieldsEveryRowOfEverySheetAsShown() throws IOException {
        var bytes =
                Samples.bytes(out -> {
                    try (var book = new Workbook(out, "Jieli", "1.0")) {
                        var one = book.newWorksheet("2023年");
                        one.value(0, 0, "日期");
                        one.value(0, 1, "使用率");
                        one.value(1, 0, LocalDate.of(2023, 5, 6));
                        one.style(1, 0).format("yyyy-mm-dd").set();
                        one.value(1, 1, new BigDecimal("0.853"));
                        one.style(1, 1).format("0.0%").set();
                        one.value(1, 3, 0.1 + 0.2);
                        book.newWorksheet("Sheet2").value(4, 2, "末行");
                        book.newWorksheet("空");
                    }
                });

        assertThat(text("a.xlsx", bytes).text())
                .isEqualTo("2023年\n日期\t使用率\n2023-05-06\t85.3%\t\t0.3\n\t\t末行\n");
    }

    @Test
    void formulasShowTheirValue() throws IOException {
        try (var book = new XSSFWorkbook()) {
            var row = book.createSheet("Sheet1").createRow(0);
            row.createCell(0).setCellValue(3);
            row.createCell(1).setCellFormula("A1*2");
            row.createCell(2).setCellFormula("\"合\"&\"计\"");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();

            assertThat(text("a.xlsx", Samples.bytes(book::write)).text()).isEqualTo("3\t6\t合计\n");
        }
    }

    @Test
    void pdfLinesBecomeParagraphs() throws IOException {
        assertThat(text("a.pdf", Samples.pdf("Relay report", "See page 2")).text())
                .isEqualTo("Relay report\nSee page 2\n");
        assertThat(
                        text(
                                        "a.pdf",
                                        Samples.chinesePdf(
                                                "援青工作",
                                                "　　医疗队在治多县连续工作三年，为牧民免费诊",
                                                "疗一千二百余人次，发放药品价值三万元，并带教本",
                                                "地医生。",
                                                "　　第二段。",
                                                "- 1 -"))
                                .text())
                .isEqualTo(
                        """
                        援青工作
                        医疗队在治多县连续工作三年，为牧民免费诊疗一千二百余人次，发放药品价值三万元，并带教本地医生。
                        第二段。
                        """);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Text text(String name, byte[] bytes) {
        var opened = Intake.standard().open(name, new ByteArrayInputStream(bytes), null);
        assertThat(opened).isInstanceOf(Text.class);
        return (Text) opened;
    }
}
