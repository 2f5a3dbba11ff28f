package jieli.briefings.reading;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
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

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");
    static final String LOST = "年份缺失";
    static final String UNSTATED = "未说明";
    private static final Pattern SAME_OCCASION =
            Pattern.compile("本次|此次|此行|当天|当日|随后|活动现场|活动中|慰问期间|活动期间|会上|期间,");

    private record Timed(int start, int end, Anchor anchor, String period) {}

    private final String text;
    private final Almanac almanac;
    private List<Timed> anchors = new ArrayList<>();
    private @Nullable String carried;
    private @Nullable String occasion;
    private @Nullable String lastYear;
    private @Nullable String sentenceYear;
    private @Nullable String pendingFrom;
    private @Nullable String changeFrom;
    private @Nullable String changeTo;
    private final Set<String> statedYears = new HashSet<>();

    Periods(String text, Almanac almanac) {
        this.text = text;
        this.almanac = almanac;
        if (almanac.reportDate() != null) {
            this.lastYear = String.valueOf(almanac.reportDate().getYear());
        }
    }

    void enterParagraph(String text) {
        carried = SAME_OCCASION.matcher(text).find() ? occasion : null;
        anchors = new ArrayList<>();
    }

    void enterSentence(Sentence sentence) {
        for (var timed : anchors) {
            if (timed.anchor().reach() == Anchor.Reach.ON) {
                carried = timed.period();
            }
        }
        anchors = new ArrayList<>();
        sentenceYear = null;
        pendingFrom = null;
        changeFrom = null;
        changeTo = null;
        for (var anchor : Anchor.in(sentence.text())) {
            var period = written(anchor);
            int start = sentence.start() + anchor.start();
            anchors.add(new Timed(start, sentence.start() + anchor.end(), anchor, period));
            switch (anchor.form()) {
                case DAY, DAYS, LOST_DAY -> occasion = period;
                default -> {}
            }
        }
    }

    /** When, for a fact that stands at this place of the sentence entered last. */
    String at(int place) {
        var stated = stated(place);
        return stated == null ? everywhere() : stated;
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
        return best == null ? carried : best.period();
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
        return almanac.reportDate() == null ? undated() : "截至" + month();
    }

    /** The year of a place, for what happens once a year, such as the sending of a batch. */
    String year(int place) {
        var stated = stated(place);
        for (var timed : anchors) {
            stated = stated == null ? timed.period() : stated;
        }
        if (stated == null) {
            return everywhere();
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
        return stated == null ? UNSTATED + "(当年)" : stated;
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
            return first ? almanac.arrival() : "截至" + month();
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
        if (almanac.arrival() != null) {
            return sinceArrival(almanac.arrival());
        }
        return almanac.reportedYear() == null ? undated() : almanac.reportedYear();
    }

    /** "In N years" from the arrival, or from the year N years ago if the text names that year. */
    private String span(String words) {
        if (almanac.arrival() != null && !words.startsWith("近")) {
            return everywhere();
        }
        var report = almanac.reportDate();
        var span = Almanac.SPAN.matcher(words);
        if (report != null && span.find()) {
            var start = String.valueOf(report.getYear() - Almanac.years(span.group("n")));
            if (statedYears.contains(start)) {
                return start + ".." + month();
            }
        }
        return words.startsWith("近") && words.endsWith("来")
                ? words.substring(0, words.length() - 1)
                : words;
    }

    private String monthBefore() {
        var date = almanac.reportDate();
        return date == null ? undated() : MONTH.format(date.minusMonths(1));
    }

    /** The n-th five-year plan; the 14th runs from 2021 to 2025. */
    private static String plan(String numeral) {
        int first = 2011 + 5 * ("二三四五".indexOf(numeral));
        return first + ".." + (first + 4);
    }

    private String undated() {
        return almanac.yearsLost() ? LOST : UNSTATED;
    }

    private String sinceArrival(String start) {
        return almanac.reportDate() == null ? written(start) + "以来" : start + ".." + month();
    }

    private static String written(String start) {
        return start.length() == 4 ? start + "年" : start;
    }

    private String month() {
        var date = almanac.reportDate();
        return date == null ? "" : MONTH.format(date);
    }

    private String reportYear(int before) {
        var date = almanac.reportDate();
        return date == null ? "" : String.valueOf(date.getYear() - before);
    }

    private String year(Anchor anchor) {
        var stated = anchor.part("y");
        if (!stated.isEmpty()) {
            lastYear = stated;
            sentenceYear = stated;
            statedYears.add(stated);
            return stated;
        }
        if (anchor.part("rel").equals("去年") && almanac.reportDate() != null) {
            return reportYear(1);
        }
        if (sentenceYear != null) {
            return sentenceYear;
        }
        if (almanac.reportDate() != null) {
            return reportYear(0);
        }
        return almanac.yearsLost() || lastYear == null ? "????" : lastYear;
    }

    private String written(Anchor anchor) {
        return switch (anchor.form()) {
            case AS_OF ->
                    "截至"
                            + year(anchor)
                            + (anchor.part("end").isEmpty() ? month(anchor, "m") : "-12");
            case AS_OF_LAST_YEAR -> relative("截至", 1, "-12");
            case AS_OF_NOW -> almanac.reportDate() == null ? undated() : "截至" + month();
            case YEARS -> year(anchor) + ".." + anchor.part("y2");
            case MONTHS -> months(anchor);
            case SINCE_ARRIVAL -> sinceArrival(year(anchor) + month(anchor, "m"));
            case SINCE ->
                    anchor.part("m").isEmpty()
                            ? year(anchor) + "年以来"
                            : sinceArrival(year(anchor) + month(anchor, "m"));
            case SINCE_THIS_YEAR -> relative("", 0, "年以来");
            case DAYS, DAY, LOST_DAY -> days(anchor);
            case HALF -> half(anchor);
            case QUARTER -> quarter(anchor);
            case MONTH -> year(anchor) + month(anchor, "m");
            case YEAR -> year(anchor);
            case LAST_YEAR -> relative("", 1, "");
            case YEAR_BEFORE -> relative("", 2, "");
            case THIS_YEAR -> relative("", 0, "年以来");
            case SAME_YEAR -> lastYear == null ? undated() : lastYear;
            case LAST_MONTH -> monthBefore();
            case PLAN -> plan(anchor.part("plan"));
            case UNDATED -> undated();
            case FUTURE -> almanac.reportDate() == null ? undated() : month() + "起";
            case PAST -> "过去(年份未说明)";
            case WORDS -> "近年来";
            case SPAN -> span(anchor.words());
            case DURING -> anchor.part("what") + "期间";
        };
    }

    private String relative(String before, int years, String after) {
        return almanac.reportDate() == null ? undated() : before + reportYear(years) + after;
    }

    private static String month(Anchor anchor, String part) {
        return anchor.part(part).isEmpty() ? "" : "-" + anchor.twoDigits(part);
    }

    private String months(Anchor anchor) {
        var year = year(anchor);
        var until = anchor.part("y2").isEmpty() ? year : anchor.part("y2");
        return year + month(anchor, "m") + ".." + until + month(anchor, "m2");
    }

    private String days(Anchor anchor) {
        var year = anchor.form() == Anchor.Form.LOST_DAY ? "????" : year(anchor);
        var first = year + month(anchor, "m") + month(anchor, "d");
        if (anchor.form() != Anchor.Form.DAYS) {
            return first;
        }
        var until = anchor.part("m2").isEmpty() ? month(anchor, "m") : month(anchor, "m2");
        return first + ".." + year + until + month(anchor, "d2");
    }

    private String half(Anchor anchor) {
        var year = year(anchor);
        return anchor.part("half").equals("上半年")
                ? year + "-01.." + year + "-06"
                : year + "-07.." + year + "-12";
    }

    private String quarter(Anchor anchor) {
        int first = "一二三四".indexOf(anchor.part("quarter")) * 3 + 1;
        var year = year(anchor);
        return "%s-%02d..%s-%02d".formatted(year, first, year, first + 2);
    }
}
