package jieli.directory.spelling;

/**
 * A name with the part that answers a question marked.
 *
 * @param before what stands before the match
 * @param match the match; empty if a further name or reading answered
 * @param after what stands after the match
 */
public record Found(String before, String match, String after) {

    /** Marks in a name what was typed: characters, pinyin or initials. */
    public static Found in(String name, String typed) {
        var question = Spelling.question(typed);
        for (int start = 0; start < name.length() && !question.isEmpty(); start++) {
            if (!Folded.of(name.substring(start, start + 1)).isEmpty()
                    && starts(name.substring(start), question)) {
                var end = start + 1;
                while (end < name.length() && !starts(name.substring(start, end), question)) {
                    end++;
                }
                return new Found(
                        name.substring(0, start), name.substring(start, end), name.substring(end));
            }
        }
        return new Found(name, "", "");
    }

    private static boolean starts(String tail, String question) {
        return Spelling.of(tail).whole().stream().anyMatch(key -> key.startsWith(question));
    }
}
