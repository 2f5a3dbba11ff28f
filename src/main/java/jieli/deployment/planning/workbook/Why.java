package jieli.deployment.planning.workbook;

/** Why a workbook is not read at all; {@code deployment.plan.workbook.…} says it in words. */
public enum Why {
    /** No byte, or no row under the headings. */
    EMPTY,
    NOT_A_WORKBOOK,
    /** The format before 2007 (.xls). */
    LEGACY,
    /** Opens only with a password. */
    PASSWORD,
    TOO_LARGE,
    /** Content out of proportion: a zip bomb. */
    UNPACKS_TOO_LARGE,
    TOO_MANY_ROWS,
    DAMAGED,
    /** A heading that must be there is not; the detail names them. */
    HEADING_MISSING,
    /** A heading stands twice; the detail names it. */
    HEADING_TWICE
}
