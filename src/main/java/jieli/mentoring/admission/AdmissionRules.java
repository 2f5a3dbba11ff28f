package jieli.mentoring.admission;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jieli.mentoring.admission.Admission.Committee;
import jieli.mentoring.admission.Admission.Decision;

/** When a technique may go on. Each method tells why not. */
final class AdmissionRules {

    static final int LONGEST = 4000;
    private static final int EXPERTS = 3;

    /**
     * A step as typed.
     *
     * @param equipment what was found; asked for when readiness is checked
     * @param staff likewise
     * @param experts from outside, one a line; asked for at the final review
     */
    record Draft(
            Stage next,
            LocalDate day,
            String words,
            String equipment,
            String staff,
            String experts) {}

    private AdmissionRules() {}

    static Optional<Refusal> step(Admission admission, Draft draft, LocalDate today) {
        var from = admission.stage();
        if (!admission.next().contains(draft.next())) {
            return Optional.of(Refusal.of("step"));
        }
        if (draft.day().isAfter(today)) {
            return Optional.of(Refusal.of("future", draft.day()));
        }
        var last = admission.last();
        if (last.isPresent() && draft.day().isBefore(last.get().day())) {
            return Optional.of(Refusal.of("before", last.get().day()));
        }
        var isOld = from.isEmpty() && draft.next() == Stage.ROUTINE;
        if ((draft.next().wantsWords() || isOld) && draft.words().isEmpty()) {
            return Optional.of(Refusal.of("words"));
        }
        if (draft.words().length()
                        + draft.equipment().length()
                        + draft.staff().length()
                        + draft.experts().length()
                > LONGEST - 100) {
            return Optional.of(Refusal.of("long"));
        }
        return needs(admission, draft);
    }

    private static Optional<Refusal> needs(Admission admission, Draft draft) {
        return switch (draft.next()) {
            case READINESS_CHECKED ->
                    draft.equipment().isEmpty() || draft.staff().isEmpty()
                            ? Optional.of(Refusal.of("readiness"))
                            : Optional.empty();
            case APPROVED -> approved(admission, draft.day());
            case TRIAL ->
                    admission.known().cases() == 0
                            ? Optional.of(Refusal.of("case"))
                            : Optional.empty();
            case FINAL_REVIEW ->
                    experts(draft.experts()).size() < EXPERTS
                            ? Optional.of(Refusal.of("experts", EXPERTS))
                            : Optional.empty();
            case REVIVED ->
                    admission.known().isAsleep()
                            ? Optional.empty()
                            : Optional.of(Refusal.of("awake"));
            case NEED, PROPOSED, MID_REVIEW, ROUTINE, REJECTED, SUSPENDED, STOPPED ->
                    Optional.empty();
        };
    }

    /** Both committees; after a suspension both again. */
    private static Optional<Refusal> approved(Admission admission, LocalDate day) {
        var since =
                admission.stage().filter(Stage.SUSPENDED::equals).isPresent()
                        ? admission.last().map(Admission.Step::day)
                        : begun(admission);
        for (var committee : Committee.values()) {
            var newest = admission.newest(committee);
            var name = committee.name();
            if (newest.isEmpty() || since.filter(newest.get().day()::isBefore).isPresent()) {
                return Optional.of(Refusal.of("committee." + name));
            }
            if (!newest.get().agreed()) {
                return Optional.of(Refusal.of("refused." + name, newest.get().number()));
            }
            if (newest.get().day().isAfter(day)) {
                return Optional.of(Refusal.of("later." + name, newest.get().day()));
            }
        }
        return Optional.empty();
    }

    /** When the application began that is being decided about. */
    private static Optional<LocalDate> begun(Admission admission) {
        return admission.steps().reversed().stream()
                .filter(step -> step.stage() == Stage.NEED)
                .map(Admission.Step::day)
                .findFirst();
    }

    static Optional<Refusal> decision(Decision decision, LocalDate today) {
        if (decision.number().isEmpty() || decision.number().length() > 100) {
            return Optional.of(Refusal.of("number"));
        }
        return decision.day().isAfter(today)
                ? Optional.of(Refusal.of("future", decision.day()))
                : Optional.empty();
    }

    static Optional<Refusal> filing(Admission admission, Admission.Filing filing, LocalDate today) {
        if (!admission.isRestricted()) {
            return Optional.of(Refusal.of("unrestricted"));
        }
        if (filing.number().isEmpty()
                || filing.authority().isEmpty()
                || filing.number().length() > 100
                || filing.authority().length() > 200) {
            return Optional.of(Refusal.of("filing"));
        }
        return filing.day().isAfter(today)
                ? Optional.of(Refusal.of("future", filing.day()))
                : Optional.empty();
    }

    /** Those named, each once. */
    static List<String> experts(String typed) {
        return Arrays.stream(typed.split("[\\n\\r;;、,,]"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
