package jieli.briefings.reading.repair;

/** A pronunciation in brackets that a page set after a character: 醫(yī). */
final class Gloss {

    private static final String TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê";
    private static final int LONGEST_GLOSS = 12;
    private static final int TRUSTED_GLOSSES = 3;

    private Gloss() {}

    /** Whether a text has so many of them that one without a tone mark is one too. */
    static boolean usedIn(String text) {
        return countToned(text) >= TRUSTED_GLOSSES;
    }

    static int letters(String original, int from) {
        int end = from;
        while (end < original.length()
                && end - from <= LONGEST_GLOSS
                && letter(original.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean letter(char character) {
        return (character >= 'a' && character <= 'z')
                || character == 'ü'
                || TONES.indexOf(character) >= 0;
    }

    static boolean toned(String original, int from, int to) {
        for (int at = from; at < to; at++) {
            if (TONES.indexOf(original.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int countToned(String text) {
        int count = 0;
        for (int at = 1; at < text.length() && count < TRUSTED_GLOSSES; at++) {
            if (closes(text.charAt(at)) && tonedBefore(text, at)) {
                count++;
            }
        }
        return count;
    }

    private static boolean tonedBefore(String text, int bracket) {
        for (int at = bracket - 1; at >= Math.max(0, bracket - LONGEST_GLOSS); at--) {
            if (TONES.indexOf(text.charAt(at)) >= 0) {
                return true;
            }
            if (opens(text.charAt(at))) {
                return false;
            }
        }
        return false;
    }

    static boolean opens(char character) {
        return character == '(' || character == '（';
    }

    static boolean closes(char character) {
        return character == ')' || character == '）';
    }
}
