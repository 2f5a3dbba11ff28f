package jieli.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jieli.directory.PersonId;
import jieli.identity.HoldingBook.Giver;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives roles, by hand or through a deed such as a posting; takes them back. */
@Service
class Roles {

    /** Why a role cannot be given; the message key's last step. */
    enum Refusal {
        PERIOD_REVERSED,
        /** A role that sees patients is bound to a place. */
        SCOPE_TOO_WIDE,
        /** Accounts and trail are kept for the whole house. */
        SCOPE_TOO_NARROW,
        /** Accounts, trail and patients never lie in one hand. */
        MUST_STAND_ALONE,
        /** Nobody gives themselves a role. */
        ONESELF,
        /** What is over cannot be ended once more, which would lengthen it. */
        OVER,
        /** A posting's role ends with the posting, not by hand. */
        BY_POSTING,
        SCOPE_UNKNOWN
    }

    private final HoldingBook book;
    private final Covers covers;
    private final Trail trail;
    private final ScopeWords words;
    private final Clock clock;

    Roles(HoldingBook book, Covers covers, Trail trail, ScopeWords words, Clock clock) {
        this.book = book;
        this.covers = covers;
        this.trail = trail;
        this.words = words;
        this.clock = clock;
    }

    /** Gives a role by hand. */
    @Transactional
    Optional<Refusal> give(Holding holding, Me by, String reason) {
        if (holding.person().equals(by.person())) {
            return Optional.of(Refusal.ONESELF);
        }
        var refusal = refusal(holding, book.of(holding.person()));
        if (refusal.isEmpty()) {
            say(holding, new Giver(by.account(), false, reason));
        }
        return refusal;
    }

    /** Ends a role given by hand on a day: the first one without it. */
    @Transactional
    Optional<Refusal> end(UUID source, LocalDate until, Me by, String reason) {
        var held = book.ofSource(source);
        if (held.isEmpty()) {
            return Optional.of(Refusal.SCOPE_UNKNOWN);
        }
        var old = held.getFirst();
        if (old.person().equals(by.person())) {
            return Optional.of(Refusal.ONESELF);
        }
        if (old.until() != null && !LocalDate.now(clock).isBefore(old.until())) {
            return Optional.of(Refusal.OVER);
        }
        if (book.isByDeed(source)) {
            return Optional.of(Refusal.BY_POSTING);
        }
        var end = until.isBefore(old.from()) ? old.from() : until;
        say(shortened(old, end), new Giver(by.account(), false, reason));
        return Optional.empty();
    }

    /** For the house itself: the first administrator, the demonstration. */
    @Transactional
    void establish(Holding holding) {
        say(holding, Giver.HOUSE);
    }

    /**
     * A posting gives its role, in the posting's own transaction; said again, it replaces. To whom
     * keeps accounts or reads the trail meanwhile it gives none, and the trail says so.
     */
    @EventListener
    @Transactional
    public void given(RoleGiven deed) {
        var holding =
                new Holding(
                        deed.source(),
                        deed.person(),
                        deed.role(),
                        deed.scope(),
                        deed.from(),
                        deed.until(),
                        Set.of());
        if (refusal(holding, book.of(deed.person()))
                .filter(Refusal.MUST_STAND_ALONE::equals)
                .isPresent()) {
            trail.add(
                    Entry.of(Action.REFUSED, "person", deed.person().value())
                            .change("", words(holding))
                            .because(Refusal.MUST_STAND_ALONE.name()));
            return;
        }
        say(holding, Giver.DEED);
    }

    /** The rules that need no database. */
    static Optional<Refusal> refusal(Holding wanted, List<Holding> held) {
        if (wanted.until() != null && !wanted.from().isBefore(wanted.until())) {
            return Optional.of(Refusal.PERIOD_REVERSED);
        }
        if (wanted.scope() instanceof Scope.Everywhere && !wanted.role().mayBeEverywhere()) {
            return Optional.of(Refusal.SCOPE_TOO_WIDE);
        }
        if (wanted.role().mustBeEverywhere() && !(wanted.scope() instanceof Scope.Everywhere)) {
            return Optional.of(Refusal.SCOPE_TOO_NARROW);
        }
        var clash =
                held.stream()
                        .filter(wanted::meets)
                        .anyMatch(other -> !other.role().goesWith(wanted.role()));
        return clash ? Optional.of(Refusal.MUST_STAND_ALONE) : Optional.empty();
    }

    private void say(Holding holding, Giver giver) {
        var before = book.ofSource(holding.source());
        book.say(holding, giver, clock.instant());
        covers.keep(holding.scope());
        trail.add(
                Entry.of(Action.RIGHTS_CHANGED, "person", holding.person().value())
                        .change(before.isEmpty() ? "" : words(before.getFirst()), words(holding))
                        .because(giver.reason()));
    }

    private static Holding shortened(Holding old, LocalDate until) {
        return new Holding(
                old.source(),
                old.person(),
                old.role(),
                old.scope(),
                old.from(),
                until,
                old.institutions());
    }

    /** For the trail, which keeps the codes of the program and the names of the day. */
    private String words(Holding holding) {
        return "%s · %s · %s/%s"
                .formatted(
                        holding.role(),
                        words.of(holding.scope(), Locale.SIMPLIFIED_CHINESE),
                        holding.from(),
                        holding.until() == null ? "" : holding.until());
    }

    List<Holding> of(PersonId person) {
        return book.of(person);
    }
}
