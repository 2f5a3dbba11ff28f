package jieli.deployment.trouble;

import java.util.List;
import java.util.Locale;
import jieli.deployment.Posting;
import jieli.deployment.handover.HandoverSection;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A roof that still leaks leaks over the successor too; what is private leaves with the member. */
@Component
@Order(2)
class OpenTroubles implements HandoverSection {

    private final TroubleBook book;
    private final MessageSource messages;

    OpenTroubles(TroubleBook book, MessageSource messages) {
        this.book = book;
        this.messages = messages;
    }

    @Override
    public String key() {
        return "troubles";
    }

    @Override
    public List<Item> items(Posting posting) {
        return book.inherited(posting.id()).stream()
                .map(one ->
                        new Item(
                                messages.getMessage(
                                        "deployment.trouble.category." + one.category(),
                                        null,
                                        Locale.CHINESE),
                                one.words()))
                .toList();
    }
}
