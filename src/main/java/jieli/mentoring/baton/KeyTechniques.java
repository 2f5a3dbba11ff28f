package jieli.mentoring.baton;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jieli.deployment.Posting;
import jieli.deployment.handover.HandoverSection;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.directory.PersonId;
import jieli.terms.Terms;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a leaving posting taught here: how far each technique was handed on by its last day, who was
 * ever granted to do it alone. Both change with deeds only, never by the day.
 */
@Component
@Order(20)
class KeyTechniques implements HandoverSection {

    private final DeedBook deeds;
    private final Batons batons;
    private final Directory directory;
    private final MessageSource messages;

    KeyTechniques(DeedBook deeds, Batons batons, Directory directory, MessageSource messages) {
        this.deeds = deeds;
        this.batons = batons;
        this.directory = directory;
        this.messages = messages;
    }

    @Override
    public String key() {
        return "techniques";
    }

    @Override
    public List<Item> items(Posting posting) {
        var keys =
                deeds.taught(posting).stream()
                        .map(technique -> new BatonKey(posting.recipient(), technique))
                        .toList();
        return batons.known(keys).stream().map(known -> item(known, posting)).toList();
    }

    /** As of the last day: what was granted since would undo the signatures. */
    private Item item(Known known, Posting posting) {
        var last = posting.during().lastDay();
        var state = last == null ? "" : known.baton().handedOn(last).name();
        var granted =
                directory
                        .people(
                                known.grants().stream()
                                        .filter(grant ->
                                                last == null
                                                        || !grant.during().from().isAfter(last))
                                        .map(grant -> new PersonId(grant.person()))
                                        .distinct()
                                        .toList())
                        .values()
                        .stream()
                        .map(Person::name)
                        .sorted()
                        .collect(Collectors.joining("、"));
        return new Item(
                Terms.get("techniques").name(known.key().technique(), Locale.CHINESE),
                say(
                        granted.isEmpty() ? "handover.nobody" : "handover.words",
                        state.isEmpty() ? "" : say("state." + state),
                        granted));
    }

    private String say(String key, Object... words) {
        return messages.getMessage("mentoring.baton." + key, words, Locale.CHINESE);
    }
}
