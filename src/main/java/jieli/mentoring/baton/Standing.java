package jieli.mentoring.baton;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a technique stands at a hospital on a day, with the numbers that decided it.
 *
 * @param state what it comes to
 * @param why what keeps it from {@link BatonState#ROOTED}; empty before a departure
 * @param day as of when
 * @param departed the last day of the last teacher, null while none has left
 * @param early within the first days after a departure, shown as a time of observation
 * @param independent cases done alone in the window
 * @param guided cases done with help from afar in the window; never added to the others
 * @param needed how many independent cases the window must hold, 0 before a departure
 * @param before cases of any hands in the last window of the term, 0 before a departure
 * @param last the last case of any hands, null if none
 * @param able who may do it alone and is there
 */
record Standing(
        BatonState state,
        List<Why> why,
        LocalDate day,
        @Nullable LocalDate departed,
        boolean early,
        long independent,
        long guided,
        int needed,
        long before,
        @Nullable LocalDate last,
        List<UUID> able) {

    /** What stands in the way of a skill that stays. */
    public enum Why {
        NOTHING_RECORDED,
        NOBODY_ABLE,
        EQUIPMENT_OUT,
        NO_CASE,
        TOO_EARLY,
        TOO_FEW_CASES,
        TOO_FEW_DOCTORS,
        DOUBT
    }

    public Standing {
        why = List.copyOf(why);
        able = List.copyOf(able);
    }

    /** 离丢失只差一人: whoever can do it is the only one. */
    public boolean isOnePersonAway() {
        return able.size() == 1 && state != BatonState.LOST;
    }
}
