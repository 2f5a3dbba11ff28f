package jieli.mentoring.competence.passport;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jieli.deployment.certificate.PdfPages;
import jieli.deployment.certificate.QrSquares;
import jieli.deployment.certificate.SongFont;
import jieli.mentoring.competence.SkillWords;
import jieli.mentoring.competence.passport.Passport.CaseLine;
import jieli.mentoring.competence.passport.Passport.GrantLine;

/** A passport as a PDF: Chinese, A4, with everything the JSON says of its cases and grants. */
final class PassportPdf {

    /** What became of it. */
    sealed interface Drawn {
        record File(byte[] bytes) implements Drawn {}

        /** The font has no shape for these characters; boxes are never printed in their stead. */
        record NoLetters(String characters) implements Drawn {}
    }

    private static final Locale LANGUAGE = Locale.CHINESE;
    private static final List<Float> SUMMARY = List.of(0.34f, 0.30f, 0.12f, 0.12f, 0.12f);
    private static final List<Float> CASES = List.of(0.14f, 0.22f, 0.24f, 0.12f, 0.18f, 0.10f);
    private static final float SMALL = 9;
    private static final float NORMAL = 11;

    private final PdfPages pages = new PdfPages();
    private final Passport it;
    private final Passport.Frame frame;
    private final SkillWords words;

    private PassportPdf(IssuedPassport issued, Passport.Frame frame, SkillWords words) {
        this.it = issued.content();
        this.frame = frame;
        this.words = words;
    }

    static Drawn draw(IssuedPassport issued, Passport.Frame frame, SkillWords words)
            throws IOException {
        var missing = SongFont.missing(issued.text().replaceAll("\\p{Cntrl}", ""));
        return missing.isEmpty()
                ? new Drawn.File(new PassportPdf(issued, frame, words).draw())
                : new Drawn.NoLetters(missing);
    }

    private byte[] draw() throws IOException {
        pages.centred(of("title"), 20);
        if (it.simulated()) {
            pages.centred(of("simulated"), NORMAL);
        }
        pages.space(10);
        var holder = it.holder();
        pages.paragraph(
                of(
                        "sentence",
                        holder.name(),
                        holder.workplace(),
                        holder.title(),
                        it.asOf().toString()),
                NORMAL);
        proof();
        summary();
        grants();
        agreements();
        sections();
        cases();
        return pages.file(of("title") + " " + holder.name());
    }

    private void proof() {
        pages.space(6);
        pages.squares(
                QrSquares.of(frame.verify()),
                84,
                List.of(
                        of("code", frame.code()),
                        of("verify", frame.verify()),
                        of("issued.line", frame.issuedOn().toString(), frame.issuedBy()),
                        of("digest", frame.digest())),
                SMALL);
    }

    private void heading(String key) {
        pages.space(12);
        pages.paragraph(of(key), 13);
    }

    private void summary() {
        heading("summary");
        pages.cells(
                columns("technique", "institution", "cases", "operator", "signed"), SUMMARY, SMALL);
        pages.rule();
        Map<List<String>, List<CaseLine>> skills =
                it.cases().stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> List.of(one.technique().name(), one.institution()),
                                        () -> new TreeMap<>((a, b) -> (a + "").compareTo(b + "")),
                                        Collectors.toList()));
        skills.forEach((where, cases) ->
                pages.cells(
                        List.of(
                                where.getFirst(),
                                where.getLast(),
                                count(cases, _ -> true),
                                count(cases, one -> one.role().equals("OPERATOR")),
                                count(cases, one -> one.role().equals("OPERATOR") && one.signed())),
                        SUMMARY,
                        SMALL));
        pages.paragraph(of("counting"), SMALL);
    }

    private static String count(List<CaseLine> cases, Predicate<CaseLine> which) {
        return String.valueOf(cases.stream().filter(which).count());
    }

    private void grants() {
        heading("grants");
        if (it.grants().isEmpty()) {
            pages.paragraph(of("none"), SMALL);
        }
        it.grants().forEach(this::grant);
    }

    private void grant(GrantLine one) {
        pages.paragraph(
                of(
                        "grant.line",
                        one.technique().name(),
                        one.institution(),
                        words.of("skill.level." + one.level(), LANGUAGE),
                        one.from().toString(),
                        one.until().toString(),
                        one.grantor(),
                        one.scope()),
                NORMAL);
        one.stops()
                .forEach(stop ->
                        pages.paragraph(
                                stop.until() == null
                                        ? of("grant.withdrawn", stop.from().toString())
                                        : of(
                                                "grant.suspended",
                                                stop.from().toString(),
                                                stop.until().toString()),
                                SMALL));
        pages.paragraph(one.evidence(), SMALL);
    }

    private void agreements() {
        if (!it.agreements().isEmpty()) {
            heading("agreements");
        }
        it.agreements()
                .forEach(one ->
                        pages.paragraph(
                                of(
                                        "agreement.line",
                                        one.technique().name(),
                                        one.institution(),
                                        one.mentor(),
                                        one.apprentice(),
                                        words.of("skill.level." + one.level(), LANGUAGE),
                                        String.valueOf(one.from()),
                                        String.valueOf(one.until()),
                                        of("agreement.state." + one.state())),
                                SMALL));
    }

    private void sections() {
        for (var section : it.sections()) {
            pages.space(12);
            pages.paragraph(section.title(), 13);
            for (var item : section.items()) {
                var day = item.day();
                pages.paragraph(
                        (day == null ? "" : day + " ")
                                + String.join(" ", item.title(), item.words(), item.code()).strip(),
                        SMALL);
            }
        }
    }

    private void cases() {
        heading("cases");
        pages.cells(
                columns("day", "technique", "institution", "role", "result", "signed"),
                CASES,
                SMALL);
        pages.rule();
        for (var one : it.cases()) {
            var observed = one.observed();
            pages.cells(
                    List.of(
                            one.day().toString(),
                            one.technique().name(),
                            one.institution(),
                            words.of("skill.role." + one.role(), LANGUAGE),
                            result(one),
                            of(one.signed() ? "signed.yes" : "signed.no")
                                    + (observed == null ? "" : " " + observed)),
                    CASES,
                    SMALL);
        }
    }

    private String result(CaseLine one) {
        var outcome = one.outcome();
        var parts = new java.util.ArrayList<String>();
        parts.add(words.of("skill.outcome." + (outcome == null ? "UNKNOWN" : outcome), LANGUAGE));
        parts.add(words.of("skill.hands." + one.hands(), LANGUAGE));
        if (one.guided()) {
            parts.add(words.of("skill.guided", LANGUAGE));
        }
        if (one.takenOver()) {
            parts.add(words.of("skill.taken-over", LANGUAGE));
        }
        if (one.complication()) {
            parts.add(words.of("skill.complication", LANGUAGE));
        }
        return String.join(" ", parts);
    }

    private List<String> columns(String... keys) {
        return java.util.Arrays.stream(keys).map(key -> of("column." + key)).toList();
    }

    private String of(String key, Object... with) {
        return words.of("passport." + key, LANGUAGE, with);
    }
}
