package jieli.briefings.reading;

/** The characters that occur in the sentence at hand, to rule out patterns without trying them. */
final class Signs {

    private final int[] sentences = new int[Character.MAX_VALUE + 1];
    private int sentence;
    private String text = "";

    void enter(String text) {
        this.text = text;
        sentence++;
        for (int at = 0; at < text.length(); at++) {
            sentences[text.charAt(at)] = sentence;
        }
    }

    /** Whether the word occurs; the characters are asked first, because that is cheaper. */
    boolean contain(String word) {
        for (int at = 0; at < word.length(); at++) {
            if (sentences[word.charAt(at)] != sentence) {
                return false;
            }
        }
        return word.length() == 1 || text.contains(word);
    }
}
