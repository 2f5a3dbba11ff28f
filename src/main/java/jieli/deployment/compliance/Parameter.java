package jieli.deployment.compliance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule set may ask for. A name that is not here is refused, so that a slip of the pen
 * never becomes a rule nobody checks.
 */
enum Parameter {
    minHeadPerYear(Kind.COUNT),
    minHead(Kind.COUNT),
    minHeadSpecialist(Kind.COUNT),
    minHeadChineseMedicine(Kind.COUNT),
    headPerBatchMin(Kind.COUNT),
    headPerBatchMax(Kind.COUNT),
    minMonths(Kind.COUNT),
    minMonthsPerBatch(Kind.COUNT),
    minWeeks(Kind.COUNT),
    consecutive(Kind.FLAG),
    allYearPresence(Kind.FLAG),
    minDoctorsPerTownshipCentre(Kind.COUNT),
    minAssociateSenior(Kind.COUNT),
    checklistSignedByBoth(Kind.FLAG),
    urbanMinStaff(Kind.COUNT),
    urbanMinWorkdaysPerWeek(Kind.COUNT),
    minWeeksAtCountyOrBelow(Kind.COUNT),
    methods(Kind.WORDS),
    cycleYears(Kind.COUNT),
    termYears(Kind.COUNT),
    senderGrade(Kind.WORDS),
    pairedProvinceOnly(Kind.FLAG),
    inductionDays(Kind.COUNT),
    inductionAltitudeHealth(Kind.FLAG),
    assessmentRoundMonths(Kind.COUNT),
    sectorsCounted(Kind.WORDS),
    minFundSharePercent(Kind.PERCENT),
    fundPurposes(Kind.WORDS),
    minInCountyAdmissionRatePercent(Kind.PERCENT),
    apprenticesPerHelper(Kind.COUNT),
    signedAgreement(Kind.FLAG),
    minCumulativeYears(Kind.COUNT),
    beforeTitle(Kind.WORDS),
    changeOfPlaceNeeded(Kind.FLAG),
    documentNeeded(Kind.FLAG),
    // what a text leaves open: asked of every rule set, answered by a default
    leaveDaysNotBreaking("30"),
    leaveWindowMonths("6"),
    descentBreaksContinuity(Kind.FLAG, "false"),
    dayCount("CALENDAR", List.of("CALENDAR", "ON_SITE")),
    yearBasis("CALENDAR", List.of("CALENDAR", "BATCH")),
    replacementCounts("ONE_SEAT", List.of("ONE_SEAT", "EACH_PERSON")),
    countOutgoing("SEPARATE", List.of("SEPARATE", "COUNTED")),
    minSpecialties(Kind.COUNT, ""),
    managementShare(Kind.PERCENT, ""),
    maxGapDays("0"),
    warnGapDaysAhead("60"),
    overlapDays("7"),
    // for sizing, nothing to enforce
    enforced(Kind.FLAG),
    tertiaryHospitals(Kind.COUNT),
    countyHospitals(Kind.COUNT),
    counties(Kind.COUNT),
    postedAtLeast(Kind.COUNT),
    people(Kind.COUNT),
    tibetBatch(Kind.COUNT),
    qinghaiBatch(Kind.COUNT),
    startMonth(Kind.WORDS),
    senders(Kind.COUNT),
    receivers(Kind.COUNT),
    minHospitalsAtTertiaryCapability(Kind.COUNT),
    byYear(Kind.COUNT),
    officialsYears(Kind.COUNT),
    technicalMonthsMin(Kind.COUNT),
    technicalMonthsMax(Kind.COUNT);

    /** What may stand there. */
    enum Kind {
        COUNT,
        PERCENT,
        FLAG,
        CHOICE,
        WORDS
    }

    private static final Map<String, Parameter> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Parameter::name, one -> one));

    private static final int MOST = 10_000_000;

    private final Kind kind;
    private final @Nullable String otherwise;
    private final List<String> choices;

    Parameter(Kind kind) {
        this(kind, null, List.of());
    }

    Parameter(Kind kind, String otherwise) {
        this(kind, otherwise, List.of());
    }

    Parameter(String otherwise) {
        this(Kind.COUNT, otherwise, List.of());
    }

    Parameter(String otherwise, List<String> choices) {
        this(Kind.CHOICE, otherwise, choices);
    }

    Parameter(Kind kind, @Nullable String otherwise, List<String> choices) {
        this.kind = kind;
        this.otherwise = otherwise;
        this.choices = choices;
    }

    static Optional<Parameter> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** What stands for questions the texts leave open. */
    static List<Parameter> ambiguities() {
        return Arrays.stream(values()).filter(Parameter::isAmbiguity).toList();
    }

    public Kind kind() {
        return kind;
    }

    public List<String> choices() {
        return kind == Kind.FLAG ? List.of("true", "false") : choices;
    }

    /** The end of the key of the word for a value; the value itself where it needs none. */
    public String word(String value) {
        return switch (kind) {
            case FLAG -> "value." + value;
            case CHOICE -> "value." + name() + "." + value;
            case COUNT, PERCENT, WORDS -> value;
        };
    }

    /** Whether the texts leave it open, so that a pairing may choose. */
    public boolean isAmbiguity() {
        return otherwise != null;
    }

    /** What holds when nobody says anything; empty is off, null is not asked for at all. */
    @Nullable String otherwise() {
        return otherwise;
    }

    /** Whether a value fits, as it stands in a row of a rule set. */
    boolean takes(String value) {
        return switch (kind) {
            case COUNT -> number(value) >= 0;
            case PERCENT -> number(value) >= 0 && number(value) <= 100;
            case FLAG -> value.equals("true") || value.equals("false");
            case CHOICE -> choices.contains(value);
            case WORDS -> !value.isBlank() && value.length() <= 500;
        };
    }

    /** A whole number of people, days or months; -1 when it is none. */
    private static int number(String value) {
        if (!value.matches("\\d{1,8}")) {
            return -1;
        }
        var number = Integer.parseInt(value);
        return number <= MOST ? number : -1;
    }
}
