package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds every number that carries a unit; whether it is a fact is for the rules to say. */
final class Quantities {

    private static final Pattern PATTERN = pattern();

    /** A number starts with one of these; the pattern is not tried elsewhere, for speed. */
    private static final String STARTS = "0123456789零一二两三四五六七八九十百千半万";

    private static final Map<String, Character> MARKS = marks();

    private static final List<String> VAGUE =
            List.of("批", "支", "个", "种", "类", "份", "轮", "座", "处", "本", "节", "间", "堂", "对");

    private Quantities() {}

    /** The private-use sign that stands for a unit word in a marked sentence. */
    static char mark(String word) {
        return MARKS.getOrDefault(word, '\uE000');
    }

    /** All unit words by group. */
    static Map<String, List<String>> groups() {
        var groups = new LinkedHashMap<String, List<String>>();
        for (var row : Tables.rows("units.tsv", 3)) {
            groups.computeIfAbsent(row.get(1), group -> new ArrayList<>()).add(row.get(0));
        }
        return groups;
    }

    static List<Quantity> in(String text, int start, int end) {
        var found = new ArrayList<Quantity>();
        var matcher = PATTERN.matcher(text).region(start, end);
        matcher.useTransparentBounds(true);
        int at = start;
        while (at < end) {
            boolean starts = STARTS.indexOf(text.charAt(at)) >= 0;
            if (!starts || !matcher.region(at, end).lookingAt()) {
                at++;
                continue;
            }
            var quantity = quantity(text, matcher);
            if (quantity != null) {
                found.add(quantity);
            }
            at = Math.max(at + 1, matcher.end());
        }
        return found;
    }

    private static @Nullable Quantity quantity(String text, Matcher matcher) {
        var value = value(matcher);
        var word = matcher.group("unit") == null ? "" : matcher.group("unit");
        var scale = matcher.group("scale") == null ? "" : matcher.group("scale");
        if (matcher.group("hundredths") != null) {
            word = "%";
        }
        if (value == null
                || several(text, matcher.start())
                || calendarYear(value, word, scale)
                || theFirst(text, matcher, value)) {
            return null;
        }
        if (scale.equals("百") || scale.equals("千")) {
            value = Numerals.tidy(value + (scale.equals("百") ? "e2" : "e3"));
            scale = "";
        }
        return new Quantity(
                matcher.start(),
                matcher.end(),
                value,
                scale + word,
                word,
                marks(text, matcher),
                matcher.group("arabic") == null,
                place(text, matcher.start(), matcher.end()));
    }

    private static @Nullable String value(Matcher matcher) {
        var arabic = matcher.group("arabic");
        if (arabic != null) {
            var from = matcher.group("from");
            return from == null ? Numerals.tidy(arabic) : from + "-" + Numerals.tidy(arabic);
        }
        if (matcher.group("half") != null) {
            return "0.5";
        }
        if (matcher.group("han") == null) {
            return "1";
        }
        var digits = Numerals.digits(matcher.group("han"));
        if (digits == null) {
            return null;
        }
        var half = matcher.group("andhalf") != null;
        return half ? Numerals.tidy(digits) + ".5" : Numerals.tidy(digits);
    }

    /** 第一例 is a word of its own, for the rules about firsts; 一批 means some. */
    private static boolean theFirst(String text, Matcher matcher, String value) {
        boolean first =
                value.equals("1") && matcher.start() > 0 && text.charAt(matcher.start() - 1) == '第';
        boolean vague =
                "一".equals(matcher.group("han")) && VAGUE.contains("" + matcher.group("unit"));
        return first || vague;
    }

    /** 数十, 几百: no figure at all. */
    private static boolean several(String text, int start) {
        return start > 0
                && "数几".indexOf(text.charAt(start - 1)) >= 0
                && "十百千".indexOf(text.charAt(start)) >= 0;
    }

    private static boolean calendarYear(String value, String word, String scale) {
        return word.equals("年") && scale.isEmpty() && value.matches("(19|20)\\d\\d");
    }

    /** 上百名, 上万人次. */
    private static boolean overRound(String text, int start) {
        return start > 0 && text.charAt(start - 1) == '上' && "百千万".indexOf(text.charAt(start)) >= 0;
    }

    private static List<String> marks(String text, Matcher matcher) {
        var marks = new ArrayList<String>();
        if (overRound(text, matcher.start())) {
            marks.add("上");
        }
        for (var group : List.of("more", "yetmore", "after")) {
            var word = matcher.group(group);
            if (word != null && !marks.contains(word)) {
                marks.add(word);
            }
        }
        return marks;
    }

    private static Quantity.Place place(String text, int start, int end) {
        if (start > 0 && text.charAt(start - 1) == '第') {
            return Quantity.Place.ORDINAL;
        }
        if (within(text, start, end, '“', '”', 20)
                || within(text, start, end, '《', '》', 60)
                || within(text, start, end, '「', '」', 30)) {
            return Quantity.Place.SLOGAN;
        }
        return Quantity.Place.PLAIN;
    }

    /** Whether the range stands inside a short quotation. */
    private static boolean within(
            String text, int start, int end, char open, char close, int longest) {
        for (int at = start - 1; at >= Math.max(0, start - longest); at--) {
            if (text.charAt(at) == close) {
                return false;
            }
            if (text.charAt(at) == open) {
                int stop = text.indexOf(close, end);
                return stop >= 0 && stop - at <= longest;
            }
        }
        return false;
    }

    private static Map<String, Character> marks() {
        var marks = new HashMap<String, Character>();
        char mark = '\uE001';
        for (var row : Tables.rows("units.tsv", 3)) {
            marks.put(row.get(0), mark++);
        }
        return Map.copyOf(marks);
    }

    private static Pattern pattern() {
        var units =
                Tables.rows("units.tsv", 3).stream()
                        .sorted(Comparator.comparingInt(row -> -row.get(0).length()))
                        .map(Quantities::unit)
                        .collect(Collectors.joining("|"));
        return Pattern.compile(
                "(?<![\\d.])(?:(?<hundredths>百分之)(?<isshare>))?"
                        + "(?:(?:(?<from>\\d{1,6}(?:\\.\\d{1,3})?)[%万]?[-~—–至到])?"
                        + "(?<arabic>\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,6})?(?!\\d)"
                        + "|\\d{1,12}(?:\\.\\d{1,6})?)"
                        + "|(?<han>[零一二两三四五六七八九十百千]{1,9}+(?:点[零一二三四五六七八九]{1,4})?)"
                        + "|(?<half>半(?=年|个月|天))|(?<=[近上逾超])(?=万[余多]?[人名例位]))(?!分之)"
                        + "(?<more>余|多|几|来(?=[人万名个位]))?(?<scale>百万|千万|十万|万|亿|百|千)?(?<yetmore>余|多)?"
                        + "(?:(?<unit>"
                        + units
                        + ")(?<andhalf>半(?=[,。;、的]|以))?"
                        + "|(?<=[万亿][余多]{0,1})(?=[,。;、)!?]|$)|\\k<isshare>)"
                        + "(?<after>以上|以下|左右|以内|之多|有余)?");
    }

    private static String unit(List<String> row) {
        var word = Pattern.quote(row.get(0));
        return row.get(2).isEmpty() ? word : word + "(?!" + row.get(2) + ")";
    }
}
