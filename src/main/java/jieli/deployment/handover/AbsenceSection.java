package jieli.deployment.handover;

import java.util.List;
import java.util.Locale;
import jieli.deployment.Absence;
import jieli.deployment.Absence.Kind;
import jieli.deployment.Posting;
import jieli.deployment.Postings;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** When the leaver was away; both sides read it, so it does not tell who was brought down. */
@Component
@Order(1)
class AbsenceSection implements HandoverSection {

    private final Postings postings;
    private final MessageSource messages;

    AbsenceSection(Postings postings, MessageSource messages) {
        this.postings = postings;
        this.messages = messages;
    }

    @Override
    public String key() {
        return "absences";
    }

    @Override
    public List<Item> items(Posting posting) {
        return postings.absences(List.of(posting.id())).stream().map(this::item).toList();
    }

    private Item item(Absence absence) {
        var last = absence.during().lastDay();
        return new Item(
                of("kind." + (absence.kind() == Kind.DESCENT ? Kind.OTHER : absence.kind())),
                absence.during().from() + " – " + (last == null ? of("open") : last.toString()));
    }

    private String of(String key) {
        return messages.getMessage("deployment.handover.absence." + key, null, Locale.CHINESE);
    }
}
