package jieli.deployment.altitude;

import java.time.LocalDateTime;
import jieli.deployment.altitude.Schedule.Due;
import jieli.deployment.altitude.Schedule.Missed;
import jieli.identity.Acting;
import jieli.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The red lines on every page: of whoever is asked to answer a check now, of whoever has missed
 * their own. Asked only while a page is written.
 */
@ControllerAdvice
class Alarm {

    private final Escalations escalations;
    private final Checks checks;
    private final Fitness fitness;
    private final Words words;

    Alarm(Escalations escalations, Checks checks, Fitness fitness, Words words) {
        this.escalations = escalations;
        this.checks = checks;
        this.fitness = fitness;
        this.words = words;
    }

    @ModelAttribute("alarm")
    @Nullable Ringing ringing() {
        return Acting.me().map(me -> new Ringing(this, me)).orElse(null);
    }

    /** What {@code deployment/altitude-alarm.html} asks for. */
    record Ringing(Alarm of, Me me) {

        /** How many wait for an answer of this person. */
        public int waiting() {
            return (int)
                    of.escalations.open().stream().filter(one -> one.rings(me.person())).count();
        }

        /** Since when this person's own check is due, null unless it is late enough to remind. */
        public @Nullable LocalDateTime missed() {
            return of.checks
                    .posting(me)
                    .flatMap(of.fitness::due)
                    .filter(due -> due.missed() != Missed.NO)
                    .map(Due::dueAt)
                    .map(of.words::local)
                    .orElse(null);
        }
    }
}
