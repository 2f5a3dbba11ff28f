package jieli.deployment.handover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jieli.deployment.Posting;
import jieli.deployment.handover.Pack.Section;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts packs together: what the modules know first, then what was typed. */
@Component
class Packs {

    private final HandoverBook book;
    private final ObjectProvider<HandoverSection> generated;

    Packs(HandoverBook book, ObjectProvider<HandoverSection> generated) {
        this.book = book;
        this.generated = generated;
    }

    Pack of(Posting posting) {
        var known = new LinkedHashMap<String, List<HandoverSection.Item>>();
        generated
                .orderedStream()
                .forEach(each ->
                        known.computeIfAbsent(each.key(), _ -> new ArrayList<>())
                                .addAll(each.items(posting)));
        var typed = book.items(posting.id()).stream().filter(item -> !item.struck()).toList();
        var sections = new ArrayList<Section>();
        known.forEach((key, items) -> {
            if (!Item.SECTIONS.contains(key)) {
                sections.add(new Section(key, items, List.of(), false));
            }
        });
        Item.SECTIONS.forEach(key -> sections.add(section(key, known, typed)));
        return new Pack(posting, sections);
    }

    private static Section section(
            String key, Map<String, List<HandoverSection.Item>> known, List<Item> typed) {
        return new Section(
                key,
                known.getOrDefault(key, List.of()),
                typed.stream().filter(item -> item.section().equals(key)).toList(),
                true);
    }

    /** How far the signing of a pack has come. */
    Signature.State state(Pack pack) {
        return Signature.state(book.signatures(pack.posting().id()), pack.digest());
    }
}
