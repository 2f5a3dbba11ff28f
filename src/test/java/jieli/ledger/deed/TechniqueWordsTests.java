package jieli.ledger.deed;

import static org.assertj.core.api.Assertions.assertThat;

import jieli.terms.DataFile;
import jieli.terms.Terms;
import org.junit.jupiter.api.Test;

/** What reports call techniques. */
class TechniqueWordsTests {

    @Test
    void aReportsWordsNameTechniques() {
        assertThat(TechniqueWords.in("心梗溶栓")).containsExactly("ami-thrombolysis");
        assertThat(TechniqueWords.in("全麻、输血、急诊阑尾炎手术"))
                .containsExactly("appendectomy", "general-anaesthesia", "transfusion");
        assertThat(TechniqueWords.in("双腔插管麻醉")).containsExactly("double-lumen-intubation");
        assertThat(TechniqueWords.in("腔镜下肺挫伤修复")).containsExactly("endoscopic-lung-repair");
        assertThat(TechniqueWords.in("多项新技术")).isEmpty();
    }

    @Test
    void aNameWithinALongerOneIsNotMeant() {
        assertThat(TechniqueWords.in("腹腔镜阑尾切除术")).containsExactly("lap-appendectomy");
    }

    @Test
    void everyWordMeansAKnownTechnique() {
        assertThat(DataFile.rows(TechniqueWords.class, "technique-words.tsv"))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(Terms.get("techniques").find(row.getFirst())).isPresent());
    }
}
