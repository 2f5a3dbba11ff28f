package jieli.briefings.reading;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a figure counts, in the words of the text: after it (12个卫生室), else before it (干部5名). */
final class Subjects {

    private static final int LONGEST = 24;

    private final Pattern cutAfter;
    private final Pattern verbs;

    Subjects(Map<String, List<String>> lexicon) {
        this.cutAfter = Pattern.compile("[,。;:、!?()“”]|" + join(lexicon, "subject-ends"));
        this.verbs = Pattern.compile(join(lexicon, "deeds") + "了?");
    }

    private static String join(Map<String, List<String>> lexicon, String list) {
        return lexicon.getOrDefault(list, List.of()).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    String of(Sentence sentence, Quantity quantity) {
        var after = after(sentence, quantity);
        return after.length() >= 2 ? after : before(sentence, quantity);
    }

    private String after(Sentence sentence, Quantity quantity) {
        var rest = sentence.after(quantity, ",。;:、!?()");
        rest = rest.startsWith("的") ? rest.substring(1) : rest;
        var end = cutAfter.matcher(rest);
        var subject = end.find() ? rest.substring(0, end.start()) : rest;
        return subject.length() > LONGEST ? subject.substring(0, LONGEST) : subject;
    }

    private String before(Sentence sentence, Quantity quantity) {
        var clause = sentence.before(quantity, ",。;:!?()“”");
        var last = sentence.quantityBefore(quantity.start());
        if (last != null && last.end() > quantity.start() - clause.length()) {
            clause = sentence.text(last.end(), quantity.start());
        }
        var matcher = verbs.matcher(clause);
        int from = 0;
        while (matcher.find()) {
            from = clause.length() - matcher.end() >= 2 ? matcher.end() : from;
        }
        var subject =
                clause.substring(from).replaceAll("^[、和及与]+|(?:累计|共计|达到|超过|近|约|共|超|逾|达|为)+$", "");
        subject = subject.isBlank() ? clause : subject;
        return subject.length() > LONGEST ? subject.substring(subject.length() - LONGEST) : subject;
    }
}
