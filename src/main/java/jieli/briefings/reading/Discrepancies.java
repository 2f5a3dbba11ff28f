package jieli.briefings.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jieli.briefings.reading.repair.Repaired;

/**
 * Looks across a whole document: a figure told twice is kept once, and statements that do not go
 * together are put beside each other. Nothing is chosen and nothing is filled in.
 */
final class Discrepancies {

    private static final int SHARED_FOR_REPEAT = 2;
    private static final int SHARED_FOR_DISPUTE = 4;

    private final Scribe scribe;
    private final Almanac almanac;
    private final Repaired repaired;
    private final List<Fact> kept = new ArrayList<>();
    private final List<Fact> conflicts = new ArrayList<>();

    private Discrepancies(Scribe scribe, Almanac almanac, Repaired repaired) {
        this.scribe = scribe;
        this.almanac = almanac;
        this.repaired = repaired;
    }

    static List<Fact> settle(Scribe scribe, Almanac almanac, Repaired repaired) {
        var look = new Discrepancies(scribe, almanac, repaired);
        scribe.facts().forEach(look::take);
        look.damages();
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
            return;
        }
        for (var earlier : kept) {
            if (repeats(earlier, fact)) {
                if (!fact.qualifier().contains("第")) {
                    conflicts.add(
                            conflict(
                                    earlier,
                                    fact,
                                    "repeated-figure",
                                    "同一数字在文中出现两次,只计一次,请确认是否同一事实。"));
                }
                return;
            }
        }
        kept.stream()
                .filter(earlier -> disputes(earlier, fact))
                .findFirst()
                .ifPresent(
                        earlier ->
                                conflicts.add(
                                        conflict(
                                                earlier,
                                                fact,
                                                "different-figures",
                                                "同类事项的数字不同,口径、时间或范围可能不同,请人工判断。")));
        kept.add(fact);
    }

    private boolean repeats(Fact earlier, Fact fact) {
        boolean same =
                earlier.kind() == fact.kind()
                        && Objects.equals(earlier.value(), fact.value())
                        && kin(earlier.unit(), fact.unit());
        if (!same || earlier.value() == null) {
            return false;
        }
        if (fact.qualifier().contains("第") && earlier.qualifier().contains("第")) {
            return true;
        }
        var number = fact.number();
        boolean telling = number != null && number.compareTo(BigDecimal.TEN) > 0;
        var left = scribe.context(earlier);
        var right = scribe.context(fact);
        int shared = sharedPairs(left, right);
        return telling
                ? shared >= SHARED_FOR_REPEAT
                : shared > SHARED_FOR_REPEAT && 2 * shared >= Math.min(left.length(), right.length());
    }

    /** Different figures for what reads like one thing, in different sentences of one period. */
    private static boolean disputes(Fact earlier, Fact fact) {
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
                && sharedRun(earlier.subject() + earlier.quote(), fact.subject() + fact.quote())
                        >= SHARED_FOR_DISPUTE;
    }

    private static boolean kin(String left, String right) {
        return left.equals(right)
                || ("人名位".contains(left) && "人名位".contains(right))
                || ("个家所".contains(left) && "个家所".contains(right))
                || ("例台台次".contains(left) && "例台台次".contains(right))
                || ("场场次期次".contains(left) && "场场次".contains(right));
    }

    private Fact conflict(Fact earlier, Fact fact, String rule, String reason) {
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
                            new Fact.Setting(almanac.yearsLost() ? Periods.LOST : "", "", ""),
                            new Fact.Source(
                                    span,
                                    repaired.text().substring(start, end),
                                    "damaged-text",
                                    -1),
                            "此处文字在转码时损坏,原样保留,不作猜测。"));
        }
    }

    /** How many pairs of neighbouring characters the two texts share. */
    private static int sharedPairs(String left, String right) {
        var pairs = new java.util.HashSet<String>();
        for (int at = 0; at + 1 < left.length(); at++) {
            pairs.add(left.substring(at, at + 2));
        }
        var shared = new java.util.HashSet<String>();
        for (int at = 0; at + 1 < right.length(); at++) {
            var pair = right.substring(at, at + 2);
            if (pairs.contains(pair) && pair.chars().allMatch(sign -> sign >= 0x4E00)) {
                shared.add(pair);
            }
        }
        return shared.size();
    }

    /** The length of the longest run of characters both texts contain. */
    private static int sharedRun(String left, String right) {
        int best = 0;
        for (int at = 0; at < left.length(); at++) {
            int length = best + 1;
            while (at + length <= left.length()
                    && right.contains(left.substring(at, at + length))) {
                best = length;
                length++;
            }
        }
        return best;
    }
}
