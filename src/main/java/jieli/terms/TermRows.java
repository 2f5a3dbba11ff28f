package jieli.terms;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jieli.listing.ListRequest;
import jieli.listing.Listing;

/** A code list narrowed and sorted as a page asks; short enough for memory and one page. */
record TermRows(Terms list) {

    Listing listing() {
        var columns = Stream.concat(Stream.of("code", "zh", "en"), list.attributes().stream());
        return new Listing("/terms/" + list.name(), List.of("q"), columns.toList());
    }

    List<Term> rows(ListRequest request) {
        var order =
                Comparator.comparing(
                        (Term term) -> value(term, request.sort()), Comparator.naturalOrder());
        return list.terms().stream()
                .filter(term -> fits(term, request.filter("q")))
                .sorted(request.descending() ? order.reversed() : order)
                .toList();
    }

    static String value(Term term, String column) {
        return switch (column) {
            case "code" -> term.code();
            case "zh" -> term.zh();
            case "en" -> term.en();
            default -> term.attribute(column);
        };
    }

    private static boolean fits(Term term, String typed) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(term.code(), term.zh(), term.en()),
                        term.attributes().values().stream())
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
