package jieli.deployment.altitude;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to answer: red asks one after the other, fifteen minutes each; an emergency asks
 * everybody at once; amber waits until the day ends, at least the four hours to the next reading.
 *
 * @param asked how many of the chain are asked by now
 * @param nextAt when the next one is asked, null when nobody is left
 * @param late whether somebody should have answered before
 */
record Turn(int asked, @Nullable Instant nextAt, boolean late) {

    private static final Duration EACH = Duration.ofMinutes(15);
    private static final Duration RECHECK = Duration.ofHours(4);

    /**
     * How it stands as long as nobody answered.
     *
     * @param chain how many there are to ask; with nobody there, it is late at once
     */
    static Turn of(Level level, Instant openedAt, int chain, Instant now, ZoneId zone) {
        if (chain == 0) {
            return new Turn(0, null, level.isAnswered());
        }
        return switch (level) {
            case GREEN -> new Turn(0, null, false);
            case AMBER -> step(openedAt, sameDay(openedAt, zone), chain, now);
            case RED -> step(openedAt, EACH, chain, now);
            case EMERGENCY -> new Turn(chain, null, !now.isBefore(openedAt.plus(EACH)));
        };
    }

    private static Turn step(Instant openedAt, Duration each, int chain, Instant now) {
        var passed = Math.max(0, Duration.between(openedAt, now).dividedBy(each));
        var asked = (int) Math.min(chain, passed + 1);
        return new Turn(
                asked, asked < chain ? openedAt.plus(each.multipliedBy(asked)) : null, passed > 0);
    }

    private static Duration sameDay(Instant openedAt, ZoneId zone) {
        var midnight =
                openedAt.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        var left = Duration.between(openedAt, midnight);
        return left.compareTo(RECHECK) < 0 ? RECHECK : left;
    }
}
