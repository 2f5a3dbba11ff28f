package jieli.mentoring.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jieli.mentoring.Deed;
import jieli.mentoring.admission.CaseHistory.Case;
import jieli.terms.Terms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the house which firsts count. */
@Component
class FirstNews {

    private final Areas areas;
    private final ApplicationEventPublisher events;

    FirstNews(Areas areas, ApplicationEventPublisher events) {
        this.areas = areas;
        this.events = events;
    }

    /**
     * @param number which proof of that first it is
     */
    void proven(FirstClaim claim, Case it, int number, String by) {
        var own = it.pairing() == null ? claim.pairing() : it.pairing();
        var pairing = own == null ? areas.pairing(claim.institution()) : Optional.of(own);
        pairing.ifPresent(one ->
                events.publishEvent(
                        new Deed(
                                deed(claim, number),
                                Deed.Kind.FIRST,
                                one,
                                claim.institution(),
                                it.day(),
                                Terms.get("techniques").name(claim.technique(), Locale.CHINESE),
                                "",
                                "/mentoring/firsts/" + claim.id(),
                                by,
                                it.simulated())));
    }

    void fallen(FirstClaim claim, int number, String reason, String by) {
        events.publishEvent(new Deed.Undone(deed(claim, number), reason, by));
    }

    /** Of the first, not of the claim: it counts once whoever speaks of it. */
    static UUID deed(FirstClaim claim, int number) {
        return FirstClaim.Id.derived("proof", claim.first(), number).value();
    }
}
