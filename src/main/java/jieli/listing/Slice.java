package jieli.listing;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param previous the place of the page before, for {@link ListRequest#at}; null on the first page
 * @param next the place of the page after; null on the last page
 */
public record Slice<T>(List<T> items, @Nullable String previous, @Nullable String next) {

    public Slice {
        items = List.copyOf(items);
    }

    /** A list short enough to stand on one page. */
    public static <T> Slice<T> whole(List<T> items) {
        return new Slice<>(items, null, null);
    }

    /**
     * The same page of other rows.
     *
     * @param all what makes them, all at once so that names are read once a page
     */
    public <R> Slice<R> map(Function<List<T>, List<R>> all) {
        return new Slice<>(all.apply(items), previous, next);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
