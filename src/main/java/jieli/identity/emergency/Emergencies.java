package jieli.identity.emergency;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jieli.identity.AccountId;
import jieli.identity.Acting;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.identity.emergency.Emergency.Refusal;
import jieli.identity.emergency.Emergency.Subject;
import jieli.identity.emergency.Emergency.Verdict;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Access in an emergency: whoever needs what lies outside their scope opens it by giving a reason,
 * for four hours; its owner learns of it at once and signs it off.
 */
@Service
@Transactional
public class Emergencies {

    private final EmergencyBook book;
    private final Trail trail;
    private final Clock clock;

    Emergencies(EmergencyBook book, Trail trail, Clock clock) {
        this.book = book;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Opens it to the acting account for four hours; the second wall refuses who may not.
     *
     * @param reason not empty
     */
    public void open(Subject subject, String reason) {
        book.open(FreshId.at(clock), acting(), subject, reason);
        trail.add(entry(Action.EMERGENCY_OPENED, subject).because(reason));
    }

    /** What someone has open right now, what ends first coming first. */
    public List<Emergency> standing(Me me) {
        return me.may(Right.CASE_EMERGENCY) ? book.standing(me.account()) : List.of();
    }

    /** How many wait for someone to sign them off; cheap, for every page asks. */
    public int waiting(Me me) {
        return me.may(Right.EMERGENCY_REVIEW) ? book.waiting(me) : 0;
    }

    /** Ends one's own access before its time. */
    public Emergency giveBack(UUID id, Me me) {
        var emergency =
                book.find(id)
                        .filter(one -> one.account().equals(me.account()))
                        .orElseThrow(() -> new NotFound(id));
        if (emergency.returnedAt() == null) {
            book.giveBack(id);
            trail.add(entry(Action.EMERGENCY_OPENED, emergency.subject()).change("", "returned"));
        }
        return emergency;
    }

    /** Signs one off. */
    Optional<Refusal> review(UUID id, @Nullable Verdict verdict, String remark, Me me) {
        var emergency =
                book.find(id)
                        .filter(one ->
                                me.reach(Right.EMERGENCY_REVIEW)
                                        .covers(one.subject().institution()))
                        .orElseThrow(() -> new NotFound(id));
        var refusal = emergency.refusal(me.account(), verdict, remark);
        if (refusal != null || verdict == null) {
            return Optional.ofNullable(refusal);
        }
        book.review(id, me.account(), verdict, remark);
        trail.add(
                entry(Action.EMERGENCY_REVIEWED, emergency.subject())
                        .change("", verdict.name())
                        .because(remark));
        return Optional.empty();
    }

    Slice<Emergency> list(ListRequest request, Me me) {
        return book.list(request, me);
    }

    private static Entry entry(Action action, Subject subject) {
        return Entry.of(action, subject.kind(), subject.object()).at(subject.institution().value());
    }

    private static AccountId acting() {
        return Acting.current().orElseThrow(() -> new IllegalStateException("nobody is acting"));
    }
}
