package jieli.pairing;

import java.util.List;
import jieli.directory.Region;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.pairing.Overview.Glance;

/**
 * Everything {@code pairing/pairings.html} shows.
 *
 * @param provinces where recipients are
 * @param altitudes the choices of the altitude filter
 */
record PairingsPage(
        ListRequest request,
        Slice<Glance> slice,
        List<ProgrammeType> programmes,
        List<Region> provinces,
        List<String> altitudes) {}
