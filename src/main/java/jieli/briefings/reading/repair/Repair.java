package jieli.briefings.reading.repair;

import java.util.ArrayList;
import java.util.List;

/**
 * Undoes what copying does to Chinese text: traditional characters, full-width signs, and the
 * pronunciation that some pages set in brackets after a character. Characters that were destroyed
 * stay as they are and are reported as damage; nothing is guessed.
 */
public final class Repair {

    private static final String TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿê";
    private static final int LONGEST_GLOSS = 12;
    private static final int TRUSTED_GLOSSES = 3;

    private final String original;
    private final boolean glossed;
    private final StringBuilder text;
    private final int[] origins;
    private final List<Damage> damages = new ArrayList<>();

    private Repair(String original) {
        this.original = original;
        this.glossed = countToned(original) >= TRUSTED_GLOSSES;
        this.text = new StringBuilder(original.length());
        this.origins = new int[original.length()];
    }

    public static Repaired of(String original) {
        return new Repair(original).run();
    }

    private Repaired run() {
        int at = 0;
        while (at < original.length()) {
            int skipped = glossEnd(at);
            if (skipped > at) {
                at = skipped;
                continue;
            }
            int broken = brokenEnd(at);
            if (broken > at) {
                damages.add(new Damage(text.length(), text.length() + broken - at));
                for (; at < broken; at++) {
                    keep(at, original.charAt(at));
                }
                continue;
            }
            keep(at, CharacterTable.plain(original.charAt(at)));
            at++;
        }
        return new Repaired(original, text.toString(), origins, damages);
    }

    private void keep(int at, char character) {
        origins[text.length()] = at;
        text.append(character);
    }

    /** The end of a pronunciation in brackets that starts here, or {@code at} if none does. */
    private int glossEnd(int at) {
        if (!opens(original.charAt(at))
                || text.isEmpty()
                || !CharacterTable.han(text.charAt(text.length() - 1))) {
            return at;
        }
        int end = letters(at + 1);
        if (end == at + 1 || end >= original.length() || !closes(original.charAt(end))) {
            return at;
        }
        return glossed || toned(at + 1, end) ? end + 1 : at;
    }

    /** The end of a destroyed place that starts here: a replacement sign, a half-eaten gloss. */
    private int brokenEnd(int at) {
        char first = original.charAt(at);
        if (first == '\uFFFD') {
            int end = at;
            while (end < original.length() && original.charAt(end) == '\uFFFD') {
                end++;
            }
            return end;
        }
        if (first != '?' || text.isEmpty() || !CharacterTable.han(text.charAt(text.length() - 1))) {
            return at;
        }
        int end = letters(at + 1);
        boolean gloss =
                end > at + 1
                        && end < original.length()
                        && closes(original.charAt(end))
                        && toned(at + 1, end);
        if (!gloss) {
            return at;
        }
        end++;
        return end < original.length() && original.charAt(end) == '?' ? end + 1 : end;
    }

    private int letters(int from) {
        int end = from;
        while (end < original.length() && end - from <= LONGEST_GLOSS && letter(end)) {
            end++;
        }
        return end;
    }

    private boolean letter(int at) {
        char character = original.charAt(at);
        return (character >= 'a' && character <= 'z')
                || character == 'ü'
                || TONES.indexOf(character) >= 0;
    }

    private boolean toned(int from, int to) {
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

    private static boolean opens(char character) {
        return character == '(' || character == '（';
    }

    private static boolean closes(char character) {
        return character == ')' || character == '）';
    }
}
