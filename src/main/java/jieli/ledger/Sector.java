package jieli.ledger;

/** Whose work a line counts. Health never takes credit for a school. */
public enum Sector {
    HEALTH,
    EDUCATION,
    /** Health together with education, not told apart by the source. */
    MIXED,
    /** Roads, villages and whatever else is neither. */
    OTHER
}
