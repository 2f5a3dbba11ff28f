package jieli.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import jieli.HouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@HouseTest
class TermsTests {

    @Autowired MockMvcTester pages;

    @Test
    void everyListHasAVersionAndBothNames() {
        assertThat(Terms.list()).hasSize(5);
        for (var list : Terms.list()) {
            assertThat(list.version()).matches("\\d+, \\d{4}-\\d{2}-\\d{2}: .+");
            assertThat(list.terms()).isNotEmpty();
            for (var term : list.terms()) {
                assertThat(term.zh()).isNotBlank();
                assertThat(term.en()).isNotBlank();
            }
            assertThat(new HashSet<>(list.terms().stream().map(Term::code).toList()))
                    .hasSameSizeAs(list.terms());
        }
    }

    @Test
    void everyUnitAndEveryQualifierIsNamed() {
        for (var unit : Unit.values()) {
            var term = Terms.get("unit-names").find(unit.name()).orElseThrow();
            for (var word : term.attribute("words").split(" ")) {
                assertThat(UnitWords.find(word))
                        .hasValueSatisfying(found -> assertThat(found.unit()).isEqualTo(unit));
            }
        }
        for (var qualifier : Qualifier.values()) {
            assertThat(Terms.get("qualifier-names").find(qualifier.name())).isPresent();
        }
    }

    @Test
    void aTechniqueBelongsToASpecialtyAndHasASurgicalGradeOrNone() {
        for (var technique : Terms.get("techniques").terms()) {
            assertThat(Terms.get("specialties").find(technique.attribute("specialty"))).isPresent();
            assertThat(Arrays.asList("", "1", "2", "3", "4"))
                    .contains(technique.attribute("grade"));
        }
        assertThat(Terms.get("techniques").terms()).hasSizeGreaterThan(80);
    }

    @Test
    void anUnknownCodeShowsAsItself() {
        assertThat(Terms.get("specialties").name("cardiology", Locale.ENGLISH))
                .isEqualTo("Cardiology");
        assertThat(Terms.get("specialties").name("gone", Locale.CHINESE)).isEqualTo("gone");
        assertThatThrownBy(() -> Terms.get("nothing")).isInstanceOf(NotFound.class);
    }

    @Test
    void theListsCanBeBrowsed() {
        assertThat(pages.get().uri("/terms"))
                .hasStatusOk()
                .bodyText()
                .contains("技术")
                .contains("/terms/techniques");
        assertThat(pages.get().uri("/terms/techniques?q=阑尾&sort=-grade"))
                .hasStatusOk()
                .bodyText()
                .contains("腹腔镜阑尾切除术")
                .doesNotContain("胃镜检查");
        assertThat(pages.get().uri("/terms/techniques?lang=en"))
                .hasStatusOk()
                .bodyText()
                .contains("Surgical grade");
        assertThat(pages.get().uri("/terms/techniques.xlsx"))
                .hasStatusOk()
                .hasContentType(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(pages.get().uri("/terms/nothing")).hasStatus(404);
        assertThat(pages.get().uri("/terms/techniques?q=没有这种技术"))
                .hasStatusOk()
                .bodyText()
                .contains("没有符合条件的条目");
    }
}
