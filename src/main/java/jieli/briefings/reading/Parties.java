package jieli.briefings.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Who helps and where, as far as the text says so near a place: the institution named last before it,
 * else the one the document names most; the same for the county.
 */
final class Parties {

    private static final Pattern INSTITUTION =
            Pattern.compile(
                    "(?:[\u4e00-\u9fff]{2,14}?)(?:人民医院|中心医院|附属医院|红十字医院|妇幼保健院|中医院|藏医院|医院|集团|工作组|医疗队|工作队|管理局|卫健委|卫生健康委员会|公司|大学|红十字会|基金会)");
    private static final Pattern PLACE =
            Pattern.compile("[\u4e00-\u9fff]{1,7}?(?:自治县|自治州|自治旗|县|市|州|区|旗)");
    private static final Pattern LEADING =
            Pattern.compile(
                    ".*(?:[由在向对与和到赴为从给的了及自被把将经是使让往、]|帮助|支援|帮扶|援助|抵达|前往|来自|走访|安排|担任|组织|进驻|选派|全县|动员)");

    private final String usualPlace;
    private final String usualHelper;
    private String where;
    private String who;

    Parties(String text, List<Layout.Line> lines) {
        var places = new HashMap<String, Integer>();
        var helpers = new HashMap<String, Integer>();
        for (var line : lines) {
            if (line.kind() != Layout.Kind.CUT) {
                count(PLACE, text.substring(line.start(), line.end()), places);
                count(INSTITUTION, text.substring(line.start(), line.end()), helpers);
            }
        }
        this.usualPlace = most(places);
        this.usualHelper = most(helpers);
        this.where = usualPlace;
        this.who = usualHelper;
    }

    void enterParagraph() {
        where = usualPlace;
        who = usualHelper;
    }

    /** Takes in what a clause names before the fact at its end. */
    void pass(String words) {
        where = last(PLACE, words, where);
        who = last(INSTITUTION, words, who);
    }

    String where() {
        return where;
    }

    String who() {
        return who;
    }

    private static String last(Pattern pattern, String words, String otherwise) {
        var matcher = pattern.matcher(words);
        var found = otherwise;
        while (matcher.find()) {
            var name = bare(matcher.group());
            found = name.length() >= 3 ? name : found;
        }
        return found;
    }

    private static void count(Pattern pattern, String text, Map<String, Integer> counts) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            var name = bare(matcher.group());
            if (name.length() >= 3) {
                counts.merge(name, 1, Integer::sum);
            }
        }
    }

    private static String bare(String name) {
        return LEADING.matcher(name).replaceFirst("");
    }

    private static String most(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
