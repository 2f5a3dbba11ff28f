package jieli;

/**
 * A reason not to start that the person who started Jieli can mend; the message is the whole
 * sentence.
 */
final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotStart(String sentence) {
        super(sentence);
    }
}
