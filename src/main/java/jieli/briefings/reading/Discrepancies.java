package jieli.briefings.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import jieli.briefings.reading.repair.Repaired;

/**
 * Looks across a whole document: a figure told twice is kept once, and statements that do not go
 * together are put beside each other. Nothing is chosen and nothing is filled in.
 */
final class Discrepancies {

    private static final int MOST_COMPARED = 30;
    private static final int SHARED_FOR_REPEAT = 2;
    private static final int SHARED_FOR_DISPUTE = 4;

    private static final Pattern FIRST_OF_A_LIST =
            Pattern.compile("(?<=首例|第一例)[^、,]{2,8}(?:、[^、,]{2,10}){1,6}(?=手术)");

    private final Scribe scribe;
    private final Almanac almanac;
    private final Repaired repaired;
    private final List<Fact> kept = new ArrayList<>();
    private final List<Fact> conflicts = new ArrayList<>();
    private final Map<Fact, Likeness> likenesses = new IdentityHashMap<>();
    private final Map<String, List<Fact>> byValue = new HashMap<>();
    private final Map<String, List<Fact>> byUnit = new HashMap<>();

    private Discrepancies(Scribe scribe, Almanac almanac, Repaired repaired) {
        this.scribe = scribe;
        this.almanac = almanac;
        this.repaired = repaired;
    }

    static List<Fact> settle(Scribe scribe, Almanac almanac, Repaired repaired) {
        var look = new Discrepancies(scribe, almanac, repaired);
        scribe.facts().forEach(look::take);
        look.damages();
        look.spanAgainstDates();
        var all = new ArrayList<>(look.kept);
        all.addAll(look.conflicts);
        all.sort(
                java.util.Comparator.<Fact>comparingInt(fact -> fact.span().start())
                        .thenComparing(Fact::kind));
        return all;
    }

    private void take(Fact fact) {
        if (!fact.kind().countable()) {
            kept.add(fact);
            oneOrSeveral(fact);
            return;
        }
        var alike = byValue.computeIfAbsent(fact.value() + fact.kind(), key -> new ArrayList<>());
        for (var earlier : alike) {
            if (repeats(earlier, fact)) {
                repeated(earlier, fact);
                return;
            }
        }
        var family = byUnit.computeIfAbsent(kinOf(fact.unit()), key -> new ArrayList<>());
        family.stream()
                .filter(earlier -> disputes(earlier, fact))
                .findFirst()
                .ifPresent(earlier ->
                        conflicts.add(
                                conflict(
                                        earlier,
                                        fact,
                                        "different-figures",
                                        Fact.Reason.DIFFERENT_FIGURES)));
        kept.add(fact);
        remember(alike, fact);
        remember(family, fact);
    }

    private void repeated(Fact earlier, Fact fact) {
        if (!fact.qualifier().contains("第") && fact.kind() != FactKind.RATIO) {
            conflicts.add(conflict(earlier, fact, "repeated-figure", Fact.Reason.REPEATED_FIGURE));
        }
    }

    /** 第一例全麻、输血、阑尾炎手术: one operation, or a first of each. */
    private void oneOrSeveral(Fact fact) {
        var list = FIRST_OF_A_LIST.matcher(fact.quote());
        if (fact.kind() == FactKind.FIRST && list.find()) {
            int items = list.group().split("、").length;
            conflicts.add(
                    new Fact(
                            FactKind.CONFLICT,
                            list.group(),
                            new Fact.Amount("1|" + items, "例|项", ""),
                            fact.setting(),
                            new Fact.Source(
                                    fact.span(), fact.quote(), "one-or-several", fact.paragraph()),
                            Fact.Reason.ONE_OR_SEVERAL));
        }
    }

    /** 三年来 in a report on two years and ten months. */
    private void spanAgainstDates() {
        var arrival = almanac.arrival();
        var report = almanac.reportDate();
        var said = Almanac.SPAN.matcher(repaired.text());
        if (arrival == null || arrival.length() < 7 || report == null || !said.find()) {
            return;
        }
        long months = ChronoUnit.MONTHS.between(YearMonth.parse(arrival), YearMonth.from(report));
        int years = Almanac.years(said.group("n"));
        long beyond = Math.abs(months - 12L * years);
        if (beyond < 2 || beyond >= 12 || said.group("more") != null) {
            return;
        }
        var actual =
                BigDecimal.valueOf(months).divide(BigDecimal.valueOf(12), 1, RoundingMode.HALF_UP);
        conflicts.add(
                new Fact(
                        FactKind.CONFLICT,
                        said.group(),
                        new Fact.Amount(years + "|" + actual.toPlainString(), "年", ""),
                        new Fact.Setting(arrival + ".." + YearMonth.from(report), "", ""),
                        new Fact.Source(
                                Reader.span(repaired, said.start(), said.end()),
                                said.group(),
                                "span-against-dates",
                                -1),
                        Fact.Reason.SPAN_AGAINST_DATES));
    }

    private static void remember(List<Fact> facts, Fact fact) {
        if (facts.size() < MOST_COMPARED) {
            facts.add(fact);
        }
    }

    private boolean repeats(Fact earlier, Fact fact) {
        boolean same =
                earlier.kind() == fact.kind()
                        && Objects.equals(earlier.value(), fact.value())
                        && earlier.rule().equals("table") == fact.rule().equals("table")
                        && kin(earlier.unit(), fact.unit());
        if (!same || earlier.value() == null || scribe.together(earlier, fact)) {
            return false;
        }
        if (fact.qualifier().contains("第") && earlier.qualifier().contains("第")) {
            return true;
        }
        if (fact.kind() == FactKind.RATIO
                && fact.rule().equals(earlier.rule())
                && fact.number() == null) {
            return true;
        }
        var number = fact.number();
        boolean telling = number != null && number.compareTo(BigDecimal.TEN) > 0;
        var left = likeness(earlier);
        var right = likeness(fact);
        int shared = left.sharedPairs(right);
        return telling
                ? shared >= SHARED_FOR_REPEAT
                : shared > SHARED_FOR_REPEAT
                        && 2 * shared >= Math.min(left.length(), right.length());
    }

    /** Different figures for what reads like one thing, in different sentences of one period. */
    private boolean disputes(Fact earlier, Fact fact) {
        boolean figures =
                earlier.kind() == FactKind.COUNT
                        && fact.kind() == FactKind.COUNT
                        && earlier.paragraph() != fact.paragraph()
                        && !Objects.equals(earlier.value(), fact.value())
                        && !fact.qualifier().contains("其中");
        if (!figures) {
            return false;
        }
        if (fact.unit().equals("年") && earlier.unit().equals("年")) {
            return earlier.rule().equals(fact.rule()) && fact.rule().startsWith("history");
        }
        return kin(earlier.unit(), fact.unit())
                && likeness(earlier).sharedRun(likeness(fact)) >= SHARED_FOR_DISPUTE;
    }

    private static boolean kin(String left, String right) {
        return kinOf(left).equals(kinOf(right));
    }

    /** Units that count the same sort of thing. */
    private static String kinOf(String unit) {
        return switch (unit) {
            case "人", "名", "位" -> "人";
            case "个", "家", "所" -> "个";
            case "例", "台", "台次" -> "例";
            case "场", "场次" -> "场";
            default -> unit;
        };
    }

    private Fact conflict(Fact earlier, Fact fact, String rule, Fact.Reason reason) {
        boolean sameUnit = earlier.unit().equals(fact.unit());
        return new Fact(
                FactKind.CONFLICT,
                fact.subject(),
                new Fact.Amount(
                        earlier.value() + "|" + fact.value(),
                        sameUnit ? fact.unit() : earlier.unit() + "|" + fact.unit(),
                        ""),
                fact.setting(),
                new Fact.Source(fact.span(), fact.quote(), rule, fact.paragraph()),
                reason);
    }

    private void damages() {
        for (var damage : repaired.damages()) {
            int start = Math.max(0, damage.start() - 3);
            int end = Math.min(repaired.text().length(), damage.end() + 3);
            var span = Reader.span(repaired, start, end);
            kept.add(
                    new Fact(
                            FactKind.MISSING,
                            "文字损坏",
                            Fact.Amount.NONE,
                            new Fact.Setting(almanac.yearsLost() ? PeriodWords.LOST : "", "", ""),
                            new Fact.Source(
                                    span,
                                    repaired.text().substring(start, end),
                                    "damaged-text",
                                    -1),
                            Fact.Reason.DAMAGED_TEXT));
        }
    }

    private Likeness likeness(Fact fact) {
        return likenesses.computeIfAbsent(fact, key -> new Likeness(scribe.context(key)));
    }

    /** How much two pieces of Chinese text have in common, by pairs of neighbouring characters. */
    private static final class Likeness {

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
}
