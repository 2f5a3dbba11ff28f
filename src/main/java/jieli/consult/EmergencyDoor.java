package jieli.consult;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import jieli.identity.Me;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.identity.emergency.Emergencies;
import jieli.identity.emergency.Emergency.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a case outside one's scope by its number, with a reason, for hours. */
@Service
class EmergencyDoor {

    /** How many wrong numbers within {@link #PER} one may type; {@code consult.locate} agrees. */
    static final int MOST_WRONG = 10;

    static final Duration PER = Duration.ofHours(1);
    static final int LONGEST_REASON = 1000;

    /** What was typed. */
    record Typed(String number, String reason) implements Serializable {

        static final Typed NOTHING = new Typed("", "");
    }

    /** What became of it. */
    sealed interface Answer {
        /** It is open, because it was in scope all along or from now on. */
        record Opened(CaseId id, boolean inScope) implements Answer {}

        record Refused(Refusal why) implements Answer {}
    }

    private final Cases cases;
    private final CaseBook book;
    private final Emergencies emergencies;
    private final Trail trail;
    private final Clock clock;

    EmergencyDoor(Cases cases, CaseBook book, Emergencies emergencies, Trail trail, Clock clock) {
        this.cases = cases;
        this.book = book;
        this.emergencies = emergencies;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    Answer open(Typed typed, Me me) {
        var reason = typed.reason().strip();
        if (reason.isEmpty()) {
            return new Answer.Refused(Refusal.REASON_MISSING);
        }
        if (reason.length() > LONGEST_REASON) {
            return new Answer.Refused(Refusal.TOO_LONG);
        }
        var number = CaseNumber.read(typed.number());
        if (number.isEmpty()) {
            return new Answer.Refused(Refusal.NUMBER_WRONG); // no case can be called so
        }
        if (book.wrongNumbers(clock.instant().minus(PER)) >= MOST_WRONG) {
            return new Answer.Refused(Refusal.NUMBER_TOO_OFTEN);
        }
        var located = book.locate(number.get());
        if (located.isEmpty()) {
            trail.add(
                    Entry.of(Action.REFUSED, "case", null)
                            .change("", number.get().text())
                            .because(reason));
            return new Answer.Refused(Refusal.NUMBER_WRONG);
        }
        return open(located.get(), number.get(), reason, me);
    }

    private Answer open(CaseBook.Located located, CaseNumber number, String reason, Me me) {
        var inScope = cases.find(located.id(), me).isPresent();
        if (!inScope) {
            emergencies.open(
                    new Subject("case", located.id().value(), number.text(), located.institution()),
                    reason);
        }
        return new Answer.Opened(located.id(), inScope);
    }
}
