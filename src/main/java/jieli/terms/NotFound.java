package jieli.terms;

/** Nothing carries this name. A page shows it as 404. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param name the id or code that was asked for
     */
    public NotFound(Object name) {
        super("nothing is called " + name);
    }
}
