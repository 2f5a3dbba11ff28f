package jieli.identity.vault;

/** The keys cannot be used; the sentence tells the person who started Jieli what to do. */
public final class UnusableKeys extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableKeys(String sentence) {
        super(sentence);
    }

    /** The whole of what the person is told; never a key. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
