package jieli.deployment.certificate;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The dark squares of a QR code, for a page as the outline of an SVG, for paper one by one; a quiet
 * margin of four around them.
 *
 * @param side length of the whole, margin included
 */
public record QrSquares(int side, List<Square> dark) {

    private static final int MARGIN = 4;

    /** Counted from the upper left. */
    public record Square(int x, int y) {}

    /** The code of a text. */
    public static QrSquares of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var dark = new ArrayList<Square>();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    dark.add(new Square(x + MARGIN, y + MARGIN));
                }
            }
        }
        return new QrSquares(code.size + 2 * MARGIN, List.copyOf(dark));
    }

    /** The {@code d} of a path. */
    public String path() {
        var path = new StringBuilder();
        dark.forEach(each -> path.append("M%d,%dh1v1h-1z".formatted(each.x(), each.y())));
        return path.toString();
    }
}
