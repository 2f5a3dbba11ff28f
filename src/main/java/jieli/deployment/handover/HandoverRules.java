package jieli.deployment.handover;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.Postings;
import jieli.deployment.handover.Signature.Side;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.terms.NotFound;
import org.springframework.stereotype.Component;

/** Who may read, complete, sign or waive a pack. */
@Component
class HandoverRules {

    private final Postings postings;
    private final Successors successors;

    HandoverRules(Postings postings, Successors successors) {
        this.postings = postings;
        this.successors = successors;
    }

    Posting readable(PostingId id, Me me) {
        return own(id, me)
                .or(() -> postings.find(id, me.reach(Right.PROGRAMME_READ)))
                .orElseThrow(() -> new NotFound(id));
    }

    Posting writable(PostingId id, Me me) {
        return own(id, me).orElseGet(() -> postings.get(id, me.reach(Right.PROGRAMME_WRITE)));
    }

    private Optional<Posting> own(PostingId id, Me me) {
        return postings.find(id, Reach.EVERYWHERE).filter(posting -> isParty(posting, me));
    }

    private boolean isParty(Posting posting, Me me) {
        return isLeaver(posting, me) || isSuccessor(posting, me);
    }

    boolean mayWrite(Posting posting, Me me) {
        return isParty(posting, me) || inReach(posting, me);
    }

    /** Nobody excuses themselves. */
    boolean mayWaive(Posting posting, Me me) {
        return !isLeaver(posting, me) && inReach(posting, me);
    }

    /**
     * The department is signed for by whoever keeps programmes at the recipient itself, never by
     * the two who hand over.
     */
    Set<Side> sides(Posting posting, Me me) {
        if (isLeaver(posting, me)) {
            return EnumSet.of(Side.LEAVER);
        }
        if (isSuccessor(posting, me)) {
            return EnumSet.of(Side.SUCCESSOR);
        }
        return me.reach(Right.PROGRAMME_WRITE).institutions().contains(posting.recipient())
                ? EnumSet.of(Side.DEPARTMENT)
                : EnumSet.noneOf(Side.class);
    }

    Optional<Refusal> refusalToSign(
            Pack pack, Side side, String seen, List<Signature> signatures, Me me) {
        if (!sides(pack.posting(), me).contains(side)) {
            return Optional.of(Refusal.NOT_YOUR_SIDE);
        }
        if (pack.isEmpty()) {
            return Optional.of(Refusal.NOTHING_TO_SIGN);
        }
        var now = pack.digest();
        if (!now.equals(seen)) {
            return Optional.of(Refusal.CHANGED_MEANWHILE);
        }
        return signatures.stream()
                        .anyMatch(each -> each.holds(now) && each.person().equals(me.person()))
                ? Optional.of(Refusal.SIGNED_ALREADY)
                : Optional.empty();
    }

    private static boolean isLeaver(Posting posting, Me me) {
        return posting.person().equals(me.person());
    }

    private boolean isSuccessor(Posting posting, Me me) {
        return successors.of(posting).filter(next -> next.person().equals(me.person())).isPresent();
    }

    private boolean inReach(Posting posting, Me me) {
        return postings.find(posting.id(), me.reach(Right.PROGRAMME_WRITE)).isPresent();
    }
}
