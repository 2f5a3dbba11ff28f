package jieli.mentoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jieli.deployment.PostingId;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * One case of the procedure log (手术操作登记). Never changed: a decision about it is a row of its own, a
 * correction a further entry that replaces it.
 *
 * @param institution where it was done
 * @param technique a code of {@code terms}
 * @param team who did what; several may do the same
 * @param outcome null while nobody knows
 * @param complication in words; empty if none
 * @param takenOver whether the supervisor had to
 * @param unadmitted whether the hospital had not admitted the technique then
 * @param pairing of whoever teaches or taught there; null if nobody ever did
 * @param replaces the entry it corrects, null if none
 */
public record Entry(
        EntryId id,
        InstitutionId institution,
        String technique,
        LocalDate day,
        List<Member> team,
        @Nullable Outcome outcome,
        String complication,
        boolean takenOver,
        boolean unadmitted,
        String note,
        @Nullable PairingId pairing,
        @Nullable EntryId replaces,
        boolean simulated) {

    /** What somebody did in a case. */
    public enum Role {
        /** 术者 / 操作者. */
        OPERATOR,
        /** 一助. */
        FIRST_ASSISTANT,
        /** 在场指导. */
        SUPERVISOR_PRESENT,
        /** 可及指导: could be there at once. */
        SUPERVISOR_ON_CALL,
        /** 麻醉. */
        ANAESTHESIA,
        /** 远程指导. */
        REMOTE_GUIDE;

        /** Whether whoever plays it stands in the room and knows the technique. */
        boolean isAtTable() {
            return this == OPERATOR || this == FIRST_ASSISTANT || this == SUPERVISOR_PRESENT;
        }

        public boolean supervises() {
            return this == SUPERVISOR_PRESENT || this == SUPERVISOR_ON_CALL;
        }
    }

    /** What came of it, in the words of FHIR's Procedure.outcome. */
    public enum Outcome {
        SUCCESSFUL,
        PARTIALLY_SUCCESSFUL,
        UNSUCCESSFUL
    }

    /** Whose it was; what it says of who can do it. */
    public enum Hands {
        /** A visitor operated. */
        VISITOR,
        /** Somebody local operated, a visitor was in the room. */
        TOGETHER,
        /** Nobody but local people in the room. */
        LOCAL
    }

    /**
     * One of the team.
     *
     * @param visitor not of the hospital's own staff that day
     * @param posting by which the visitor was there, null if by none
     */
    public record Member(
            PersonId person, Role role, boolean visitor, @Nullable PostingId posting) {}

    /**
     * Published in the transaction that adds an entry, or decides about one.
     *
     * @param counts whether the entry counts from now on
     * @param seen what was seen on the way, so that most listeners need not look
     */
    public record Changed(Entry entry, boolean counts, String by, Seen seen) {}

    /**
     * What the log saw when it added the case.
     *
     * @param first whether the hospital may have had none of its technique up to that day
     * @param watched whether an operator may hold a grant of it or have an alarm
     */
    public record Seen(boolean first, boolean watched) {

        /** Nobody looked: anything may be. */
        public static final Seen NOTHING = new Seen(true, true);
    }

    public Entry {
        team = List.copyOf(team);
    }

    /**
     * Whose it was. An anaesthetist from elsewhere is in the room too: then it was not done alone.
     */
    public Hands hands() {
        if (team.stream().anyMatch(one -> one.visitor() && one.role() == Role.OPERATOR)) {
            return Hands.VISITOR;
        }
        var inTheRoom =
                team.stream()
                        .filter(one -> one.role().isAtTable() || one.role() == Role.ANAESTHESIA);
        return inTheRoom.anyMatch(Member::visitor) ? Hands.TOGETHER : Hands.LOCAL;
    }

    /** Whether an expert helped from afar. */
    public boolean guided() {
        return team.stream().anyMatch(one -> one.role() == Role.REMOTE_GUIDE);
    }

    /** The same case with what follows from who was there. */
    Entry with(List<Member> placed, @Nullable PairingId whose, boolean madeUp) {
        return new Entry(
                id,
                institution,
                technique,
                day,
                placed,
                outcome,
                complication,
                takenOver,
                unadmitted,
                note,
                whose,
                replaces,
                madeUp);
    }

    /** The same case, as the hospital had admitted the technique or not. */
    Entry with(boolean notAdmitted) {
        return new Entry(
                id,
                institution,
                technique,
                day,
                team,
                outcome,
                complication,
                takenOver,
                notAdmitted,
                note,
                pairing,
                replaces,
                simulated);
    }

    /** Whether both tell the same, whatever followed from it. */
    boolean tellsTheSame(Entry other) {
        return tale().equals(other.tale());
    }

    private List<Object> tale() {
        var parts = team.stream().map(one -> one.role() + " " + one.person()).sorted().toList();
        return List.of(
                institution,
                technique,
                day,
                parts,
                Optional.ofNullable(outcome),
                complication,
                takenOver,
                note);
    }

    /** Who played a part, in the order entered. */
    public List<PersonId> people(Role role) {
        return team.stream().filter(one -> one.role() == role).map(Member::person).toList();
    }
}
