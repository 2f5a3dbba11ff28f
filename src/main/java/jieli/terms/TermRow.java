package jieli.terms;

import java.util.List;

/** A term on a page: its code, its names, its further columns in the reader's language. */
record TermRow(String code, String zh, String en, List<Cell> cells) {

    /** A further column with what stands in it. */
    record Cell(String column, String text) {}
}
