package jieli.deployment.compliance;

import java.util.List;
import jieli.deployment.compliance.Answer.Said;

/** Asked by a rule, but no data of this house tells; it is shown rather than passed over. */
record NotMeasured(Parameter asked) implements Check {

    static final List<Parameter> ASKED =
            List.of(
                    Parameter.minHeadSpecialist,
                    Parameter.minHeadChineseMedicine,
                    Parameter.urbanMinStaff,
                    Parameter.urbanMinWorkdaysPerWeek,
                    Parameter.minWeeksAtCountyOrBelow,
                    Parameter.methods,
                    Parameter.cycleYears,
                    Parameter.termYears,
                    Parameter.senderGrade,
                    Parameter.pairedProvinceOnly,
                    Parameter.inductionDays,
                    Parameter.inductionAltitudeHealth,
                    Parameter.assessmentRoundMonths,
                    Parameter.minFundSharePercent,
                    Parameter.minInCountyAdmissionRatePercent,
                    Parameter.apprenticesPerHelper,
                    Parameter.signedAgreement,
                    Parameter.minCumulativeYears,
                    Parameter.documentNeeded);

    @Override
    public String code() {
        return asked.name();
    }

    @Override
    public String title() {
        return "deployment.parameter." + asked.name();
    }

    @Override
    public List<Parameter> asks() {
        return List.of(asked);
    }

    @Override
    public List<Parameter> dependsOn() {
        return List.of();
    }

    @Override
    public Answer answer(Demands demands, World world, Year year) {
        var value = demands.value(asked);
        return Answer.unknown(
                Said.of(
                        "not-measured",
                        asked.kind() == Parameter.Kind.FLAG ? Said.of("value." + value) : value));
    }
}
