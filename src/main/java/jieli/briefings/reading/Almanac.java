package jieli.briefings.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a document as a whole says about time: the day it was published, whether its years were
 * lost, and the arrival its figures are counted from.
 *
 * @param arrival {@code 2022-07} if the text opens with "since they arrived in July 2022"
 * @param reportedYear the year a yearly report is about
 */
record Almanac(
        @Nullable LocalDate reportDate,
        boolean yearsLost,
        @Nullable String arrival,
        @Nullable String reportedYear) {

    static final Pattern LOST_YEAR =
            Pattern.compile("(?<![^,。;:(、“” 自从到在于至])年(?:任|度|(?=,)|底|初|(?=\\d{1,2}月)|以来|至今|起)");

    private static final Pattern DATE =
            Pattern.compile(
                    "(?<![\\d])(?<y>(?:19|20)\\d\\d)(?:-|/|\\.|年)(?<m>\\d{1,2})(?:-|/|\\.|月)(?<d>[0-3]?\\d)(?:日|(?!\\d)|(?= ?\\d\\d:))");
    private static final Pattern DATELINE =
            Pattern.compile("(?<m>\\d{1,2})月(?<d>\\d{1,2})日(?:讯|电|消息|报道)");

    static Almanac of(String text, List<Layout.Line> lines) {
        var page = pageDate(text, lines);
        var prose = new StringBuilder();
        lines.stream()
                .filter(line -> line.kind() == Layout.Kind.PROSE)
                .forEach(line -> prose.append(text, line.start(), line.end()).append('\n'));
        var dateline = dateline(prose.toString(), page);
        var report = dateline == null ? page : dateline;
        long lost = LOST_YEAR.matcher(prose).results().limit(3).count();
        boolean stated = YEAR.matcher(prose).find();
        return new Almanac(
                report,
                lost >= 2 || (lost == 1 && !stated),
                arrival(prose.toString(), report),
                reportedYear(text, lines));
    }

    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d年");

    /** The date that stands above the text, else a date alone on one of its last lines. */
    private static @Nullable LocalDate pageDate(String text, List<Layout.Line> lines) {
        var candidates = new ArrayList<Layout.Line>();
        for (var line : lines) {
            candidates.add(line);
            if (line.kind() == Layout.Kind.PROSE) {
                break;
            }
        }
        for (var line : candidates) {
            if (line.kind() != Layout.Kind.PROSE) {
                var date = date(text, line, false);
                if (date != null) {
                    return date;
                }
            }
        }
        int prose = 0;
        for (var line : lines) {
            prose += line.kind() == Layout.Kind.PROSE ? line.end() - line.start() : 0;
            boolean signature = line.kind() != Layout.Kind.PROSE && prose > 60;
            if (signature && !line.rule().equals("after-the-end")) {
                var date = date(text, line, true);
                if (date != null) {
                    return date;
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(String text, Layout.Line line, boolean alone) {
        if (alone && line.end() - line.start() > 40) {
            return null;
        }
        var matcher =
                DATE.matcher(text).region(line.start(), Math.min(line.end(), line.start() + 240));
        return matcher.find()
                ? day(matcher.group("y"), matcher.group("m"), matcher.group("d"))
                : null;
    }

    private static @Nullable LocalDate dateline(String prose, @Nullable LocalDate page) {
        var matcher = DATELINE.matcher(prose).region(0, Math.min(prose.length(), 200));
        if (page == null || !matcher.find()) {
            return null;
        }
        var date = day(String.valueOf(page.getYear()), matcher.group("m"), matcher.group("d"));
        return date != null && date.isAfter(page) ? date.minusYears(1) : date;
    }

    static @Nullable LocalDate day(String year, String month, String day) {
        try {
            return LocalDate.of(
                    Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** The year of a report on a year's work, from what stands above the text or opens it. */
    private static @Nullable String reportedYear(String text, List<Layout.Line> lines) {
        int prose = 0;
        for (var line : lines) {
            prose += line.kind() == Layout.Kind.PROSE ? 1 : 0;
            if (prose > 2) {
                return null;
            }
            var matcher =
                    YEARLY_REPORT
                            .matcher(text)
                            .region(line.start(), Math.min(line.end(), line.start() + 300));
            if (line.kind() != Layout.Kind.CUT && matcher.find()) {
                return matcher.group("y");
            }
        }
        return null;
    }

    private static final Pattern YEARLY_REPORT =
            Pattern.compile(
                    "(?<y>(?:19|20)\\d\\d)年度?(?!\\d|来|以来|至)[^。,;]{0,24}?(?:情况报告|工作总结|年度总结|情况汇报|工作报告|工作情况|开展情况|统计公报|总结报告|情况通报|自评报告)");

    /** The month or year from which the figures of the whole text are counted, or null. */
    private static @Nullable String arrival(String prose, @Nullable LocalDate report) {
        var opening = prose.substring(0, Math.min(prose.length(), 600));
        boolean spanned = report != null && SPAN.matcher(opening).find();
        if (!ARRIVAL_WORDS.matcher(opening).find() && !spanned) {
            return null;
        }
        for (var anchor : Anchor.in(opening)) {
            boolean opens =
                    anchor.form() == Anchor.Form.SINCE
                            && anchor.start() <= 2
                            && !anchor.part("m").isEmpty()
                            && anchor.words().endsWith("以来");
            boolean month = anchor.form() == Anchor.Form.MONTH && !anchor.part("y").isEmpty();
            if (opens
                    || anchor.form() == Anchor.Form.SINCE_ARRIVAL
                    || (month && (arrives(opening, anchor) || spans(opening, anchor, report)))) {
                return anchor.part("y")
                        + (anchor.part("m").isEmpty() ? "" : "-" + anchor.twoDigits("m"));
            }
        }
        return null;
    }

    private static final Pattern ARRIVAL_WORDS = Pattern.compile("以来|至今|进[藏疆青]|入[藏疆青]|到任|赴任");
    private static final Pattern ARRIVES = Pattern.compile("[^。;]{0,30}?(?:进[藏疆青]|入[藏疆青]|到任|赴任)");
    static final Pattern SPAN =
            Pattern.compile("(?<![近过去])(?<n>[一二两三四五六七八九十]{1,3}|\\d{1,2})年(?<more>多|余)?(?:来|间)");

    private static boolean arrives(String opening, Anchor anchor) {
        return ARRIVES.matcher(opening).region(anchor.end(), opening.length()).lookingAt();
    }

    /** Whether "in N years" of the opening reaches from this month to the report. */
    private static boolean spans(String opening, Anchor anchor, @Nullable LocalDate report) {
        var span = SPAN.matcher(opening);
        if (report == null || !span.find(anchor.end())) {
            return false;
        }
        int months =
                12 * (report.getYear() - Integer.parseInt(anchor.part("y")))
                        + report.getMonthValue()
                        - Integer.parseInt(anchor.part("m"));
        int beyond = months - 12 * years(span.group("n"));
        return span.group("more") == null ? Math.abs(beyond) <= 5 : beyond >= 0 && beyond < 12;
    }

    static int years(String numeral) {
        var digits = numeral.matches("\\d+") ? numeral : Numerals.digits(numeral);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
