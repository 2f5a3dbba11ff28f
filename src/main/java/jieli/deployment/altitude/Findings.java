package jieli.deployment.altitude;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jieli.deployment.altitude.LakeLouise.Severity;
import jieli.deployment.altitude.ascent.Band;
import org.jspecify.annotations.Nullable;

/**
 * What a check amounts to: a level with its reasons. The worst reason counts, so symptoms outrank
 * any good reading. It prompts; it names no illness (domain handbook, sections 4.2 to 4.4).
 *
 * @param reasons the worst first; none for green
 * @param sickness whether the score suggests acute mountain sickness
 * @param repeat whether the reading is to be taken again in ten minutes
 */
record Findings(Level level, List<Reason> reasons, boolean sickness, boolean repeat) {

    private static final int FAST_PULSE = 120;
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(10);
    private static final Duration STILL_THE_SAME = Duration.ofHours(2);
    private static final Duration AMBER_LASTS = Duration.ofHours(12);

    /** Why a level; the message key {@code deployment.altitude.reason.…} says it in words. */
    enum Reason {
        BRAIN(Level.EMERGENCY),
        LUNGS(Level.EMERGENCY),
        SCORE_HIGH(Level.RED),
        OXYGEN_RED(Level.RED),
        BASELINE_RED(Level.RED),
        AMBER_STAYS(Level.RED),
        SCORE(Level.AMBER),
        /** Three or more without a headache: the score alone would miss them. */
        WITHOUT_HEADACHE(Level.AMBER),
        OXYGEN_AMBER(Level.AMBER),
        BASELINE_AMBER(Level.AMBER),
        /** Far below one's own usual, read once only. */
        BASELINE_ONCE(Level.AMBER),
        PULSE(Level.AMBER);

        private final Level level;

        Reason(Level level) {
            this.level = level;
        }

        public Level level() {
            return level;
        }
    }

    /** Signs that outrank any number (domain handbook, section 4.4). */
    enum Flag {
        /** Newly unsteady, fails the heel-to-toe walk: the brain (HACE). */
        UNSTEADY,
        /** Any change of mind: confused, drowsy, odd: the brain (HACE). */
        CONFUSED,
        /** Breathless at rest: the lungs (HAPE). */
        BREATHLESS_AT_REST,
        /** A dry cough that turned to pink froth: the lungs (HAPE). */
        PINK_FROTH
    }

    /** What someone said, what was measured, when. */
    record Said(LakeLouise score, Reading reading, Set<Flag> flags, Instant at) {

        public Said {
            flags = Set.copyOf(flags);
        }
    }

    /**
     * What else there is to know.
     *
     * @param arrivedAt null if the person is not counted as newly arrived
     * @param baseline null until there is one
     * @param before the last reading of oxygen, null if there was none
     * @param amberSince since when every check was amber, null if the last was not
     */
    record Around(
            Band band,
            @Nullable Instant arrivedAt,
            @Nullable Baseline baseline,
            @Nullable Before before,
            @Nullable Instant amberSince) {}

    /** An earlier reading of oxygen. */
    record Before(int spo2, Instant at) {}

    static Findings of(Said said, Around around) {
        var reasons = new ArrayList<Reason>();
        flags(said.flags(), reasons);
        score(said.score(), reasons);
        oxygen(said, around, reasons);
        var pulse = said.reading().pulse();
        if (pulse != null && pulse > FAST_PULSE) {
            reasons.add(Reason.PULSE);
        }
        var repeat = oxygenIsLow(reasons) || belowOnce(said, around);
        if (isAmber(reasons) && lasts(around.amberSince(), said.at())) {
            reasons.add(Reason.AMBER_STAYS);
        }
        reasons.sort(Comparator.comparing(Reason::level).reversed());
        var level = reasons.isEmpty() ? Level.GREEN : reasons.getFirst().level();
        return new Findings(level, List.copyOf(reasons), sickness(said, around), repeat);
    }

    private static void flags(Set<Flag> flags, List<Reason> reasons) {
        if (flags.contains(Flag.UNSTEADY) || flags.contains(Flag.CONFUSED)) {
            reasons.add(Reason.BRAIN);
        }
        if (flags.contains(Flag.BREATHLESS_AT_REST) || flags.contains(Flag.PINK_FROTH)) {
            reasons.add(Reason.LUNGS);
        }
    }

    private static void score(LakeLouise score, List<Reason> reasons) {
        if (score.severity().compareTo(Severity.MODERATE) >= 0) {
            reasons.add(Reason.SCORE_HIGH);
        } else if (score.severity() == Severity.MILD && score.headache() > 0) {
            reasons.add(Reason.SCORE);
        }
        if (score.severity() != Severity.NONE && score.headache() == 0) {
            reasons.add(Reason.WITHOUT_HEADACHE);
        }
    }

    /** The worse of the table's word and the baseline's. */
    private static void oxygen(Said said, Around around, List<Reason> reasons) {
        var spo2 = said.reading().spo2();
        if (spo2 == null) {
            return;
        }
        if (spo2 < around.band().redBelow()) {
            reasons.add(Reason.OXYGEN_RED);
        } else if (spo2 < around.band().amberBelow()) {
            reasons.add(Reason.OXYGEN_AMBER);
        }
        switch (againstBaseline(spo2, around)) {
            case RED, EMERGENCY ->
                    reasons.add(
                            confirmed(said, around) == Level.RED
                                    ? Reason.BASELINE_RED
                                    : confirmed(said, around) == Level.AMBER
                                            ? Reason.BASELINE_AMBER
                                            : Reason.BASELINE_ONCE);
            case AMBER -> {
                if (confirmed(said, around) != Level.GREEN) {
                    reasons.add(Reason.BASELINE_AMBER);
                }
            }
            case GREEN -> {}
        }
    }

    private static Level againstBaseline(int spo2, Around around) {
        return Optional.ofNullable(around.baseline())
                .map(usual -> usual.level(spo2))
                .orElse(Level.GREEN);
    }

    /** What the reading before says, if it was taken ten minutes earlier or up to two hours. */
    private static Level confirmed(Said said, Around around) {
        var before = around.before();
        if (before == null) {
            return Level.GREEN;
        }
        var apart = Duration.between(before.at(), said.at());
        return apart.compareTo(BETWEEN_READINGS) < 0 || apart.compareTo(STILL_THE_SAME) > 0
                ? Level.GREEN
                : againstBaseline(before.spo2(), around);
    }

    private static boolean belowOnce(Said said, Around around) {
        var spo2 = said.reading().spo2();
        return spo2 != null
                && againstBaseline(spo2, around) != Level.GREEN
                && confirmed(said, around) == Level.GREEN;
    }

    private static boolean oxygenIsLow(List<Reason> reasons) {
        return reasons.contains(Reason.OXYGEN_AMBER) || reasons.contains(Reason.OXYGEN_RED);
    }

    private static boolean isAmber(List<Reason> reasons) {
        return reasons.stream().map(Reason::level).max(Level::compareTo).orElse(Level.GREEN)
                == Level.AMBER;
    }

    private static boolean lasts(@Nullable Instant since, Instant now) {
        return since != null && Duration.between(since, now).compareTo(AMBER_LASTS) >= 0;
    }

    private static boolean sickness(Said said, Around around) {
        var arrived = around.arrivedAt();
        return said.score()
                .suggestsSickness(
                        arrived != null,
                        arrived == null ? 0 : Duration.between(arrived, said.at()).toHours());
    }
}
