package jieli.deployment.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;

/**
 * STSong-Light with the character collection Adobe-GB1: the Chinese font that every reader of PDF
 * brings or replaces (ISO 32000-1, 9.7.5.2), so nothing is embedded. It has some 30,000 characters
 * of GB 18030; no Tibetan, which would need shaping besides.
 */
public final class SongFont {

    private static final String ENCODING = "UniGB-UTF16-H";
    private static final String NAME = "STSong-Light";
    private static final int EM = 1000;

    /** Widths of CIDs 1 to 95, which are printable ASCII; everything else is as wide as high. */
    private static final int[] ASCII = {
        207, 270, 342, 467, 462, 797, 710, 239, 374, 374, 423, 605, 238, 375, 238, 334,
        462, 462, 462, 462, 462, 462, 462, 462, 462, 462, 238, 238, 605, 605, 605, 344,
        748, 684, 560, 695, 739, 563, 511, 729, 793, 318, 312, 666, 526, 896, 758, 772,
        544, 772, 628, 465, 607, 753, 711, 972, 647, 620, 607, 374, 333, 374, 606, 500,
        239, 417, 503, 427, 529, 415, 264, 444, 518, 241, 230, 495, 228, 793, 527, 524,
        524, 504, 338, 336, 277, 517, 450, 652, 466, 452, 407, 370, 258, 370, 605
    };

    private static final CMap CHARACTERS = characters();

    private SongFont() {}

    private static CMap characters() {
        try {
            return new CMapParser().parsePredefined(ENCODING);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The characters of a text that have no shape here, each once. */
    public static String missing(String text) {
        return text.codePoints()
                .filter(point -> cid(point) == 0)
                .distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int cid(int point) {
        return CHARACTERS.toCID(Character.toString(point).getBytes(StandardCharsets.UTF_16BE));
    }

    /** In points, at a size in points. */
    static float width(String text, float size) {
        return text.codePoints().map(SongFont::width).sum() * size / EM;
    }

    private static int width(int point) {
        var cid = cid(point);
        return cid >= 1 && cid <= ASCII.length ? ASCII[cid - 1] : EM;
    }

    /** As an operand of {@code Tj}. */
    static String hex(String text) {
        return "<"
                + HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE))
                + ">";
    }

    static COSDictionary dictionary() {
        var descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        descendant.setName(COSName.BASE_FONT, NAME);
        descendant.setItem(COSName.CIDSYSTEMINFO, collection());
        descendant.setInt(COSName.DW, EM);
        var widths = numbers(1);
        widths.add(numbers(ASCII));
        descendant.setItem(COSName.W, widths);
        descendant.setItem(COSName.FONT_DESC, descriptor());
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, NAME + "-" + ENCODING);
        font.setName(COSName.ENCODING, ENCODING);
        font.setItem(COSName.DESCENDANT_FONTS, array(descendant));
        return font;
    }

    private static COSDictionary collection() {
        var collection = new COSDictionary();
        collection.setString(COSName.REGISTRY, "Adobe");
        collection.setString(COSName.ORDERING, "GB1");
        collection.setInt(COSName.SUPPLEMENT, 4);
        return collection;
    }

    private static COSDictionary descriptor() {
        var descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, NAME);
        descriptor.setInt(COSName.FLAGS, 6); // serif, symbols of its own
        descriptor.setItem(COSName.FONT_BBOX, numbers(-25, -254, 1000, 880));
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 880);
        descriptor.setInt(COSName.DESCENT, -120);
        descriptor.setInt(COSName.CAP_HEIGHT, 880);
        descriptor.setInt(COSName.STEM_V, 93);
        return descriptor;
    }

    private static COSArray numbers(int... numbers) {
        var array = new COSArray();
        for (var number : numbers) {
            array.add(COSInteger.get(number));
        }
        return array;
    }

    private static COSArray array(COSBase only) {
        var array = new COSArray();
        array.add(only);
        return array;
    }
}
