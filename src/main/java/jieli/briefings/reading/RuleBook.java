package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The grammar: its rules in the order in which they may claim a place. */
final class RuleBook {

    /**
     * A place of a sentence and the rule that claims it; no quantity if the rule is about words.
     */
    record Finding(Rule rule, MatchResult match, List<Quantity> quantities) {}

    private static final Pattern NEXT_ITEM = Pattern.compile("[、和及][^,。;:、]{1,20}");

    private final List<Rule> figures;
    private final List<Rule> words;

    private RuleBook(List<Rule> figures, List<Rule> words) {
        this.figures = List.copyOf(figures);
        this.words = List.copyOf(words);
    }

    static RuleBook standard() {
        var notation = new Notation(Tables.lexicon());
        return new RuleBook(rules("figures.tsv", notation), rules("words.tsv", notation));
    }

    private static List<Rule> rules(String file, Notation notation) {
        return Tables.rows(file, 5).stream().map(row -> Rule.of(row, notation)).toList();
    }

    List<Rule> rules() {
        var all = new ArrayList<>(figures);
        all.addAll(words);
        return List.copyOf(all);
    }

    /** Every quantity of the sentence goes to the first rule that fits it. */
    Map<Quantity, Finding> figures(Sentence sentence, Signs signs) {
        var claimed = new HashMap<Quantity, Finding>();
        if (sentence.quantities().isEmpty()) {
            return claimed;
        }
        for (var rule : figures) {
            if (claimed.size() == sentence.quantities().size()) {
                break;
            }
            if (!rule.possible(signs)) {
                continue;
            }
            var matcher = rule.pattern().matcher(sentence.marked());
            int from = 0;
            while (from <= sentence.marked().length() && matcher.find(from)) {
                claim(sentence, rule, matcher.toMatchResult(), claimed);
                from = matcher.end("q");
            }
        }
        return claimed;
    }

    private static void claim(
            Sentence sentence, Rule rule, MatchResult match, Map<Quantity, Finding> claimed) {
        var quantities = new ArrayList<Quantity>();
        for (var group : List.of("q", "q2")) {
            if (match.namedGroups().containsKey(group) && match.start(group) >= 0) {
                var quantity = sentence.quantityAt(match.start(group));
                if (quantity == null || claimed.containsKey(quantity) || !admits(rule, quantity)) {
                    return;
                }
                quantities.add(quantity);
            }
        }
        var finding = new Finding(rule, match, quantities);
        quantities.forEach(quantity -> claimed.put(quantity, finding));
        if (!rule.option("list").isEmpty()) {
            claimList(sentence, finding, claimed);
        }
    }

    /** 捐赠救护车2辆、除颤仪6台: what holds for the first figure of a list holds for the others. */
    private static void claimList(
            Sentence sentence, Finding finding, Map<Quantity, Finding> claimed) {
        var last = finding.quantities().getLast();
        for (var next : sentence.quantities()) {
            if (next.start() < last.end()) {
                continue;
            }
            var between = sentence.text(last.end(), next.start());
            if (!NEXT_ITEM.matcher(between).matches()
                    || !finding.rule().option("list").contains(next.unit())
                    || claimed.containsKey(next)) {
                return;
            }
            claimed.put(next, finding);
            last = next;
        }
    }

    /** A slogan never counts; a Chinese 一 and an ordinal only where a rule admits them. */
    private static boolean admits(Rule rule, Quantity quantity) {
        boolean one =
                quantity.spelled()
                        && quantity.value().equals("1")
                        && quantity.unit().equals(quantity.word())
                        && !quantity.unit().equals("%");
        if (rule.option("spelled").equals("yes") && !quantity.spelled()) {
            return false;
        }
        if (rule.kind() == null && rule.option("one").equals("only")) {
            return one;
        }
        return rule.kind() == null
                || switch (quantity.place()) {
                    case SLOGAN -> false;
                    case ORDINAL -> rule.option("ordinal").equals("yes");
                    case PLAIN -> one == rule.option("one").equals("only");
                };
    }

    /** Findings about words; a rule does not match inside what an earlier rule of its kind took. */
    List<Finding> words(Sentence sentence, Signs signs) {
        var findings = new ArrayList<Finding>();
        var taken = new HashMap<FactKind, HashSet<Integer>>();
        for (var rule : words) {
            if (!rule.possible(signs)) {
                continue;
            }
            var matcher = rule.pattern().matcher(sentence.marked());
            while (matcher.find()) {
                var kind = rule.kind();
                if (kind != null && free(taken, kind, matcher.start(), matcher.end())) {
                    findings.add(new Finding(rule, matcher.toMatchResult(), List.of()));
                }
            }
        }
        return findings;
    }

    private static boolean free(
            Map<FactKind, HashSet<Integer>> taken, FactKind kind, int start, int end) {
        var places = taken.computeIfAbsent(kind, any -> new HashSet<>());
        for (int at = start; at < end; at++) {
            if (places.contains(at)) {
                return false;
            }
        }
        for (int at = start; at < end; at++) {
            places.add(at);
        }
        return true;
    }
}
