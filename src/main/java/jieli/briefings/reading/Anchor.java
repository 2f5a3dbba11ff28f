package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A place in a sentence that says when. The rules stand in {@code periods.tsv}.
 *
 * @param start offset in the text that was searched
 */
record Anchor(int start, int end, Form form, Reach reach, Map<String, String> parts, String words) {

    /** How an anchor is written as a period. */
    enum Form {
        AS_OF,
        AS_OF_LAST_YEAR,
        AS_OF_NOW,
        NOW,
        YEARS,
        MONTHS,
        SINCE_ARRIVAL,
        SINCE_HELP,
        SINCE,
        SINCE_THIS_YEAR,
        DAYS,
        LOST_DAY,
        DAY,
        HALF,
        QUARTER,
        MONTH,
        YEAR,
        SAME_YEAR,
        LAST_MONTH,
        PLAN,
        UNDATED,
        FUTURE,
        LAST_YEAR,
        YEAR_BEFORE,
        THIS_YEAR,
        PAST,
        WORDS,
        SPAN,
        DURING
    }

    /** How far an anchor reaches. */
    enum Reach {
        HERE,
        SENTENCE,
        ON
    }

    private record Rule(Form form, Reach reach, String signs, Pattern pattern) {

        boolean possible(String text, boolean digits) {
            for (int at = 0; at < signs.length(); at++) {
                char sign = signs.charAt(at);
                if (sign == '0' ? !digits : text.indexOf(sign) < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<String> PARTS =
            List.of(
                    "y", "m", "d", "y2", "m2", "d2", "rel", "half", "quarter", "what", "end",
                    "plan");

    private static final List<Rule> RULES =
            Tables.rows("periods.tsv", 6).stream()
                    .map(row ->
                            new Rule(
                                    Form.valueOf(row.get(1)),
                                    Reach.valueOf(row.get(2).toUpperCase(java.util.Locale.ROOT)),
                                    row.get(3),
                                    Pattern.compile(row.get(4))))
                    .toList();

    private static final Pattern TIMES = Pattern.compile("的?\\d{1,4}(?:\\.\\d)?倍");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern TRIGGER =
            Pattern.compile("[年月期]|截|目前|现有|现在|迄今|过去|以前|原|前的|五|来|下一步|接下来|今后");

    /** All anchors in the order of the text; of two that overlap the earlier rule wins. */
    static List<Anchor> in(String text) {
        if (!TRIGGER.matcher(text).find()) {
            return List.of();
        }
        boolean digits = DIGIT.matcher(text).find();
        var found = new ArrayList<Anchor>();
        for (var rule : RULES) {
            if (rule.possible(text, digits)) {
                find(rule, text, found);
            }
        }
        return found.stream().sorted(Comparator.comparingInt(Anchor::start)).toList();
    }

    private static void find(Rule rule, String text, List<Anchor> found) {
        var matcher = rule.pattern().matcher(text);
        while (matcher.find()) {
            int start = matcher.start();
            int end = matcher.end();
            boolean free =
                    found.stream().noneMatch(other -> start < other.end && other.start < end);
            if (free && !compares(text, start, end)) {
                var parts = parts(matcher);
                found.add(
                        new Anchor(start, end, rule.form(), rule.reach(), parts, matcher.group()));
            }
        }
    }

    /** 比2020年提高, 是2019年的7.2倍: the year something is measured against, not its own. */
    private static boolean compares(String text, int start, int end) {
        if (start == 0 || end - start > 8) {
            return false;
        }
        char before = text.charAt(start - 1);
        return "比较".indexOf(before) >= 0
                || (before == '是' && TIMES.matcher(text).region(end, text.length()).lookingAt());
    }

    private static Map<String, String> parts(java.util.regex.Matcher matcher) {
        var parts = new HashMap<String, String>();
        var named = matcher.namedGroups();
        for (var part : PARTS) {
            if (named.containsKey(part) && matcher.group(part) != null) {
                parts.put(part, matcher.group(part));
            }
        }
        return Map.copyOf(parts);
    }

    String part(String name) {
        return parts.getOrDefault(name, "");
    }

    String twoDigits(String name) {
        var part = part(name);
        return part.length() == 1 ? "0" + part : part;
    }
}
