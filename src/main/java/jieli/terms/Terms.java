package jieli.terms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A code list, as its data file stands.
 *
 * @param name its name in addresses and files: {@code specialties}, {@code techniques}, {@code
 *     equipment-kinds}, {@code unit-names}, {@code qualifier-names}
 * @param version version and date, as the file's first line says
 * @param attributes the names of its further columns
 */
public record Terms(String name, String version, List<String> attributes, List<Term> terms) {

    private static final Map<String, Terms> LISTS =
            List.of("specialties", "techniques", "equipment-kinds", "unit-names", "qualifier-names")
                    .stream()
                    .map(TermFile::read)
                    .collect(Collectors.toUnmodifiableMap(Terms::name, Function.identity()));

    public Terms {
        attributes = List.copyOf(attributes);
        terms = List.copyOf(terms);
    }

    /** The list of this name. Throws {@link NotFound} if there is none. */
    public static Terms get(String name) {
        var list = LISTS.get(name);
        if (list == null) {
            throw new NotFound(name);
        }
        return list;
    }

    /** All lists, by name. */
    public static List<Terms> list() {
        return LISTS.keySet().stream().sorted().map(Terms::get).toList();
    }

    /** The term of this code. */
    public Optional<Term> find(String code) {
        return terms.stream().filter(term -> term.code().equals(code)).findFirst();
    }

    /** Every code with its name in a reader's language, in the order of the list. */
    public Map<String, String> names(Locale locale) {
        var names = new LinkedHashMap<String, String>();
        terms.forEach(term -> names.put(term.code(), term.name(locale)));
        return names;
    }

    /** The name of a code in a reader's language; the code itself if the list does not know it. */
    public String name(String code, Locale locale) {
        return find(code).map(term -> term.name(locale)).orElse(code);
    }
}
