package jieli.terms;

import java.util.List;
import jieli.listing.ListRequest;
import jieli.listing.Slice;

/** Everything {@code terms/list.html} shows. */
record TermListPage(Terms list, ListRequest request, List<TermRow> rows) {

    /** For the paging bar: the whole list stands on one page. */
    public Slice<TermRow> slice() {
        return Slice.whole(rows);
    }
}
