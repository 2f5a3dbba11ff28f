package jieli.briefings.reading.repair;

import java.util.ArrayList;
import java.util.List;

/**
 * Undoes what copying does to Chinese text: traditional characters, full-width signs, and the
 * pronunciation that some pages set in brackets after a character. Characters that were destroyed
 * stay as they are and are reported as damage; nothing is guessed.
 */
public final class Repair {

    private final String original;
    private final boolean glossed;
    private final StringBuilder text;
    private final int[] origins;
    private final List<Repaired.Damage> damages = new ArrayList<>();

    private Repair(String original) {
        this.original = original;
        this.glossed = Gloss.usedIn(original);
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
                damages.add(new Repaired.Damage(text.length(), text.length() + broken - at));
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
        if (!Gloss.opens(original.charAt(at))
                || text.isEmpty()
                || !CharacterTable.han(text.charAt(text.length() - 1))) {
            return at;
        }
        int end = Gloss.letters(original, at + 1);
        if (end == at + 1 || end >= original.length() || !Gloss.closes(original.charAt(end))) {
            return at;
        }
        return glossed || Gloss.toned(original, at + 1, end) ? end + 1 : at;
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
        int end = Gloss.letters(original, at + 1);
        boolean gloss =
                end > at + 1
                        && end < original.length()
                        && Gloss.closes(original.charAt(end))
                        && Gloss.toned(original, at + 1, end);
        if (!gloss) {
            return at;
        }
        end++;
        return end < original.length() && original.charAt(end) == '?' ? end + 1 : end;
    }
}
