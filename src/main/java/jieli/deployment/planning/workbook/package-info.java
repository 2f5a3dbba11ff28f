/**
 * A table that comes in as an Excel workbook, or the one reason why none does.
 *
 * <p>Start reading at {@link jieli.deployment.planning.workbook.Workbooks}.
 */
@NullMarked
package jieli.deployment.planning.workbook;

import org.jspecify.annotations.NullMarked;
