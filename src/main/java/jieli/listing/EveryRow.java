package jieli.listing;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** All rows of a list, a chunk in memory at a time. */
final class EveryRow<T> implements Iterator<T> {

    private final ListRequest start;
    private final Function<ListRequest, Slice<T>> pages;
    private Slice<T> chunk;
    private Iterator<T> rows;

    EveryRow(ListRequest start, Function<ListRequest, Slice<T>> pages) {
        this.start = start;
        this.pages = pages;
        this.chunk = pages.apply(start);
        this.rows = chunk.items().iterator();
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && chunk.next() != null) {
            chunk = pages.apply(start.from(chunk.next()));
            rows = chunk.items().iterator();
        }
        return rows.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }
}
