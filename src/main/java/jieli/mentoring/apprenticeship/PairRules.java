package jieli.mentoring.apprenticeship;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.PostingState;
import jieli.directory.Directory.Employed;
import jieli.directory.PersonId;
import jieli.mentoring.apprenticeship.Agreement.Goal;
import jieli.mentoring.apprenticeship.Agreement.Plan;
import jieli.mentoring.apprenticeship.Progress.Of;
import jieli.terms.Terms;

/** What an agreement has to be, and when it may go on. Each method tells why not. */
final class PairRules {

    private static final int CHECK_EARLY_DAYS = 30;

    private PairRules() {}

    /**
     * The posting by which somebody may teach there: the one that holds the whole term, else the
     * first that shares a day with it.
     */
    static Optional<Posting> posting(List<Posting> ofMentor, Agreement agreed) {
        return ofMentor.stream()
                .filter(one -> one.recipient().equals(agreed.institution()))
                .filter(PairRules::teaches)
                .filter(one -> one.during().touches(agreed.during()))
                .min(
                        Comparator.comparing((Posting one) -> !holds(one.during(), agreed.during()))
                                .thenComparing(one -> one.during().from()));
    }

    private static boolean teaches(Posting one) {
        return one.part() != Posting.Part.MANAGEMENT
                && one.state() != PostingState.WITHDRAWN
                && one.state() != PostingState.POSTPONED;
    }

    static boolean holds(Period outer, Period inner) {
        return outer.shared(inner).filter(inner::equals).isPresent();
    }

    /** What holds from the day it is written. */
    static Optional<Refusal> draft(
            Agreement agreed, List<Posting> ofMentor, List<Employed> ofApprentice) {
        if (agreed.mentor().equals(agreed.apprentice())) {
            return Optional.of(Refusal.of("same"));
        }
        if (!isEmployed(agreed, ofApprentice, agreed.during().from())) {
            return Optional.of(Refusal.of("employed", agreed.during().from()));
        }
        return there(agreed, ofMentor)
                .or(() -> plan(agreed.plan(), agreed))
                .or(() -> goals(agreed.goals(), agreed.during()));
    }

    private static boolean isEmployed(Agreement agreed, List<Employed> employed, LocalDate day) {
        return employed.stream()
                .anyMatch(one ->
                        one.person().equals(agreed.apprentice())
                                && one.institution().equals(agreed.institution())
                                && one.contains(day));
    }

    private static Optional<Refusal> there(Agreement agreed, List<Posting> ofMentor) {
        var posting = posting(ofMentor, agreed);
        if (posting.isEmpty()) {
            return Optional.of(Refusal.of("there"));
        }
        var stay = posting.get().during();
        var last = stay.lastDay();
        return holds(stay, agreed.during())
                ? Optional.empty()
                : Optional.of(Refusal.of("outside", stay.from(), last == null ? "…" : last));
    }

    /** The dates of review and assessment. */
    static Optional<Refusal> plan(Plan plan, Agreement agreed) {
        var mid = plan.midReview();
        var end = plan.assessment();
        if (agreed.mentor().equals(plan.assessor())) {
            return Optional.of(Refusal.of("assessor"));
        }
        if (agreed.apprentice().equals(plan.assessor())) {
            return Optional.of(Refusal.of("assessor.self"));
        }
        if (mid != null && !agreed.during().contains(mid)) {
            return Optional.of(Refusal.of("mid.outside", mid));
        }
        if (end != null && !agreed.during().contains(end)) {
            return Optional.of(Refusal.of("assessment.outside", end));
        }
        return mid != null && end != null && !mid.isBefore(end)
                ? Optional.of(Refusal.of("mid.late"))
                : Optional.empty();
    }

    /** The named techniques. */
    static Optional<Refusal> goals(List<Goal> goals, Period during) {
        var seen = new HashSet<String>();
        for (var goal : goals) {
            if (Terms.get("techniques").find(goal.technique()).isEmpty()) {
                return Optional.of(Refusal.of("technique"));
            }
            if (!seen.add(goal.technique())) {
                return Optional.of(Refusal.of("twice"));
            }
            if (goal.level() < 3 || goal.level() > 5) {
                return Optional.of(Refusal.of("level"));
            }
            if (goal.least() < 1 || goal.least() > 500) {
                return Optional.of(Refusal.of("least"));
            }
            if (!during.contains(goal.target())) {
                return Optional.of(Refusal.of("target", goal.target()));
            }
        }
        return Optional.empty();
    }

    /** Whether it may take a step. */
    static Optional<Refusal> step(
            Pair pair, PairState next, LocalDate day, String words, LocalDate today) {
        if (!pair.state().next().contains(next)) {
            return Optional.of(Refusal.of("step"));
        }
        if (day.isAfter(today)) {
            return Optional.of(Refusal.of("future", day));
        }
        var last = pair.stepped();
        if (last != null && day.isBefore(last)) {
            return Optional.of(Refusal.of("before", last));
        }
        if (pair.state().wantsWords(next) && words.isEmpty()) {
            return Optional.of(Refusal.of("words"));
        }
        var isCheck = next == PairState.CHECK_6M || next == PairState.CHECK_12M;
        return isCheck && last != null ? early(last, day) : Optional.empty();
    }

    /** Each check comes half a year after what came before it. */
    private static Optional<Refusal> early(LocalDate since, LocalDate day) {
        var first = since.plusMonths(6).minusDays(CHECK_EARLY_DAYS);
        return day.isBefore(first) ? Optional.of(Refusal.of("early", first)) : Optional.empty();
    }

    /** Without a goal, a day on which it is judged, somebody who judges, nobody begins. */
    static Optional<Refusal> active(
            Agreement agreed, LocalDate day, List<Posting> ofMentor, List<Employed> ofApprentice) {
        if (agreed.goals().isEmpty()) {
            return Optional.of(Refusal.of("nothing"));
        }
        if (agreed.plan().assessment() == null) {
            return Optional.of(Refusal.of("unassessed"));
        }
        if (agreed.plan().assessor() == null) {
            return Optional.of(Refusal.of("nobody"));
        }
        if (!agreed.during().contains(day)) {
            return Optional.of(Refusal.of("term", day));
        }
        if (!isEmployed(agreed, ofApprentice, day)) {
            return Optional.of(Refusal.of("employed", day));
        }
        return there(agreed, ofMentor);
    }

    /** That both signed, that the mentor left, either may note; neither judges what came of it. */
    static Optional<Refusal> self(Pair pair, PairState next, PersonId me) {
        var isNote = next == PairState.SIGNED || next == PairState.MENTOR_LEFT;
        return !isNote && (me.equals(pair.mentor()) || me.equals(pair.apprentice()))
                ? Optional.of(Refusal.of("self"))
                : Optional.empty();
    }

    /**
     * What a technique lacks of what was promised: cases as operator, the level granted.
     *
     * @param come by technique
     */
    static List<Goal> missing(Agreement agreed, Map<String, Of> come) {
        return agreed.goals().stream()
                .filter(goal -> {
                    var of = come.getOrDefault(goal.technique(), Of.NOTHING);
                    return of.cases() < goal.least() || of.level() < goal.level();
                })
                .toList();
    }

    /**
     * Who graduates has done and holds what was promised, or somebody says why not; then at least
     * the day of assessment has come.
     *
     * @param missing the names of what is not reached, empty if nothing
     */
    static Optional<Refusal> graduated(
            Agreement agreed, LocalDate day, String words, String missing) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        if (words.isEmpty()) {
            return Optional.of(Refusal.of("ungranted", missing));
        }
        var assessed = agreed.plan().assessment();
        if (assessed == null) {
            return Optional.of(Refusal.of("assess"));
        }
        return assessed.isAfter(day)
                ? Optional.of(Refusal.of("assess.later", assessed, missing))
                : Optional.empty();
    }
}
