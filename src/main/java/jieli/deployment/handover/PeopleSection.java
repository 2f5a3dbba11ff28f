package jieli.deployment.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jieli.deployment.Posting;
import jieli.directory.Directory;
import jieli.directory.Person;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who follows, who leads, who else is there. */
@Component
@Order(0)
class PeopleSection implements HandoverSection {

    private final Successors successors;
    private final Directory directory;
    private final MessageSource messages;

    PeopleSection(Successors successors, Directory directory, MessageSource messages) {
        this.successors = successors;
        this.directory = directory;
        this.messages = messages;
    }

    @Override
    public String key() {
        return "people";
    }

    @Override
    public List<Item> items(Posting posting) {
        var items = new ArrayList<Item>();
        var next = successors.of(posting);
        items.add(
                next.map(each -> item("successor", each))
                        .orElseGet(() -> new Item(of("nobody"), of("nobody.words"))));
        successors.beside(posting).stream()
                .filter(each -> next.stream().noneMatch(one -> one.id().equals(each.id())))
                .map(each -> item(each.part().name(), each))
                .forEach(items::add);
        return items;
    }

    private Item item(String as, Posting each) {
        var name = directory.find(each.person()).map(Person::name).orElse("");
        return new Item(
                of(as, name),
                of(
                        "term",
                        each.department(),
                        each.during().from().toString(),
                        String.valueOf(each.during().lastDay())));
    }

    private String of(String key, Object... words) {
        return messages.getMessage("deployment.handover.people." + key, words, Locale.CHINESE)
                .strip();
    }
}
