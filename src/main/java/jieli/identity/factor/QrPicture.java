package jieli.identity.factor;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the outline of an SVG: dark squares, a quiet margin of four.
 *
 * @param side length of the square, margin included
 * @param path the {@code d} of a path
 */
record QrPicture(int side, String path) {

    private static final int MARGIN = 4;

    static QrPicture of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + MARGIN, y + MARGIN));
                }
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }
}
