package jieli.mentoring.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.mentoring.Deed;
import jieli.mentoring.admission.CaseHistory.Case;
import jieli.terms.Terms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the house which firsts count, the trail who decided so. */
@Component
class FirstNews {

    private final Areas areas;
    private final ApplicationEventPublisher events;
    private final Trail trail;

    FirstNews(Areas areas, ApplicationEventPublisher events, Trail trail) {
        this.areas = areas;
        this.events = events;
        this.trail = trail;
    }

    /** Notes what a person decided. */
    void note(FirstClaim claim, String after, String reason) {
        trail.add(
                Entry.of(Action.CHANGED, "first", claim.id().value())
                        .at(claim.institution().value())
                        .change(claim.state().name(), after)
                        .because(reason));
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
