package jieli.briefings.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says when, for every place of a document that is read from front to back. The nearest anchor
 * before a place in its sentence wins, then the anchor carried on from the sentences before it in
 * the paragraph, then what holds for the whole document.
 */
final class Periods {

    private static final Pattern SAME_OCCASION =
            Pattern.compile("本次|此次|此行|当天|当日|随后|活动现场|活动中|慰问期间|活动期间|会上|期间,");

    private static final Pattern AGAINST_LAST_YEAR = Pattern.compile("[较比同]上一?年|[较比]去年|与上年|同比");
    private static final Pattern JOINED = Pattern.compile("[、和与,及]?");

    private record Timed(int start, int end, Anchor anchor, String period) {}

    private final String text;
    private final Almanac almanac;
    private final PeriodWords words;
    private List<Timed> anchors = new ArrayList<>();
    private @Nullable String carried;
    private @Nullable String occasion;
    private @Nullable String pendingFrom;
    private @Nullable String changeFrom;
    private @Nullable String changeTo;

    Periods(String text, Almanac almanac) {
        this.text = text;
        this.almanac = almanac;
        this.words = new PeriodWords(almanac);
    }

    void enterParagraph(String text) {
        carried = SAME_OCCASION.matcher(text).find() ? occasion : null;
        anchors = new ArrayList<>();
    }

    void enterSentence(Sentence sentence) {
        for (var timed : anchors) {
            if (timed.anchor().form() == Anchor.Form.NOW) {
                carried = null;
            } else if (timed.anchor().reach() == Anchor.Reach.ON) {
                carried = timed.period();
            }
        }
        if (anchors.stream().filter(Periods::year).map(Timed::period).distinct().count() > 1) {
            carried = null;
        }
        anchors = new ArrayList<>();
        words.enterSentence();
        pendingFrom = null;
        changeFrom = null;
        changeTo = null;
        for (var anchor : Anchor.in(sentence.text())) {
            var period = words.written(anchor);
            int start = sentence.start() + anchor.start();
            anchors.add(new Timed(start, sentence.start() + anchor.end(), anchor, period));
            switch (anchor.form()) {
                case DAY, DAYS, LOST_DAY -> occasion = period;
                default -> {}
            }
        }
    }

    private static boolean year(Timed timed) {
        return timed.anchor().form() == Anchor.Form.YEAR;
    }

    /** When, for a figure that a rule has claimed. */
    String of(Sentence sentence, Quantity quantity, RuleBook.Finding finding, Set<String> marks) {
        int place = quantity.start();
        var respective = respective(sentence, place);
        if (respective != null) {
            return respective;
        }
        var option = finding.rule().option("period");
        if (option.equals("change")) {
            boolean first = finding.quantities().getFirst() == quantity;
            boolean against = AGAINST_LAST_YEAR.matcher(sentence.text()).find();
            return ofChange(place, first, against);
        }
        var outcome = outcome();
        if (outcome != null && !marks.contains("同比") && Qualifiers.changedBy(sentence, quantity)) {
            return outcome;
        }
        if (marks.contains("同比") || Qualifiers.growsAgainstLastYear(sentence, quantity)) {
            return ofTheYear(place);
        }
        return switch (option) {
            case "" -> at(place);
            case "none" -> "";
            case "lasting" -> lasting(place);
            case "year" -> year(place);
            case "per" -> "每" + finding.match().group("per");
            default -> option;
        };
    }

    /** When, for a fact that stands at this place of the sentence entered last. */
    String at(int place) {
        var stated = stated(place);
        return stated == null ? words.everywhere() : stated;
    }

    /** 2022年、2023年分别派出9名、14名: the n-th figure after the word belongs to the n-th year, or null. */
    @Nullable String respective(Sentence sentence, int place) {
        int found =
                anchors.size() < 2 ? -1 : sentence.text(sentence.start(), place).lastIndexOf("分别");
        if (found < 0) {
            return null;
        }
        int word = sentence.start() + found;
        var years = new ArrayList<Timed>();
        for (var timed : anchors) {
            if (timed.end() <= word) {
                boolean joined =
                        years.isEmpty()
                                || JOINED.matcher(text)
                                        .region(years.getLast().end(), timed.start())
                                        .matches();
                if (!joined) {
                    years.clear();
                }
                years.add(timed);
            }
        }
        int rank = sentence.rank(word, place);
        return years.size() >= 2 && rank < years.size() ? years.get(rank).period() : null;
    }

    /** What the text itself says about the place, or null. */
    @Nullable String stated(int place) {
        Timed best = null;
        for (var timed : anchors) {
            boolean reaches =
                    timed.anchor().reach() != Anchor.Reach.HERE || place - timed.end() <= 5;
            if (timed.start() <= place && reaches) {
                best = timed;
            }
        }
        if (best == null && carried == null) {
            return stillInClause(place);
        }
        return best == null ? carried : untilNow(best, place);
    }

    /** 2024年4月启用,至今已会诊132例: from the month named up to the report. */
    private String untilNow(Timed timed, int place) {
        boolean lasts =
                timed.period().matches("\\d{4}-\\d\\d(-\\d\\d)?")
                        && place > timed.end()
                        && text.substring(timed.end(), place).contains("至今");
        return lasts ? words.sinceArrival(timed.period()) : timed.period();
    }

    /** An anchor that follows in the same clause: 队员7人于2022年8月3日抵达. */
    private @Nullable String stillInClause(int place) {
        for (var timed : anchors) {
            if (timed.start() > place
                    && timed.start() - place <= 12
                    && text.substring(place, timed.start()).matches("[^,。;、]*")) {
                return timed.period();
            }
        }
        return null;
    }

    /**
     * When, for a state that lasts: up to the day of the report unless the sentence says another.
     */
    String lasting(int place) {
        for (var timed : anchors) {
            if (timed.period().startsWith("截至")) {
                return timed.period();
            }
        }
        return almanac.reportDate() == null ? words.undated() : "截至" + words.month();
    }

    /** The year of a place, for what happens once a year, such as the sending of a batch. */
    String year(int place) {
        var stated = stated(place);
        for (var timed : anchors) {
            stated = stated == null ? timed.period() : stated;
        }
        if (stated == null) {
            return words.everywhere();
        }
        boolean day = stated.matches("\\d{4}-\\d\\d-\\d\\d.*|\\d{4}-\\d\\d以来|\\d{4}年以来");
        return day ? stated.substring(0, 4) : stated;
    }

    /** A change against the year before: the year meant, if it is said. */
    String ofTheYear(int place) {
        var stated = stated(place);
        if (stated == null && almanac.reportedYear() != null) {
            return almanac.reportedYear();
        }
        return stated == null ? PeriodWords.UNSTATED + "(当年)" : stated;
    }

    /**
     * When, for the two figures of a change. Without years of their own they take those of the
     * change told before in the sentence, else the two ends of the time the whole text is about.
     *
     * @param against whether the change is told against the year before
     */
    String ofChange(int place, boolean first, boolean against) {
        var near = here(place);
        var period = near == null ? ofChangeUndated(place, first, against) : near;
        if (first) {
            pendingFrom = near;
        } else if (pendingFrom != null) {
            changeFrom = pendingFrom;
            changeTo = period;
        }
        return period;
    }

    private String ofChangeUndated(int place, boolean first, boolean against) {
        var stated = stated(place);
        if (changeFrom != null && changeTo != null) {
            return first ? changeFrom : changeTo;
        }
        if (first && against && stated != null && stated.matches("\\d{4}")) {
            return (Integer.parseInt(stated) - 1) + "(较上年)";
        }
        if (stated == null && almanac.arrival() != null && almanac.reportDate() != null) {
            return first ? almanac.arrival() : "截至" + words.month();
        }
        return at(place);
    }

    /** The period of the later figure of the change told last in the sentence, or null. */
    @Nullable String outcome() {
        return changeTo;
    }

    private @Nullable String here(int place) {
        for (var timed : anchors) {
            boolean near = place >= timed.end() && place - timed.end() <= 5;
            if (timed.anchor().reach() == Anchor.Reach.HERE && near) {
                return timed.period();
            }
        }
        return null;
    }

    /** Offsets of the anchors of the sentence entered last that are days, with their period. */
    List<DayInText> days() {
        var days = new ArrayList<DayInText>();
        for (var timed : anchors) {
            switch (timed.anchor().form()) {
                case DAY, DAYS, LOST_DAY, SINCE_ARRIVAL ->
                        days.add(new DayInText(timed.start(), timed.end(), timed.period()));
                default -> {}
            }
        }
        return days;
    }

    record DayInText(int start, int end, String period) {}

    /** When, for what the text dates nowhere. */
    String everywhere() {
        return words.everywhere();
    }
}
