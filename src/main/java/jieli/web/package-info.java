/** The frame around every page: layout, errors, language, health page. */
@ApplicationModule(allowedDependencies = {"identity", "terms", "listing"})
@NullMarked
package jieli.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
