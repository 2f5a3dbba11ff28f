package jieli.deployment.altitude;

import jieli.identity.Acting;
import jieli.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The red line on every page of whoever is asked to answer a check now. Asked only while a page is
 * written.
 */
@ControllerAdvice
class Alarm {

    private final Escalations escalations;

    Alarm(Escalations escalations) {
        this.escalations = escalations;
    }

    @ModelAttribute("alarm")
    @Nullable Ringing ringing() {
        return Acting.me().map(me -> new Ringing(escalations, me)).orElse(null);
    }

    /** What {@code deployment/altitude-alarm.html} asks for. */
    record Ringing(Escalations escalations, Me me) {

        /** How many wait for an answer of this person. */
        public int waiting() {
            return (int) escalations.open().stream().filter(one -> one.rings(me.person())).count();
        }
    }
}
