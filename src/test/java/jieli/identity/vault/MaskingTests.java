package jieli.identity.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jieli.identity.vault.IdentityNumber.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void ofANumberTheEndsAreShownAndOfANameTheFirstCharacter() {
        assertThat(Masking.identityNumber("11010519491231002X")).isEqualTo("110*************2X");
        assertThat(Masking.phone("13800138000")).isEqualTo("138****8000");
        assertThat(Masking.phone("08916322222")).isEqualTo("089****2222");
        assertThat(Masking.phone("12345")).isEqualTo("*****");
        assertThat(Masking.name("王小明")).isEqualTo("王*");
        assertThat(Masking.name("格桑次旺")).isEqualTo("格*");
        assertThat(Masking.name("𠮷田")).isEqualTo("𠮷*");
        assertThat(Masking.name(" ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    11010519491231002X,  OK
                    11010519491231002x,  OK
                    440524 188001010014, BIRTHDAY
                    110105194912310021,  CHECK
                    110105194902310021,  BIRTHDAY
                    110105202612310021,  BIRTHDAY
                    11010549123100,      SHAPE
                    110105194912310X2X,  SHAPE
                    '',                  SHAPE
                    """)
    void anIdentityNumberIsCheckedByShapeThenBirthdayThenCheckCharacter(
            String typed, String expected) {
        assertThat(IdentityNumber.fault(typed, TODAY).map(Fault::name).orElse("OK"))
                .isEqualTo(expected);
    }

    @Test
    void anIdentityNumberTellsBirthdayAndSexAndPrintsMasked() {
        var number = IdentityNumber.of("11010519491231002x");
        assertThat(number.birthday()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.female()).isTrue();
        assertThat(number).hasToString("110*************2X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+86 138 0013 8000", "0891-6322222", "(010) 8888 8888"})
    void whatRingsInChinaIsAPhone(String typed) {
        assertThat(Phone.fault(typed)).isEmpty();
        assertThat(Phone.of(typed).toString()).contains("****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "12800138000", "138001380001", "电话", "0891-63"})
    void whatCannotRingIsNone(String typed) {
        assertThat(Phone.fault(typed)).contains(Phone.Fault.SHAPE);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    id 11010519491231002X!,               id 110*************2X!
                    call 13800138000 or +8613900139000.,   call 138****8000 or +86139****9000.
                    138 0013 8000,                         138******8000
                    00000000-0000-7000-8000-013800138000,  00000000-0000-7000-8000-013800138000
                    took 1763767700123 ns,                 took 1763767700123 ns
                    """)
    void aLogLineIsMaskedWhereItLooksLikeANumberOfAPerson(String line, String masked) {
        assertThat(Masking.line(line)).isEqualTo(masked);
    }
}
