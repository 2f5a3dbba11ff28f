package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jieli.briefings.reading.repair.Repaired;

/** Writes down the facts of one document while it is read from front to back. */
final class Scribe {

    /** No report states this many facts; the bound keeps memory small whatever a file contains. */
    static final int MOST_FACTS = 10_000;

    private static final int LONGEST_QUOTE = 80;
    private static final Subjects SUBJECTS = new Subjects(Tables.lexicon());

    private final Repaired repaired;
    private final RuleBook rules;
    private final Periods periods;
    private final Parties parties;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Reading.Cut> passedOver = new ArrayList<>();
    private final Signs signs = new Signs();
    private final Map<Fact, String> contexts = new IdentityHashMap<>();
    private final Map<Fact, Integer> sentences = new IdentityHashMap<>();
    private int paragraph = -1;
    private boolean cutShort;
    private int paragraphStart;

    Scribe(Repaired repaired, Almanac almanac, List<Layout.Line> lines, RuleBook rules) {
        this.repaired = repaired;
        this.rules = rules;
        this.periods = new Periods(repaired.text(), almanac);
        this.parties = new Parties(repaired.text(), lines);
    }

    List<Fact> facts() {
        var sorted = new ArrayList<>(facts);
        sorted.sort(
                Comparator.<Fact>comparingInt(fact -> fact.span().start())
                        .thenComparing(Fact::kind));
        return sorted;
    }

    /** The whole clause around a figure, by which a fact told twice is recognised. */
    String context(Fact fact) {
        return contexts.getOrDefault(fact, fact.quote());
    }

    /** Whether both figures were read from the same sentence. */
    boolean together(Fact one, Fact other) {
        var first = sentences.get(one);
        return first != null && first.equals(sentences.get(other));
    }

    /** Whether there was text left when the bound on facts was reached. */
    boolean cutShort() {
        return cutShort;
    }

    List<Reading.Cut> passedOver() {
        return passedOver;
    }

    void paragraph(Layout.Line line) {
        paragraph++;
        periods.enterParagraph(repaired.text().substring(line.start(), line.end()));
        paragraphStart = line.start();
        for (var sentence : Sentence.of(repaired.text(), line.start(), line.end())) {
            if (facts.size() >= MOST_FACTS) {
                cutShort = true;
                return;
            }
            periods.enterSentence(sentence);
            signs.enter(sentence.marked());
            figures(sentence);
            for (var finding : rules.words(sentence, signs)) {
                words(sentence, finding);
            }
            days(sentence);
        }
    }

    /** A figure of a table; it stands in no paragraph of the running text. */
    void cell(Grid.Cell cell) {
        var period = cell.period() == null ? periods.everywhere() : cell.period();
        var row = repaired.text().substring(cell.row().start(), cell.row().end());
        facts.add(
                new Fact(
                        cell.unit().contains("%") ? FactKind.PERCENT : FactKind.COUNT,
                        cell.label(),
                        new Fact.Amount(cell.value(), cell.unit(), ""),
                        setting(cell.row().start(), period),
                        new Fact.Source(
                                Reader.span(repaired, cell.row().start(), cell.row().end()),
                                row,
                                "table",
                                -1),
                        null));
    }

    private void figures(Sentence sentence) {
        var claimed = rules.figures(sentence, signs);
        for (var quantity : sentence.quantities()) {
            var finding = claimed.get(quantity);
            if (finding == null) {
                passOver(
                        quantity,
                        quantity.place() == Quantity.Place.SLOGAN ? "slogan" : "unclaimed");
            } else if (finding.rule().kind() == null) {
                passOver(quantity, finding.rule().name());
            } else {
                figure(sentence, quantity, finding, finding.rule().kind());
            }
        }
    }

    private void passOver(Quantity quantity, String rule) {
        passedOver.add(
                new Reading.Cut(Reader.span(repaired, quantity.start(), quantity.end()), rule));
    }

    private void figure(
            Sentence sentence, Quantity quantity, RuleBook.Finding finding, FactKind kind) {
        var rule = finding.rule();
        var qualifiers = Qualifiers.of(sentence, quantity);
        if (!rule.option("qualifier").isEmpty()) {
            qualifiers.add(rule.option("qualifier"));
        }
        if (quantity.word().equals("年")) {
            qualifiers.remove("其中");
        }
        int start = Math.max(sentence.start(), clauseStart(sentence, quantity));
        var subject = rule.option("subject");
        var fact =
                new Fact(
                        kind,
                        Qualifiers.planned(sentence, quantity)
                                + (subject.isEmpty() ? SUBJECTS.of(sentence, quantity) : subject),
                        new Fact.Amount(
                                quantity.value(),
                                unit(quantity, finding),
                                String.join(";", qualifiers)),
                        setting(start, periods.of(sentence, quantity, finding, qualifiers)),
                        source(start, quoteEnd(sentence, quantity), rule),
                        null);
        contexts.put(
                fact, sentence.text(start, quantity.end()) + sentence.after(quantity, ",。;:!?()"));
        sentences.put(fact, sentence.start());
        facts.add(fact);
    }

    private static String unit(Quantity quantity, RuleBook.Finding finding) {
        if (finding.match().namedGroups().containsKey("per")) {
            return finding.rule().option("plain").isEmpty()
                    ? quantity.unit() + "/" + finding.match().group("per")
                    : quantity.unit();
        }
        var per = finding.rule().option("per");
        return per.isEmpty() ? quantity.unit() : quantity.unit() + "/" + per;
    }

    private void words(Sentence sentence, RuleBook.Finding finding) {
        var rule = finding.rule();
        var match = finding.match();
        int start = sentence.place(match.start());
        int end = sentence.place(match.end());
        var groups = match.namedGroups();
        boolean given = !rule.option("value").equals("proportion");
        var subject = given ? rule.option("subject") : "";
        for (var group : List.of("subject", "list", "places", "name")) {
            if (subject.isEmpty() && groups.containsKey(group) && match.start(group) >= 0) {
                subject =
                        sentence.text(
                                sentence.place(match.start(group)),
                                sentence.place(match.end(group)));
            }
        }
        add(sentence, rule, subject, start, end);
    }

    private void add(Sentence sentence, Rule rule, String subject, int start, int end) {
        var kind = rule.kind();
        if (kind == null) {
            return;
        }
        int from = widenLeft(sentence, start);
        int to = widenRight(sentence, end);
        var value = rule.value(subject);
        var period = rule.option("period").isEmpty() ? periods.at(start) : rule.option("period");
        facts.add(
                new Fact(
                        kind,
                        subject.isEmpty() ? sentence.text(from, to) : subject,
                        new Fact.Amount(
                                value.isEmpty() ? null : value,
                                rule.option("unit"),
                                rule.option("qualifier")),
                        setting(start, period),
                        source(from, to, rule),
                        rule.reason()));
    }

    private void days(Sentence sentence) {
        for (var day : periods.days()) {
            int to = widenRight(sentence, Math.min(sentence.end(), day.end() + 1));
            facts.add(
                    new Fact(
                            FactKind.DATE,
                            sentence.text(Math.min(day.end(), to), to),
                            new Fact.Amount(day.period(), "", ""),
                            setting(day.start(), day.period()),
                            new Fact.Source(
                                    Reader.span(repaired, day.start(), to),
                                    sentence.text(day.start(), to),
                                    "day",
                                    paragraph),
                            null));
        }
    }

    private Fact.Setting setting(int until, String period) {
        return new Fact.Setting(
                period, parties.where(paragraphStart, until), parties.who(paragraphStart, until));
    }

    private Fact.Source source(int start, int end, Rule rule) {
        return new Fact.Source(
                Reader.span(repaired, start, end),
                repaired.text().substring(start, end),
                rule.name(),
                paragraph);
    }

    private static int clauseStart(Sentence sentence, Quantity quantity) {
        return quantity.start() - sentence.before(quantity, ",。;:!? ").length();
    }

    private static int quoteEnd(Sentence sentence, Quantity quantity) {
        return quantity.end()
                + Math.min(LONGEST_QUOTE, sentence.after(quantity, ",。;:、!?()").length());
    }

    private int widenLeft(Sentence sentence, int at) {
        int from = at;
        while (from > sentence.start()
                && at - from < LONGEST_QUOTE / 2
                && ",。;:!? ".indexOf(repaired.text().charAt(from - 1)) < 0) {
            from--;
        }
        return from;
    }

    private int widenRight(Sentence sentence, int at) {
        int to = at;
        while (to < sentence.end()
                && to - at < LONGEST_QUOTE / 2
                && ",。;:!?".indexOf(repaired.text().charAt(to)) < 0) {
            to++;
        }
        return to;
    }
}
