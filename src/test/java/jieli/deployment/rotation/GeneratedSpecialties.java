package jieli.deployment.rotation;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which specialties county hospitals on the plateau ask for, and which hospitals have: parts of a
 * thousand. Anaesthesiology, paediatrics and high-altitude medicine are asked for more than had.
 */
enum GeneratedSpecialties {
    INTERNAL_MEDICINE("internal-medicine", 110, 120),
    GENERAL_SURGERY("general-surgery", 105, 115),
    OBSTETRICS_GYNAECOLOGY("obstetrics-gynaecology", 105, 95),
    PAEDIATRICS("paediatrics", 95, 65),
    ORTHOPAEDICS("orthopaedics", 80, 95),
    EMERGENCY("emergency", 75, 70),
    CARDIOLOGY("cardiology", 65, 75),
    IMAGING("imaging", 60, 65),
    ULTRASOUND("ultrasound", 60, 60),
    INTENSIVE_CARE("intensive-care", 50, 50),
    ANAESTHESIOLOGY("anaesthesiology", 50, 35),
    RESPIRATORY("respiratory", 40, 45),
    LABORATORY("laboratory", 30, 35),
    OPHTHALMOLOGY("ophthalmology", 25, 30),
    STOMATOLOGY("stomatology", 25, 30),
    HIGH_ALTITUDE_MEDICINE("high-altitude-medicine", 25, 15);

    final String code;
    private final int wanted;
    private final int had;

    GeneratedSpecialties(String code, int wanted, int had) {
        this.code = code;
        this.wanted = wanted;
        this.had = had;
    }

    static GeneratedSpecialties wanted(SplittableRandom random) {
        return drawn(random.nextInt(1_000), true);
    }

    static GeneratedSpecialties had(SplittableRandom random) {
        return drawn(random.nextInt(1_000), false);
    }

    static GeneratedSpecialties of(String code) {
        return Arrays.stream(values())
                .filter(specialty -> specialty.code.equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static GeneratedSpecialties drawn(int draw, boolean wanted) {
        var left = draw;
        for (var specialty : List.of(values())) {
            left -= wanted ? specialty.wanted : specialty.had;
            if (left < 0) {
                return specialty;
            }
        }
        throw new IllegalStateException("the parts do not make a thousand");
    }

    /** What a tenth of its specialists can stand for as well. */
    GeneratedSpecialties near() {
        return switch (this) {
            case CARDIOLOGY, RESPIRATORY, HIGH_ALTITUDE_MEDICINE -> INTERNAL_MEDICINE;
            case INTERNAL_MEDICINE -> HIGH_ALTITUDE_MEDICINE;
            case ORTHOPAEDICS, EMERGENCY -> GENERAL_SURGERY;
            case GENERAL_SURGERY, INTENSIVE_CARE -> EMERGENCY;
            case ANAESTHESIOLOGY -> INTENSIVE_CARE;
            case IMAGING -> ULTRASOUND;
            case ULTRASOUND -> IMAGING;
            case OBSTETRICS_GYNAECOLOGY, PAEDIATRICS, LABORATORY, OPHTHALMOLOGY, STOMATOLOGY ->
                    this;
        };
    }
}
