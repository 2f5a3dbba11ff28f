package jieli.mentoring.competence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.mentoring.Entrustment;
import jieli.mentoring.Entry.Hands;
import jieli.mentoring.Entry.Outcome;
import jieli.mentoring.Entry.Role;
import jieli.mentoring.EntryId;
import org.jspecify.annotations.Nullable;

/**
 * One person in one technique at one hospital: what was seen of them, what they were granted, what
 * the numbers say. What was observed never becomes a grant by itself.
 *
 * <p>While somebody learns, only signed cases count. On days on which a grant of level 4 or 5 holds
 * their own cases count unsigned too, because nobody stands beside them any more. When such a grant
 * is taken back for good, they learn anew: what they did until that day shows nothing any more.
 *
 * @param deeds what they did, in whatever role, in the order of the cases
 * @param grants in the order of their first days
 */
record Skill(
        PersonId person,
        InstitutionId institution,
        String technique,
        Requirement requirement,
        List<Done> deeds,
        List<Grant> grants,
        List<Relapse> relapses,
        LocalDate today) {

    /**
     * What one person did in one case that counts; names no patient.
     *
     * @param guided an expert helped from afar
     * @param outcome null while nobody knows
     * @param complication in words; empty if none
     * @param signer who signed it off; null if nobody did, then it awaits the supervisor
     * @param observed how much supervision the operator needed, null if nobody said
     */
    record Done(
            EntryId entry,
            InstitutionId institution,
            String technique,
            Role role,
            LocalDate day,
            Hands hands,
            boolean guided,
            @Nullable Outcome outcome,
            String complication,
            boolean takenOver,
            @Nullable PersonId signer,
            @Nullable Entrustment observed,
            boolean simulated) {

        boolean operated() {
            return role == Role.OPERATOR;
        }

        boolean signed() {
            return signer != null;
        }

        boolean alone() {
            return observed != null && observed.level() >= Grant.ALONE;
        }
    }

    Skill {
        deeds = List.copyOf(deeds);
        grants =
                grants.stream()
                        .sorted(Comparator.comparing(Grant::from).thenComparing(Grant::id))
                        .toList();
        relapses = List.copyOf(relapses);
    }

    List<Done> operated() {
        return deeds.stream().filter(Done::operated).toList();
    }

    /**
     * The day on which the last grant of level 4 was taken back for good; the cases after it count
     * anew. Empty if none was, or if another such grant stood that day.
     */
    Optional<LocalDate> unlearned() {
        return grants.stream()
                .filter(Grant::alone)
                .flatMap(grant -> grant.withdrawn().stream())
                .filter(day -> !day.isAfter(today))
                .filter(day ->
                        grants.stream().noneMatch(grant -> grant.alone() && grant.stands(day)))
                .max(Comparator.naturalOrder());
    }

    private boolean isOfThisTime(Done done) {
        return unlearned().map(done.day()::isAfter).orElse(true);
    }

    /** Signed cases as operator: what a grant can rest on. */
    private List<Done> grounds() {
        return operated().stream().filter(Done::signed).filter(this::isOfThisTime).toList();
    }

    /** Signed cases as operator. */
    int signed() {
        return grounds().size();
    }

    /** Whether nobody else signed off what a grant would rest on. */
    boolean isSignedOnlyBy(PersonId one) {
        return grounds().stream().allMatch(done -> one.equals(done.signer()));
    }

    /**
     * The day on which the cases were there that a grant of level 4 needs: as many signed ones as
     * asked for, one of them done alone. Empty while they are not.
     */
    Optional<LocalDate> ripe() {
        var enough = grounds().stream().skip(requirement.least() - 1L).map(Done::day).findFirst();
        var alone = grounds().stream().filter(Done::alone).map(Done::day).findFirst();
        return enough.flatMap(day -> alone.map(other -> day.isBefore(other) ? other : day));
    }

    boolean counts(Done done) {
        return done.signed()
                || grants.stream()
                        .anyMatch(grant -> grant.alone() && grant.coversCasesOf(done.day()));
    }

    /** Cases as operator that do not count yet: they wait for the supervisor's signature. */
    public long waiting() {
        return operated().stream().filter(done -> !counts(done)).count();
    }

    private Optional<LocalDate> aloneSince() {
        return grants.stream()
                .filter(grant -> grant.alone() && grant.everHeld())
                .map(Grant::from)
                .filter(day -> unlearned().map(day::isAfter).orElse(true))
                .findFirst();
    }

    /**
     * The cases of the learning curve: those that count before the first grant of level 4, or
     * between one taken back and the next.
     */
    List<Done> learning() {
        var end = aloneSince();
        return operated().stream()
                .filter(this::counts)
                .filter(this::isOfThisTime)
                .filter(done -> end.isEmpty() || done.day().isBefore(end.get()))
                .toList();
    }

    LearningCurve curve() {
        return LearningCurve.of(requirement.numbers(), failures(learning()));
    }

    /**
     * The first day the watch looks at: since the newest grant of level 4 has held without a break,
     * or the day after the last alarm was answered. An alarm nobody has answered keeps its first
     * day, so that neither a suspension nor a renewal makes it forgotten. Empty while no such grant
     * holds.
     */
    public Optional<LocalDate> watchedSince() {
        return openRelapse().map(Relapse::since).or(this::heldSince);
    }

    private Optional<LocalDate> heldSince() {
        var held =
                grants.stream()
                        .filter(grant -> grant.alone() && grant.holds(today))
                        .map(grant -> grant.heldSince(today))
                        .max(Comparator.naturalOrder());
        var answered =
                relapses.stream()
                        .map(Relapse::answer)
                        .filter(Objects::nonNull)
                        .map(answer -> answer.day().plusDays(1));
        return held.flatMap(
                day -> Stream.concat(Stream.of(day), answered).max(Comparator.naturalOrder()));
    }

    /** The cases the watch looks at. */
    List<Done> watched() {
        return watchedSince()
                .map(since ->
                        operated().stream()
                                .filter(done -> !done.day().isBefore(since) && counts(done))
                                .toList())
                .orElse(List.of());
    }

    Optional<RelapseWatch> watch() {
        return watchedSince().map(_ -> RelapseWatch.of(requirement.numbers(), failures(watched())));
    }

    /** The case with which the watch rose above its limit. */
    Optional<EntryId> alarm() {
        var at = watch().map(RelapseWatch::alarm).orElse(java.util.OptionalInt.empty());
        return at.isPresent()
                ? Optional.of(watched().get(at.getAsInt() - 1).entry())
                : Optional.empty();
    }

    public Optional<Relapse> openRelapse() {
        return relapses.stream().filter(Relapse::isOpen).findFirst();
    }

    private List<Boolean> failures(List<Done> cases) {
        return cases.stream().map(requirement::failed).toList();
    }

    private Stream<Entrustment> observed() {
        return operated().stream().map(Done::observed).filter(Objects::nonNull);
    }

    /** The highest ever observed; levels have an order but no mean. */
    Optional<Entrustment> highest() {
        return observed().max(Comparator.naturalOrder());
    }

    /** The level observed last. */
    Optional<Entrustment> latest() {
        return observed().reduce((_, later) -> later);
    }

    /** How many signed cases were observed to be done alone. */
    int observedAlone() {
        return (int) grounds().stream().filter(Done::alone).count();
    }

    /** The highest grant that holds today. */
    Optional<Grant> granted() {
        return grants.stream()
                .filter(grant -> grant.holds(today))
                .max(Comparator.comparing(Grant::level).thenComparing(Grant::until));
    }

    /** Whether the numbers propose a grant that nobody has given yet. */
    boolean isProposed() {
        return curve().verdict() instanceof LearningCurve.Verdict.Shown
                && grants.stream().noneMatch(grant -> grant.alone() && grant.holds(today));
    }

    public boolean simulated() {
        return deeds.stream().anyMatch(Done::simulated)
                || grants.stream().anyMatch(Grant::simulated);
    }
}
