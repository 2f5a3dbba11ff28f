package jieli.identity.audit;

import java.util.List;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code identity/audit.html} shows.
 *
 * @param head number and hash of the newest entry, to be noted elsewhere; null while there is none
 */
record TrailPage(
        ListRequest request,
        Slice<Row> slice,
        List<Choice> actions,
        List<Choice> kinds,
        @Nullable String head) {

    /** A filter's value with its name in the reader's language. */
    record Choice(String value, String name) {}

    /**
     * An entry in the reader's language.
     *
     * @param at day and time in China
     * @param who the name, else the account, else empty
     */
    record Row(
            TrailRow entry,
            String at,
            String who,
            String roles,
            String action,
            String tone,
            String kind,
            String institution) {}
}
