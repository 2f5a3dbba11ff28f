package jieli.identity;

import java.util.Optional;

/**
 * A page of this house to go back to. What a form says of it comes from the browser, so anything
 * that could lead elsewhere becomes the home page, and so does the way in, where nobody wants to go
 * back.
 *
 * @param value starts with one slash
 */
public record LocalPath(String value) {

    /** Says where somebody begins who asked for no page: who provides one knows the roles. */
    public interface Landing {

        Optional<LocalPath> landing(Me me);
    }

    public LocalPath {
        // "//host" and "/\host" are other houses to a browser, which also drops tabs and line ends
        if (value.length() > 2000
                || value.startsWith("/sign-in")
                || !value.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*")) {
            value = "/";
        }
    }

    /** For a handler to return. */
    public String redirect() {
        // braces would be filled in from the model
        return "redirect:" + value.replaceAll("[{}]", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
