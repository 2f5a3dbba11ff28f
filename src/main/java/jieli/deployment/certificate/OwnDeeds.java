package jieli.deployment.certificate;

import java.util.ArrayList;
import java.util.List;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Posting.Part;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the posting itself tells: a team that was led, an office that was held. */
@Component
@Order(0)
class OwnDeeds implements ServiceDeeds {

    @Override
    public List<Deed> deeds(Posting posting, Period served) {
        var deeds = new ArrayList<Deed>();
        var batch = posting.batch();
        if (posting.part() == Part.LEADER) {
            deeds.add(
                    batch == null
                            ? new Deed("deployment.certificate.deed.led", List.of())
                            : new Deed(
                                    "deployment.certificate.deed.led-batch",
                                    List.of(batch.toString())));
        }
        if (posting.part() == Part.MANAGEMENT) {
            deeds.add(new Deed("deployment.certificate.deed.office", List.of(posting.office())));
        }
        return deeds;
    }
}
