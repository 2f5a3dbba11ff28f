package jieli.identity.vault;

/** A sealed value that does not open: changed, moved, or of a key that is not at hand. */
public final class BrokenSeal extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenSeal(String what) {
        super(what);
    }
}
