package jieli.mentoring.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.mentoring.admission.FirstClaim.Scope;
import jieli.mentoring.admission.FirstClaim.Source;
import jieli.mentoring.admission.FirstClaim.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When two who say they were the first cannot both be right. */
class FirstsTests {

    @Test
    void twoHospitalsAreNotBothTheFirstOfACounty() {
        var jiali = claim("嘉黎", Scope.COUNTY, "2025-01-01", Source.DETECTED);
        var biru = claim("比如", Scope.COUNTY, "2025-02-01", Source.STATED);
        assertThat(Firsts.isAgainst(jiali, biru)).isTrue();
        assertThat(Firsts.isAgainst(biru, jiali)).isTrue();
    }

    @Test
    void eachHospitalHasItsOwnFirst() {
        assertThat(
                        Firsts.isAgainst(
                                claim("嘉黎", Scope.HOSPITAL, "2025-01-01", Source.STATED),
                                claim("比如", Scope.HOSPITAL, "2025-02-01", Source.STATED)))
                .isFalse();
    }

    @Test
    void atOneHospitalTwoDaysDisagreeAnUnknownDayDoesNot() {
        var logged = claim("嘉黎", Scope.HOSPITAL, "2025-01-01", Source.DETECTED);
        var stated = claim("嘉黎", Scope.HOSPITAL, "2024-06-01", Source.STATED);
        var reported = claim("嘉黎", Scope.HOSPITAL, null, Source.REPORTED);
        assertThat(Firsts.isAgainst(logged, stated)).isTrue();
        assertThat(Firsts.isAgainst(logged, reported)).isFalse();
        assertThat(Firsts.isAgainst(logged, logged)).isFalse();
    }

    @Test
    void ofTwoInTheLogTheLogItselfDecides() {
        assertThat(
                        Firsts.isAgainst(
                                claim("嘉黎", Scope.COUNTY, "2025-01-01", Source.DETECTED),
                                claim("比如", Scope.COUNTY, "2025-02-01", Source.DETECTED)))
                .isFalse();
    }

    @Test
    void theScopeIsAsWideAsTheWordsSay() {
        assertThat(Firsts.scope("首次开展心梗溶栓")).isEqualTo(Scope.HOSPITAL);
        assertThat(Firsts.scope("全县首例腹腔镜手术")).isEqualTo(Scope.COUNTY);
        assertThat(Firsts.scope("填补全州空白")).isEqualTo(Scope.PREFECTURE);
        assertThat(Firsts.scope("全省首例")).isEqualTo(Scope.REGION);
    }

    private static FirstClaim claim(
            String where, Scope scope, @Nullable String day, Source source) {
        return new FirstClaim(
                FirstClaim.Id.derived(where, scope, String.valueOf(day), source),
                new InstitutionId(UUID.nameUUIDFromBytes(where.getBytes(UTF_8))),
                "appendectomy",
                scope,
                "540600",
                day == null ? null : LocalDate.parse(day),
                null,
                source,
                "",
                "",
                null,
                State.CLAIM,
                true);
    }
}
