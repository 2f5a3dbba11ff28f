package jieli.briefings.reading;

import java.util.Arrays;

/** How much two pieces of Chinese text have in common, by pairs of neighbouring characters. */
final class Likeness {

    private final String text;
    private final int[] pairs;

    Likeness(String text) {
        this.text = text;
        var found = new int[Math.max(0, text.length() - 1)];
        int count = 0;
        for (int at = 0; at + 1 < text.length(); at++) {
            if (text.charAt(at) >= 0x4E00 && text.charAt(at + 1) >= 0x4E00) {
                found[count++] = text.charAt(at) << 16 | text.charAt(at + 1);
            }
        }
        this.pairs = Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    int length() {
        return text.length();
    }

    /** How many different pairs both texts contain. */
    int sharedPairs(Likeness other) {
        int shared = 0;
        int left = 0;
        int right = 0;
        while (left < pairs.length && right < other.pairs.length) {
            int order = Integer.compare(pairs[left], other.pairs[right]);
            shared += order == 0 ? 1 : 0;
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    /** The length of the longest run of characters both texts contain; 0 if that is short. */
    int sharedRun(Likeness other) {
        if (sharedPairs(other) < 3) {
            return 0;
        }
        int best = 0;
        for (int at = 0; at < text.length(); at++) {
            int length = best + 1;
            while (at + length <= text.length()
                    && other.text.contains(text.substring(at, at + length))) {
                best = length;
                length++;
            }
        }
        return best;
    }
}
