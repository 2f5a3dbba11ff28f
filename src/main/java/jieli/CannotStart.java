package jieli;

/** A reason not to start that the person who started Jieli can mend. */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String sentence;

    CannotStart(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** The whole of what the person is told. */
    String sentence() {
        return sentence;
    }
}
