package jieli.deployment.handover;

import java.util.List;
import java.util.Optional;
import jieli.deployment.Gate;
import jieli.deployment.Posting;
import jieli.deployment.PostingState;
import org.springframework.stereotype.Component;

/**
 * Nobody leaves a seat without a signed pack or a stated reason (R10). Closing asks only that both
 * have signed once: what happens after somebody left is no longer theirs to sign.
 */
@Component
class HandoverGate implements Gate {

    private final Packs packs;
    private final HandoverBook book;

    HandoverGate(Packs packs, HandoverBook book) {
        this.packs = packs;
        this.book = book;
    }

    @Override
    public Optional<Stop> stops(Posting posting, PostingState next) {
        var leaves = next == PostingState.LEFT;
        if (!leaves && next != PostingState.CLOSED || book.waiver(posting.id()).isPresent()) {
            return Optional.empty();
        }
        var state = packs.state(packs.of(posting));
        return state.isEnough(leaves)
                ? Optional.empty()
                : Optional.of(new Stop("deployment.handover.gate." + state, List.of()));
    }
}
