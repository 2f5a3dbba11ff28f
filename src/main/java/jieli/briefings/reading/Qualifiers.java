package jieli.briefings.reading;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words around a figure that qualify it, as {@code qualifiers.tsv} lists them. */
final class Qualifiers {

    private enum Reach {
        ADJACENT,
        NEAR,
        CLAUSE
    }

    private record Word(String word, Reach reach, String written) {}

    private static final int NEAR = 3;

    private static final List<Word> WORDS =
            Tables.rows("qualifiers.tsv", 3).stream()
                    .map(row ->
                            new Word(
                                    row.get(0),
                                    Reach.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                                    row.get(2)))
                    .toList();

    private Qualifiers() {}

    /** Qualifiers of the quantity: those inside and after it first, then those before it. */
    static Set<String> of(Sentence sentence, Quantity quantity) {
        var found = new LinkedHashSet<>(quantity.marks());
        var clause = sentence.before(quantity, ",。;:()!?");
        var last = sentence.quantityBefore(quantity.start());
        int from = quantity.start() - clause.length();
        int own = last != null && last.end() > from ? last.end() - from : 0;
        var taken = new boolean[clause.length()];
        for (var word : WORDS) {
            int at = clause.lastIndexOf(word.word());
            int end = at + word.word().length();
            if (at < 0 || taken[at] || !reaches(word.reach(), gap(clause, end, taken), at >= own)) {
                continue;
            }
            Arrays.fill(taken, at, end, true);
            if (!word.written().equals("-")) {
                found.add(word.written());
            }
        }
        if (BREAKDOWN.matcher(clauseBefore(sentence, quantity)).find()
                || AMONG.matcher(sentence.text(sentence.start(), from)).find()
                || partOfTheOneBefore(sentence, quantity, last)) {
            found.add("其中");
        }
        return found;
    }

    private static final Pattern AMONG = Pattern.compile("其中[,:]$");
    private static final Pattern BREAKDOWN = Pattern.compile("按[^,。;]{1,6}分,[^,。;]*$");

    private static String clauseBefore(Sentence sentence, Quantity quantity) {
        return sentence.before(quantity, "。;!?");
    }

    /** Characters between a word and the figure that no other qualifier has taken. */
    private static int gap(String clause, int end, boolean[] taken) {
        int gap = 0;
        for (int at = end; at < clause.length(); at++) {
            gap += taken[at] ? 0 : 1;
        }
        return gap;
    }

    private static boolean reaches(Reach reach, int distance, boolean own) {
        return switch (reach) {
            case ADJACENT -> own && distance == 0;
            case NEAR -> own && distance <= NEAR;
            case CLAUSE -> true;
        };
    }

    /** 专科2个(省级1个、州级1个): a bracket right after a figure takes it apart. */
    private static boolean partOfTheOneBefore(
            Sentence sentence, Quantity quantity, @Nullable Quantity last) {
        if (last == null || !last.unit().equals(quantity.unit())) {
            return false;
        }
        var between = sentence.text(last.end(), quantity.start());
        int open = between.indexOf('(');
        if (open >= 0) {
            return open <= 8 && between.indexOf(')') < 0 && !between.contains("其中");
        }
        var before = sentence.quantityBefore(last.start());
        return before != null
                && between.startsWith("、")
                && partOfTheOneBefore(sentence, last, before);
    }

    private static final Pattern PLANNED =
            Pattern.compile("计划(?!》|”|生育)|下一步|力争|拟(?!定)|预计|(?:^|[,。;地区县市院年])将(?![一二三四五六七八九十\\d])");
    private static final Pattern CHANGED_BY =
            Pattern.compile(
                    "(?:(?:比|较|是)(?:20\\d\\d年|上年|去年)?的?)?(?:增长|增加|提高|提升|上升|下降|降低|减少|缩短|增幅|降幅|下降了|提高了|增长了)(?:达|近|约|超过|了)?|是(?:20\\d\\d年|上年|去年)的");

    /** A plan is no deed; the subject says so. */
    static String planned(Sentence sentence, Quantity quantity) {
        var before = sentence.before(quantity, "。;!?");
        return PLANNED.matcher(before).find() ? "计划:" : "";
    }

    /** 从8.4天缩短至6.9天,减少1.5天: the difference belongs to the later figure. */
    static boolean changedBy(Sentence sentence, Quantity quantity) {
        return CHANGED_BY.matcher(sentence.before(quantity, ",。;:!? ")).matches();
    }

    private static final Pattern GROWTH = Pattern.compile("[,(]?(?:同比(?!分别)|较上年|比上年|较去年|比去年)");

    /** 255人次,同比增长104%: the figure belongs to the year whose growth is told. */
    static boolean growsAgainstLastYear(Sentence sentence, Quantity quantity) {
        var rest = sentence.text(quantity.end(), Math.min(sentence.end(), quantity.end() + 6));
        return GROWTH.matcher(rest).lookingAt();
    }
}
