package jieli.identity.audit;

/** Text from outside as the trail keeps it: no control characters, no longer than it may be. */
final class Plain {

    private Plain() {}

    /**
     * @param most characters (code points) that stay
     */
    static String cut(String text, int most) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || isHalf(c) ? ' ' : c)
                .limit(most)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Half a surrogate pair is no character; UTF-8 cannot hold it. */
    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
