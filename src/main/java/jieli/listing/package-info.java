/** Long lists: how they are filtered, sorted, paged by key, taken out as a spreadsheet. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package jieli.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
