package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compiles the readable notation of rules. A pattern runs over a {@link Sentence} whose quantities
 * are single signs.
 *
 * <ul>
 *   <li>{@code <开展|举办>} one of these, {@code <@verbs>} one of a word list
 *   <li>{@code {q}} any quantity, {@code {q:名|位}} one of these units, {@code {q:@persons}} one of a
 *       unit group; {@code {q2:…}} a second one
 *   <li>{@code ..} up to 16 characters within a clause, {@code …} up to 24 within a sentence, both
 *       without a quantity; {@code ~} up to 40 characters, quantities too
 *   <li>{@code {name}}, {@code {subject}}, {@code {list}}, {@code {topics}} what the fact is about
 *   <li>{@code {places}}, {@code {institutions}} a list that can be counted
 *   <li>{@code {per:年|月}} what a ratio is per, {@code {proportion}} 1:4
 *   <li>{@code [x]} x or nothing, {@code ^} start of a clause, {@code $} end of a clause
 * </ul>
 */
final class Notation {

    private static final String MARKS = "\uE000-\uE0FF";
    private static final String ITEM = "[^,。;:、!?()“”" + MARKS + "]{2,16}";
    private static final String PLACE = "(?:县|市|区|旗|州|乡|镇)";
    private static final String INSTITUTION = "(?:医院|卫生院|保健院|卫生服务中心|疾控中心)";
    private static final Map<String, List<String>> GROUPS = Quantities.groups();

    private final Map<String, List<String>> lexicon;
    private final List<List<String>> needs = new ArrayList<>();
    private boolean optional;

    private void need(List<String> words) {
        if (!optional) {
            needs.add(List.copyOf(words));
        }
    }

    Notation(Map<String, List<String>> lexicon) {
        this.lexicon = lexicon;
    }

    /** A compiled pattern, and word lists of each of which a fitting sentence contains one word. */
    record Compiled(Pattern pattern, List<List<String>> needs) {}

    Compiled compile(String notation) {
        needs.clear();
        optional = false;
        var pattern = pattern(notation);
        return new Compiled(pattern, List.copyOf(needs));
    }

    private Pattern pattern(String notation) {
        var regex = new StringBuilder();
        int at = 0;
        while (at < notation.length()) {
            char sign = notation.charAt(at);
            switch (sign) {
                case '<' -> {
                    int close = notation.indexOf('>', at);
                    regex.append(alternatives(notation.substring(at + 1, close)));
                    at = close;
                }
                case '{' -> {
                    int close = notation.indexOf('}', at);
                    regex.append(slot(notation.substring(at + 1, close)));
                    at = close;
                }
                case '.' -> {
                    boolean gap = notation.startsWith("..", at);
                    regex.append(gap ? "[^,。;:!?" + MARKS + "]{0,16}?" : "\\.");
                    at += gap ? 1 : 0;
                }
                default -> regex.append(plain(sign));
            }
            at++;
        }
        return Pattern.compile(regex.toString());
    }

    private String plain(char sign) {
        optional = sign == '[' || (optional && sign != ']');
        if (Character.isLetterOrDigit(sign)) {
            need(List.of(String.valueOf(sign)));
        }
        return sign(sign);
    }

    private static String sign(char sign) {
        return switch (sign) {
            case '…' -> "[^。;!?" + MARKS + "]{0,24}?";
            case '~' -> "(?:(?!手术|完成|开展)[^。!?]){0,40}?";
            case '^' -> "(?<![^,。;:!?、“” ])";
            case '$' -> "(?=[,。;:!?、)”]|$)";
            case '[' -> "(?:";
            case ']' -> ")?";
            case ' ' -> "";
            default -> Pattern.quote(String.valueOf(sign));
        };
    }

    private String slot(String slot) {
        return switch (slot) {
            case "name" -> "(?<name>[\u4e00-\u9fff·]{2,6}?)";
            case "subject" -> "(?<subject>[^,。;:、!?()“”" + MARKS + "]{2,30})";
            case "quoted" -> "(?<subject>[“《「][^”》」]{2,40}[”》」])";
            case "proportion" -> "(?<subject>1[:∶比]\\d{1,2})";
            case "fraction" -> "(?<subject>[二三四五六七八九十]分之[一二三四五六七八九])";
            case "topics" -> "(?<list>" + ITEM + "(?:、" + ITEM + "){2,12})";
            case "places" ->
                    "(?<places>(?:[\u4e00-\u9fff]{1,6}"
                            + PLACE
                            + "[、和及]){1,15}[\u4e00-\u9fff]{1,6}"
                            + PLACE
                            + ")";
            case "institutions" ->
                    "(?<places>(?:[\u4e00-\u9fff]{2,14}"
                            + INSTITUTION
                            + "[、和及]){1,15}[\u4e00-\u9fff]{2,14}"
                            + INSTITUTION
                            + ")";
            case "list" -> "(?<list>[^,。;:!?()" + MARKS + "]{2,80})";
            default -> quantity(slot);
        };
    }

    private String quantity(String slot) {
        int colon = slot.indexOf(':');
        if (slot.startsWith("per:")) {
            return "(?<per>" + slot.substring(colon + 1) + ")";
        }
        if (colon < 0) {
            return "(?<" + slot + ">[" + MARKS + "])";
        }
        var marks = new StringBuilder();
        for (var unit : slot.substring(colon + 1).split("\\|")) {
            var words = unit.startsWith("@") ? group(unit.substring(1)) : List.of(unit);
            words.forEach(word -> marks.append(Quantities.mark(word)));
        }
        need(marks.chars().mapToObj(mark -> String.valueOf((char) mark)).toList());
        return "(?<" + slot.substring(0, colon) + ">[" + marks + "])";
    }

    private static List<String> group(String name) {
        var words = GROUPS.get(name);
        if (words == null) {
            throw new IllegalArgumentException("No unit group " + name);
        }
        return words;
    }

    private String alternatives(String inside) {
        var words = new ArrayList<String>();
        for (var word : inside.split("\\|")) {
            if (word.startsWith("@")) {
                var list = lexicon.get(word.substring(1));
                if (list == null) {
                    throw new IllegalArgumentException("No word list " + word);
                }
                words.addAll(list);
            } else {
                words.add(word);
            }
        }
        need(words);
        return words.stream()
                .sorted((left, right) -> right.length() - left.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }
}
