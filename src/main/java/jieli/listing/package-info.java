/**
 * Long lists: filtered, sorted, paged by key, taken out as a spreadsheet.
 *
 * <p>Start reading at {@link jieli.listing.Listing}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package jieli.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
