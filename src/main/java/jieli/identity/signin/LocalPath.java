package jieli.identity.signin;

/** Where to go next, as a browser told us: only ever a page of our own. */
final class LocalPath {

    private static final String HOME = "/";

    private LocalPath() {}

    /**
     * @param typed what stood in the address or the form
     * @return the same if it is a path of ours, else home; {@code //evil} and {@code /\evil} name
     *     another host to a browser
     */
    static String of(String typed) {
        var ours =
                typed.startsWith("/")
                        && !typed.startsWith("//")
                        && typed.length() <= 2000
                        && typed.chars().noneMatch(c -> c == '\\' || c < ' ' || c == 127)
                        && !typed.startsWith("/sign-in");
        return ours ? typed : HOME;
    }
}
