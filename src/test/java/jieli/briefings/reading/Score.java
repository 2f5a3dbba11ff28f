package jieli.briefings.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How well readings agree with expected facts, and where they do not. */
final class Score {

    /** A countable statement as far as it is scored. */
    record Figure(
            String kind, String value, String unit, String qualifier, String period, String at) {}

    int gold;
    int found;
    int right;
    int rightButKind;
    int rightButFrame;
    int claims;
    int claimsFound;
    int noise;
    int noiseTaken;
    final List<String> confusions = new ArrayList<>();

    double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    double recall() {
        return gold == 0 ? 1 : (double) right / gold;
    }

    double claimRecall() {
        return claims == 0 ? 1 : (double) claimsFound / claims;
    }

    /** Reads every text of the folder that the expected facts name. */
    static Map<String, Score> of(
            Path folder, List<GoldFact> gold, @Nullable Function<String, List<Figure>> naive) {
        var scores = new LinkedHashMap<String, Score>();
        for (var file : new TreeSet<>(gold.stream().map(GoldFact::file).toList())) {
            var text = text(folder.resolve(file));
            var expected = gold.stream().filter(fact -> fact.file().equals(file)).toList();
            var score = new Score();
            if (naive == null) {
                var reading = Reader.standard().read(text, file);
                score.figures(expected, figures(reading));
                score.claims(expected, reading);
            } else {
                score.figures(expected, naive.apply(text));
            }
            scores.put(file, score);
        }
        return scores;
    }

    static Score total(Map<String, Score> scores) {
        var total = new Score();
        for (var score : scores.values()) {
            total.gold += score.gold;
            total.found += score.found;
            total.right += score.right;
            total.rightButKind += score.rightButKind;
            total.rightButFrame += score.rightButFrame;
            total.claims += score.claims;
            total.claimsFound += score.claimsFound;
            total.noise += score.noise;
            total.noiseTaken += score.noiseTaken;
        }
        return total;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Figure> figures(Reading reading) {
        return reading.facts().stream()
                .filter(fact -> fact.kind().countable())
                .map(fact ->
                        new Figure(
                                fact.kind().word(),
                                String.valueOf(fact.value()),
                                fact.unit(),
                                fact.qualifier(),
                                fact.period(),
                                fact.rule() + ": " + fact.quote()))
                .toList();
    }

    private void figures(List<GoldFact> expected, List<Figure> figures) {
        var countable = expected.stream().filter(GoldFact::countable).toList();
        gold = countable.size();
        found = figures.size();
        var open = new ArrayList<>(figures);
        var missed = new ArrayList<GoldFact>();
        for (var fact : countable) {
            if (!take(open, fact, true, true)) {
                missed.add(fact);
            } else {
                right++;
            }
        }
        noise(expected, open);
        var stillMissed = new ArrayList<GoldFact>();
        for (var fact : missed) {
            if (take(open, fact, false, true)) {
                rightButKind++;
            } else {
                stillMissed.add(fact);
            }
        }
        for (var fact : stillMissed) {
            var near =
                    open.stream()
                            .filter(figure ->
                                    figure.value().equals(fact.value())
                                            && kinUnit(figure.unit(), fact.unit()))
                            .findFirst();
            if (near.isPresent()) {
                open.remove(near.get());
                rightButFrame++;
                confusions.add(
                        "wrong\t" + fact.id() + "\twant " + shown(fact) + "\tgot " + near.get());
            } else {
                confusions.add("missed\t" + fact.id() + "\t" + shown(fact) + "\t" + fact.quote());
            }
        }
        open.forEach(figure -> confusions.add("extra\t" + figure));
    }

    private static boolean kinUnit(String left, String right) {
        return left.equals(right) || left.startsWith(right) || right.startsWith(left);
    }

    private static String shown(GoldFact fact) {
        return String.join(
                " ",
                fact.kind(),
                fact.value(),
                fact.unit(),
                "[" + fact.qualifier() + "]",
                fact.period());
    }

    private static boolean take(
            List<Figure> open, GoldFact fact, boolean sameKind, boolean sameFrame) {
        for (var figure : open) {
            boolean kind = !sameKind || figure.kind().equals(fact.kind());
            boolean frame =
                    !sameFrame
                            || (words(figure.qualifier()).equals(words(fact.qualifier()))
                                    && figure.period().equals(fact.period()));
            if (kind
                    && frame
                    && figure.value().equals(fact.value())
                    && figure.unit().equals(fact.unit())) {
                open.remove(figure);
                return true;
            }
        }
        return false;
    }

    private static HashSet<String> words(String qualifier) {
        var words = new HashSet<>(Arrays.asList(qualifier.split("[;；]")));
        words.remove("");
        return words;
    }

    /** Noise lines whose number and unit turn up among the figures that no other line explains. */
    private void noise(List<GoldFact> expected, List<Figure> open) {
        for (var fact : expected) {
            if (fact.kind().equals("noise")) {
                noise++;
                var taken =
                        open.stream()
                                .anyMatch(figure ->
                                        figure.value().equals(fact.value())
                                                && figure.unit().equals(fact.unit()));
                if (taken) {
                    noiseTaken++;
                    confusions.add(
                            "noise\t" + fact.id() + "\t" + shown(fact) + "\t" + fact.quote());
                }
            }
        }
    }

    private void claims(List<GoldFact> expected, Reading reading) {
        for (var fact : expected) {
            if (List.of("event", "first", "skill").contains(fact.kind())) {
                claims++;
                boolean met =
                        reading.facts().stream()
                                .filter(found -> family(fact.kind(), found.kind()))
                                .anyMatch(found -> overlap(fact.quote(), found.quote()));
                if (met) {
                    claimsFound++;
                } else {
                    confusions.add(
                            "untold\t" + fact.id() + "\t" + fact.kind() + "\t" + fact.quote());
                }
            }
        }
    }

    private static boolean family(String gold, FactKind kind) {
        return switch (kind) {
            case EVENT, FIRST, SKILL -> kind.word().equals(gold) || (kind == FactKind.EVENT);
            case COUNT, MONEY, PERCENT, RATIO, ROLE, EQUIPMENT, DATE, MISSING, CONFLICT -> false;
        };
    }

    private static final Pattern NOISE = Pattern.compile("[\\s,，。;；:：、]");

    static boolean overlap(String gold, String found) {
        var left = NOISE.matcher(gold).replaceAll("");
        var right = NOISE.matcher(found).replaceAll("");
        int run = 0;
        for (int at = 0; at < left.length(); at++) {
            int length = run + 1;
            while (at + length <= left.length()
                    && right.contains(left.substring(at, at + length))) {
                run = length;
                length++;
            }
        }
        return run >= 8 || 2 * run >= left.length();
    }
}
