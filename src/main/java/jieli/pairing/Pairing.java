package jieli.pairing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.identity.Reach;
import org.jspecify.annotations.Nullable;

/**
 * One or more supporters bound to one or more recipients for a time.
 *
 * @param supporters who helps, the first one leading
 * @param recipients who is helped
 * @param note what the sources say about the arrangement, in our own words; may be empty
 */
public record Pairing(
        PairingId id,
        String name,
        ProgrammeType programme,
        List<InstitutionId> supporters,
        List<InstitutionId> recipients,
        Start start,
        @Nullable LocalDate end,
        String note) {

    /** When it began, as far as anyone knows. */
    public sealed interface Start {
        /** On this day; the words say how exactly it is known (2022-07). */
        record On(LocalDate day, String words) implements Start {}

        /** Nobody knows when, but no later than this day. */
        record NoLaterThan(LocalDate day, String words) implements Start {}

        /** Nobody knows. */
        record Unknown() implements Start {}
    }

    /** Whether it has ended on that day; the end is the first day without. */
    public boolean isOver(LocalDate today) {
        return end != null && !today.isBefore(end);
    }

    /** Whether a right of this reach holds for it: by name, or through one of its parties. */
    public boolean isWithin(Reach reach) {
        return reach.everywhere()
                || reach.pairings().contains(id.value())
                || Stream.concat(supporters.stream(), recipients.stream()).anyMatch(reach::covers);
    }
}
