package jieli.deployment.planning.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Workbooks as they come from people's desks, and as they come from people who mean harm. */
class WorkbooksTests {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("name", true, List.of("姓名", "Name"), "", ""),
                    new Column("from", true, List.of("第一天", "First day"), "", ""),
                    new Column("note", false, List.of("说明", "Note"), "", ""));

    @Test
    void rowsComeOutWithTheirNumbersTextsDays() {
        var table =
                table(sheet -> {
                    head(sheet, 0);
                    sheet.value(1, 0, " 王晓岚 ");
                    sheet.value(1, 1, LocalDate.of(2026, 7, 1));
                    sheet.style(1, 1).format("yyyy-mm-dd").set();
                    sheet.value(3, 0, "李某");
                    sheet.value(3, 1, "2026年7月1日");
                });
        assertThat(table.rows()).extracting(Opened.Row::number).containsExactly(2, 4);
        assertThat(table.rows().getFirst().text("name")).isEqualTo("王晓岚");
        assertThat(table.rows())
                .allSatisfy(row -> assertThat(row.day("from")).contains(LocalDate.of(2026, 7, 1)));
    }

    @Test
    void aTextThatIsNoUnmistakableDayIsNone() {
        for (var typed : List.of("7/1/2026", "20260701", "明年七月", "2026-02-30", "2026", "46204")) {
            var table =
                    table(sheet -> {
                        head(sheet, 0);
                        sheet.value(1, 1, typed);
                    });
            assertThat(table.rows().getFirst().day("from")).as(typed).isEmpty();
        }
    }

    @Test
    void headingsAreFoundBelowATitleInEitherLanguageWithStarsAndRemarks() {
        var table =
                table(sheet -> {
                    sheet.value(0, 0, "2026 年候选人名单");
                    sheet.value(2, 0, "Name *");
                    sheet.value(2, 1, "第一天(年-月-日)");
                    sheet.value(3, 0, "某人");
                });
        assertThat(table.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.text("name")).isEqualTo("某人"));
    }

    @Test
    void aMissingHeadingIsNamedAndATwofoldOneToo() {
        assertThat(
                        open(sheet -> {
                            sheet.value(0, 0, "名字");
                            sheet.value(0, 1, "第一天");
                            sheet.value(1, 0, "某人");
                        }))
                .isEqualTo(new Opened.Refused(Opened.Why.HEADING_MISSING, "姓名"));
        assertThat(
                        open(sheet -> {
                            head(sheet, 0);
                            sheet.value(0, 3, "Name");
                            sheet.value(1, 0, "某人");
                        }))
                .isEqualTo(new Opened.Refused(Opened.Why.HEADING_TWICE, "姓名"));
    }

    @Test
    void mergedCellsAreToldByRow() {
        var table =
                table(sheet -> {
                    head(sheet, 0);
                    for (var row = 1; row < 5; row++) {
                        sheet.value(row, 0, "某人" + row);
                    }
                    sheet.range(2, 0, 3, 0).merge();
                });
        assertThat(table.rows())
                .extracting(Opened.Row::merged)
                .containsExactly(false, true, true, false);
    }

    @Test
    void nothingUnderTheHeadingsIsEmpty() {
        assertThat(open(sheet -> head(sheet, 0)))
                .isEqualTo(new Opened.Refused(Opened.Why.EMPTY, ""));
        assertThat(open(sheet -> {})).isEqualTo(new Opened.Refused(Opened.Why.EMPTY, ""));
        assertThat(Workbooks.open(new byte[0], COLUMNS))
                .isEqualTo(new Opened.Refused(Opened.Why.EMPTY, ""));
    }

    @Test
    void whatIsNoWorkbookIsSaidToBeNone() throws IOException {
        assertThat(why("姓名,第一天".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Opened.Why.NOT_A_WORKBOOK);
        assertThat(why(zip(Map.of("readme.txt", "hello")))).isEqualTo(Opened.Why.NOT_A_WORKBOOK);
        assertThat(why(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .isEqualTo(Opened.Why.LEGACY);
        var torn = java.util.Arrays.copyOf(bytes(sheet -> head(sheet, 0)), 900);
        assertThat(why(torn)).isEqualTo(Opened.Why.DAMAGED);
        assertThat(why(new byte[Workbooks.BYTES + 1])).isEqualTo(Opened.Why.TOO_LARGE);
    }

    @Test
    void aZipBombIsNotUnpacked() throws IOException {
        var zeros = " ".repeat(40 << 20);
        assertThat(
                        why(
                                zip(
                                        Map.of(
                                                "xl/worksheets/sheet1.xml",
                                                zeros,
                                                "xl/sharedStrings.xml",
                                                zeros))))
                .isEqualTo(Opened.Why.UNPACKS_TOO_LARGE);
    }

    @Test
    void aCellThatClaimsAColumnBeyondExcelIsDamage() throws IOException {
        var sheet =
                "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>";
        assertThat(why(zip(Map.of("xl/worksheets/sheet1.xml", sheet))))
                .isEqualTo(Opened.Why.DAMAGED);
        var doctype =
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>";
        assertThat(why(zip(Map.of("xl/worksheets/sheet1.xml", doctype))))
                .isEqualTo(Opened.Why.DAMAGED);
    }

    @Test
    void fiftyThousandRowsAreReadInSeconds() {
        var began = System.nanoTime();
        var table =
                table(sheet -> {
                    head(sheet, 0);
                    for (var row = 1; row <= 50_000; row++) {
                        sheet.value(row, 0, "某人" + row);
                        sheet.value(row, 1, "2026-07-01");
                    }
                });
        assertThat(table.rows()).hasSize(50_000);
        assertThat((System.nanoTime() - began) / 1_000_000_000L).isLessThan(30);
    }

    @Test
    void moreThanAHundredThousandRowsAreNotReadAtAll() {
        assertThat(
                        open(sheet -> {
                            head(sheet, 0);
                            for (var row = 1; row <= 100_001; row++) {
                                sheet.value(row, 0, "x");
                            }
                        }))
                .isEqualTo(new Opened.Refused(Opened.Why.TOO_MANY_ROWS, "100,000"));
    }

    @Test
    void theReturnedWorkbookHasTheSameRowsWithTheProblemBeside() {
        var table =
                table(sheet -> {
                    head(sheet, 0);
                    sheet.value(1, 0, "某人");
                    sheet.value(1, 1, LocalDate.of(2026, 7, 1));
                    sheet.style(1, 1).format("yyyy-mm-dd").set();
                    sheet.value(2, 0, "=1+1");
                });
        var problems = new Column("problem", false, List.of("问题"), "", "");
        var columns = List.of(COLUMNS.get(0), COLUMNS.get(1), problems);
        var bytes = Workbooks.withProblems("候选人", table, "问题", Map.of(3, "没有日期。"));
        var again = (Opened.Table) Workbooks.open(bytes, columns);
        assertThat(again.rows()).hasSize(2);
        assertThat(again.rows().getFirst().day("from")).contains(LocalDate.of(2026, 7, 1));
        assertThat(again.rows().getFirst().text("problem")).isEmpty();
        assertThat(again.rows().getLast().text("problem")).isEqualTo("没有日期。");
        var twice =
                (Opened.Table)
                        Workbooks.open(
                                Workbooks.withProblems("候选人", again, "问题", Map.of()), columns);
        assertThat(twice.headings()).containsOnlyOnce("问题");
    }

    private static void head(Worksheet sheet, int row) {
        sheet.value(row, 0, "姓名*");
        sheet.value(row, 1, "第一天*");
        sheet.value(row, 2, "说明");
    }

    private static Opened.Table table(Consumer<Worksheet> filled) {
        return (Opened.Table) open(filled);
    }

    private static Opened open(Consumer<Worksheet> filled) {
        return Workbooks.open(bytes(filled), COLUMNS);
    }

    private static Opened.Why why(byte[] bytes) {
        return ((Opened.Refused) Workbooks.open(bytes, COLUMNS)).why();
    }

    private static byte[] bytes(Consumer<Worksheet> filled) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("候选人");
            filled.accept(sheet);
            sheet.finish();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
