package jieli.deployment.planning.workbook;

import java.util.List;
import java.util.Locale;

/**
 * A column a workbook may have.
 *
 * @param key what the program calls it
 * @param headings what people call it, in each language; the first is the reader's own
 * @param explanation what to write into it, for the template's second sheet
 */
public record Column(
        String key, boolean required, List<String> headings, String explanation, String example) {

    public Column {
        headings = List.copyOf(headings);
    }

    /** The heading in the template; a star marks what must be filled. */
    public String heading() {
        return headings.getFirst() + (required ? "*" : "");
    }

    boolean isCalled(String typed) {
        return headings.stream().anyMatch(heading -> plain(heading).equals(plain(typed)));
    }

    /** Stars, spaces, remarks in brackets make no other heading. */
    static String plain(String heading) {
        return heading.replaceAll("[(（][^)）]*[)）]|[*＊\\s:：]", "").toLowerCase(Locale.ROOT);
    }
}
