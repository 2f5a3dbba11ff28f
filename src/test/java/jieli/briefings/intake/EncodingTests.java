package jieli.briefings.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import jieli.briefings.intake.Opened.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTests {

    private static final String[] SIMPLIFIED = {
        "义诊",
        "门诊量",
        "治多县人民医院",
        "免费发放药品价值3万余元",
        "2023年,完成手术120台次,其中三级以上手术35台。",
        "海拔4700米的嘉黎县,首例腹腔镜胆囊切除术成功开展",
        "援藏医疗队共接诊患者1200余人次，培训乡村医生86名。",
        "扎西·多吉，主治医师",
        "Jieli 接力 relay: CT 远程会诊 56 例",
        "挂职(guàzhí)、血氧饱和度(xuèyǎng bǎohédù)",
        "洽谈合作",
        "济南市的风湿科",
    };

    private static final String[] TRADITIONAL = {
        "儘快融入當地",
        "醫院",
        "捐贈救護車兩輛",
        "醫療隊為牧民免費診療1200餘人次，發放藥品價值3萬元。",
        "縣人民醫院開展首例手術",
        "遠程會診平臺上線後，患者不出縣就能看專家",
    };

    static Stream<Arguments> texts() {
        var simplified =
                Stream.of("UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE")
                        .flatMap(c -> Stream.of(SIMPLIFIED).map(t -> Arguments.of(t, c)));
        var traditional =
                Stream.of("UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE")
                        .flatMap(c -> Stream.of(TRADITIONAL).map(t -> Arguments.of(t, c)));
        return Stream.concat(simplified, traditional);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void undeclaredEncodingIsFound(String text, String charset) {
        assertThat(read(text, charset, null)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void wrongDeclarationsAreSeenThrough(String text, String charset) {
        for (var declared : new String[] {"UTF-8", "GB2312", "Big5", "ISO-8859-1", "UTF-16LE"}) {
            assertThat(read(text, charset, declared)).as(declared).isEqualTo(text);
        }
    }

    @Test
    void wrongDeclarationIsNamed() {
        var bytes = SIMPLIFIED[6].getBytes(Charset.forName("GB18030"));
        var text = (Text) open("a.txt", bytes, "utf-8");

        assertThat(text.charset()).isEqualTo("GB18030");
        assertThat(text.encoding().misdeclared()).isEqualTo("utf-8");
        assertThat(((Text) open("a.txt", bytes, "gbk")).encoding().misdeclared()).isNull();
    }

    @Test
    void webPageThatLiesAboutItsEncodingIsReadRight() {
        var page =
                "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">"
                        + "<title>义诊活动</title></head><body><p>为牧民免费诊疗。</p></body></html>";
        for (var charset : new String[] {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"}) {
            var text = (Text) open("a.htm", page.getBytes(Charset.forName(charset)), null);

            assertThat(text.title()).as(charset).isEqualTo("义诊活动");
            assertThat(text.text()).as(charset).isEqualTo("为牧民免费诊疗。\n");
            assertThat(text.encoding().misdeclared())
                    .isEqualTo(charset.equals("GB18030") ? null : "gb2312");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
    void byteOrderMarkIsNoText(String charset) {
        assertThat(read("\uFEFF接力 relay", charset, null)).isEqualTo("接力 relay");
    }

    @Test
    void plainAsciiIsNeverMisdeclared() {
        var text =
                (Text) open("a.txt", "Bush hid the facts".getBytes(Charset.forName("GBK")), "big5");

        assertThat(text.text()).isEqualTo("Bush hid the facts\n");
        assertThat(text.encoding().misdeclared()).isNull();
    }

    @Test
    void textCutOffInsideACharacterIsStillRead() {
        for (var charset : new String[] {"UTF-8", "GB18030"}) {
            var bytes = SIMPLIFIED[6].repeat(3).getBytes(Charset.forName(charset));
            var cut = java.util.Arrays.copyOf(bytes, bytes.length - 4);

            assertThat(((Text) open("a.txt", cut, null)).text()).startsWith(SIMPLIFIED[6]);
        }
    }

    @Test
    void tibetanAndFrenchAreTextsToo() {
        var tibetan = "སྨན་ཁང་གི་སྨན་པས་ནད་པར་བལྟས།";
        assertThat(read(tibetan, "UTF-8", null)).isEqualTo(tibetan);
        var french = "Les médecins ont été formés à l'hôpital du comté, près du désert.";
        assertThat(read(french, "windows-1252", null)).isEqualTo(french);
    }

    private static String read(String text, String charset, @Nullable String declared) {
        return open("a.txt", text.getBytes(Charset.forName(charset)), declared) instanceof Text t
                ? t.text().strip()
                : "refused";
    }

    private static Opened open(String name, byte[] bytes, @Nullable String declared) {
        return Intake.standard().open(name, new ByteArrayInputStream(bytes), declared);
    }
}
