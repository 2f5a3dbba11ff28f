package jieli.briefings.reading;

import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a text says about time as the period of a fact; knows the years named so far. */
final class PeriodWords {

    static final String LOST = "年份缺失";
    static final String UNSTATED = "未说明";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

    private final Almanac almanac;
    private final Set<String> statedYears = new HashSet<>();
    private @Nullable String lastYear;
    private @Nullable String sentenceYear;

    PeriodWords(Almanac almanac) {
        this.almanac = almanac;
        if (almanac.reportDate() != null) {
            this.lastYear = String.valueOf(almanac.reportDate().getYear());
        }
    }

    void enterSentence() {
        sentenceYear = null;
    }

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

    String undated() {
        return almanac.yearsLost() ? LOST : UNSTATED;
    }

    String sinceArrival(String start) {
        return almanac.reportDate() == null ? written(start) + "以来" : start + ".." + month();
    }

    private static String written(String start) {
        return start.length() == 4 ? start + "年" : start;
    }

    String month() {
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

    String written(Anchor anchor) {
        return switch (anchor.form()) {
            case AS_OF -> asOf(anchor);
            case AS_OF_LAST_YEAR -> relative("截至", 1, "-12");
            case AS_OF_NOW, NOW -> almanac.reportDate() == null ? undated() : "截至" + month();
            case YEARS -> year(anchor) + ".." + anchor.part("y2");
            case MONTHS -> months(anchor);
            case SINCE_ARRIVAL -> sinceArrival(year(anchor) + month(anchor, "m"));
            case SINCE -> since(anchor);
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
            case SINCE_HELP -> everywhere();
            case UNDATED -> undated();
            case FUTURE -> almanac.reportDate() == null ? undated() : month() + "起";
            case PAST -> "过去(年份未说明)";
            case WORDS -> "近年来";
            case SPAN -> span(anchor.words());
            case DURING -> anchor.part("what") + "期间";
        };
    }

    private String asOf(Anchor anchor) {
        var year = year(anchor);
        return "截至" + year + (anchor.part("end").isEmpty() ? month(anchor, "m") : "-12");
    }

    private String since(Anchor anchor) {
        var year = year(anchor);
        return anchor.part("m").isEmpty() ? year + "年以来" : sinceArrival(year + month(anchor, "m"));
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
        if (anchor.part("half").equals("前三季度")) {
            return year + "-01.." + year + "-09";
        }
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
