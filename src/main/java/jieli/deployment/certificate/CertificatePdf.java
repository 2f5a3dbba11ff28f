package jieli.deployment.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jieli.deployment.certificate.CertificateWords.Paper;
import org.springframework.context.MessageSource;

/** A certificate as a PDF: Chinese, A4, to be signed and stamped. */
final class CertificatePdf {

    /** What became of it. */
    sealed interface Drawn {
        record File(byte[] bytes) implements Drawn {}

        /** The font has no shape for these characters; boxes are never printed in their stead. */
        record NoLetters(String characters) implements Drawn {}
    }

    private static final Locale LANGUAGE = Locale.CHINESE;
    private static final List<Float> SHARES = List.of(0.30f, 0.20f, 0.26f, 0.12f, 0.12f);
    private static final float SMALL = 10;
    private static final float NORMAL = 12;

    private final PdfPages pages = new PdfPages();
    private final Paper paper;
    private final MessageSource messages;

    private CertificatePdf(Paper paper, MessageSource messages) {
        this.paper = paper;
        this.messages = messages;
    }

    static Drawn draw(Paper paper, MessageSource messages) throws IOException {
        var missing = SongFont.missing(written(paper.statement()));
        return missing.isEmpty()
                ? new Drawn.File(new CertificatePdf(paper, messages).draw())
                : new Drawn.NoLetters(missing);
    }

    private static String written(Statement statement) {
        return statement.text().replaceAll("\\p{Cntrl}", "");
    }

    private byte[] draw() throws IOException {
        var statement = paper.statement();
        pages.centred(of("title"), 22);
        if (statement.simulated()) {
            pages.centred(of("simulated.paper"), NORMAL);
        }
        if (paper.it().isWithdrawn()) {
            pages.centred(of("state.WITHDRAWN"), NORMAL);
        }
        pages.space(18);
        pages.paragraph(of("sentence", statement.name(), statement.asOf().toString()), NORMAL);
        pages.space(8);
        table(statement);
        pages.space(10);
        deeds(statement);
        pages.space(16);
        pages.paragraph(of("issuer.line", statement.issuer(), paper.issuedOn().toString()), NORMAL);
        pages.paragraph(of("stamp"), NORMAL);
        pages.space(30);
        pages.squares(
                paper.squares(),
                84,
                List.of(
                        of("code.line", paper.it().code().shown()),
                        of("verify.line", paper.address())),
                SMALL);
        return pages.file(of("title") + " " + statement.name());
    }

    private void table(Statement statement) {
        pages.cells(
                List.of(
                        of("column.recipient"),
                        of("column.department"),
                        of("column.period"),
                        of("column.calendar"),
                        of("column.onSite")),
                SHARES,
                SMALL);
        pages.rule();
        statement.stretches().forEach(each -> pages.cells(row(each), SHARES, SMALL));
        pages.rule();
        var total = statement.total();
        pages.paragraph(of("total", total.calendar(), total.onSite()), NORMAL);
    }

    private List<String> row(Stretch each) {
        var does = new ArrayList<String>();
        does.add(each.department());
        does.add(each.specialtyName(LANGUAGE));
        does.add(of("part." + each.part()));
        does.add(of("stay." + each.stay()));
        var what =
                String.join(" · ", does.stream().filter(one -> !one.isEmpty()).distinct().toList());
        return List.of(
                each.recipient(),
                what,
                each.from() + " – " + each.lastDay(),
                String.valueOf(each.days().calendar()),
                String.valueOf(each.days().onSite()));
    }

    private void deeds(Statement statement) {
        if (!statement.deeds().isEmpty()) {
            pages.paragraph(of("deeds"), NORMAL);
            statement.deeds().forEach(deed -> pages.paragraph("· " + deed, NORMAL));
        }
    }

    private String of(String key, Object... with) {
        return messages.getMessage("deployment.certificate." + key, with, LANGUAGE);
    }
}
