package jieli.identity.emergency;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import jieli.identity.Acting;
import jieli.identity.Me;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The red lines on every page: what one has open in an emergency, what waits for one's review.
 * Asked only while a page is written, so that redirects and downloads cost nothing.
 */
@ControllerAdvice
class Notices {

    private final Emergencies emergencies;
    private final Clock clock;

    Notices(Emergencies emergencies, Clock clock) {
        this.emergencies = emergencies;
        this.clock = clock;
    }

    @ModelAttribute("emergencies")
    @Nullable Mine mine() {
        return Acting.me().map(me -> new Mine(emergencies, me, clock)).orElse(null);
    }

    /** What {@code identity/emergency-notice.html} asks for. */
    record Mine(Emergencies emergencies, Me me, Clock clock) {

        /** A line about one that stands. */
        record Line(Emergency emergency, long hours, long minutes) {}

        public List<Line> standing() {
            return emergencies.standing(me).stream().map(this::line).toList();
        }

        public int waiting() {
            return emergencies.waiting(me);
        }

        private Line line(Emergency emergency) {
            // a minute begun is a minute left
            var left = Duration.between(clock.instant(), emergency.until()).plusSeconds(59);
            return new Line(emergency, left.toHours(), left.toMinutesPart());
        }
    }
}
