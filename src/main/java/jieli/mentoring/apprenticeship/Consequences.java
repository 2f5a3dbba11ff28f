package jieli.mentoring.apprenticeship;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.directory.Directory;
import jieli.directory.Person;
import jieli.mentoring.Deed;
import jieli.mentoring.Stale;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows from a step elsewhere in the house: what counts, which batons stand differently. */
@Component
class Consequences {

    private final ApplicationEventPublisher events;
    private final Directory directory;
    private final Stale stale;

    Consequences(ApplicationEventPublisher events, Directory directory, Stale stale) {
        this.events = events;
        this.directory = directory;
        this.stale = stale;
    }

    /**
     * @param pair after the step
     * @param by who answers for it
     */
    void follow(Pair pair, LocalDate day, String by) {
        pair.goals().forEach(goal -> stale.mark(pair.institution(), goal.technique()));
        switch (pair.state()) {
            case ACTIVE -> events.publishEvent(deed(Deed.Kind.APPRENTICE, pair, day, by));
            case GRADUATED -> events.publishEvent(deed(Deed.Kind.GRADUATED, pair, day, by));
            case PROPOSED,
                    SIGNED,
                    MID_REVIEW,
                    REMEDIAL,
                    CHECK_6M,
                    CHECK_12M,
                    CLOSED,
                    ENDED_NOT_MET,
                    MENTOR_LEFT,
                    SUCCEEDED,
                    REMOTE -> {}
        }
    }

    /** Its id comes from the pair's: active again after remedial teaching counts no second time. */
    private Deed deed(Deed.Kind kind, Pair pair, LocalDate day, String by) {
        var people = directory.people(List.of(pair.mentor(), pair.apprentice()));
        var techniques =
                pair.goals().stream()
                        .map(goal -> Terms.get("techniques").name(goal.technique(), Locale.CHINESE))
                        .collect(Collectors.joining("、"));
        return new Deed(
                UUID.nameUUIDFromBytes((kind + ":" + pair.id()).getBytes(UTF_8)),
                kind,
                pair.pairing(),
                pair.institution(),
                day,
                name(people.get(pair.apprentice())) + ":" + techniques,
                name(people.get(pair.mentor())),
                "/mentoring/pairs/" + pair.id(),
                by,
                pair.simulated());
    }

    private static String name(@Nullable Person person) {
        return person == null ? "" : person.name();
    }
}
