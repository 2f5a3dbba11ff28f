package jieli.directory.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTests {

    @ParameterizedTest
    @CsvSource({
        "单晓燕, 单晓燕",
        "单晓燕, 單曉燕",
        "单晓燕, shan xiao yan",
        "单晓燕, danxiaoyan",
        "单晓燕, sxy",
        "单晓燕, SHÀN Xiǎo",
        "曾令怡, zenglingyi",
        "解文博, xie4 wen2 bo2",
        "仇丽君, qiulijun",
        "区家豪, ou jiahao",
        "区家豪, qujiahao",
        "查志强, zhazhiqiang",
        "扎西·顿珠, 扎西顿珠",
        "扎西·顿珠, 扎西・顿珠",
        "扎西·顿珠, zhaxi dunzhu",
        "扎西·顿珠, zxdz",
        "格桑次旺, gesang",
        "格桑次旺, ＧＳＣＷ",
        "吕布衣, lvbuyi",
        "吕布衣, lǚ",
        "吕布衣, lü",
        "王小明, 王xiao",
        "治多县人民医院, zdxrmyy",
        "ལྷ་ས།, ལྷ་ས",
    })
    void aNameIsFoundHoweverItIsTyped(String name, String typed) {
        var question = Spelling.question(typed);

        assertThat(question).isNotEmpty();
        assertThat(Spelling.of(name).whole()).anyMatch(key -> key.startsWith(question));
    }

    @ParameterizedTest
    @CsvSource({"治多县人民医院, 人民", "治多县人民医院, rmyy", "格桑次旺, ciwang", "王小明, 明"})
    void aNameIsFoundByAPartOfIt(String name, String typed) {
        var question = Spelling.question(typed);

        assertThat(Spelling.of(name).tails()).anyMatch(key -> key.startsWith(question));
    }

    @Test
    void nothingIsAskedByBlanksOrDots() {
        assertThat(Spelling.question("  · ")).isEmpty();
        assertThat(Spelling.question("%_'")).isEmpty();
    }

    @Test
    void aVeryLongNameHasShortKeys() {
        var name = "阿旺洛桑".repeat(20);

        var spelling = Spelling.of(name);

        assertThat(spelling.whole()).allMatch(key -> key.length() <= 60);
        assertThat(spelling.whole()).anyMatch(key -> key.equals(Spelling.question(name)));
    }

    @Test
    void manyReadingsStayFew() {
        assertThat(Spelling.of("重长乐行都单曾解").whole().size()).isLessThan(30);
    }

    @Test
    void theUsualReadingSorts() {
        assertThat(Spelling.pinyin("扎西·顿珠")).isEqualTo("zha xi dun zhu");
    }

    @Test
    void whatWasTypedIsMarkedInTheName() {
        assertThat(Found.in("治多县人民医院", "renmin")).isEqualTo(new Found("治多县", "人民", "医院"));
        assertThat(Found.in("扎西·顿珠", "xidun")).isEqualTo(new Found("扎", "西·顿", "珠"));
        assertThat(Found.in("青海红十字医院", "局中心")).isEqualTo(new Found("青海红十字医院", "", ""));
    }

    @Test
    void theWholeComesBeforeAPart() {
        var name = Spelling.of("治多县");

        assertThat(name.rank("治多县")).isEqualTo(0);
        assertThat(name.rank("zhi")).isEqualTo(1);
        assertThat(name.rank("duo")).isEqualTo(2);
    }
}
