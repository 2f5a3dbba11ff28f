package jieli.deployment.handover;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.handover.Signature.Side;
import jieli.identity.Me;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hand-over packs. The leaver and the successor always reach theirs, an office those in its reach;
 * what lies elsewhere is answered like what does not exist.
 */
@Service
@Transactional
class Handovers {

    /**
     * A pack with its signatures, as somebody sees it.
     *
     * @param writable whether they may complete it
     * @param sides where they may sign
     * @param waivable whether they may let the leaver go without
     */
    record Folder(
            Pack pack,
            Signature.State state,
            List<Signature> signatures,
            Optional<Waiver> waiver,
            boolean writable,
            Set<Side> sides,
            boolean waivable) {}

    private final Packs packs;
    private final HandoverBook book;
    private final HandoverRules rules;
    private final Trail trail;
    private final Clock clock;

    Handovers(Packs packs, HandoverBook book, HandoverRules rules, Trail trail, Clock clock) {
        this.packs = packs;
        this.book = book;
        this.rules = rules;
        this.trail = trail;
        this.clock = clock;
    }

    Folder get(PostingId id, Me me) {
        var posting = rules.readable(id, me);
        var pack = packs.of(posting);
        return new Folder(
                pack,
                packs.state(pack),
                book.signatures(id),
                book.waiver(id),
                rules.mayWrite(posting, me),
                rules.sides(posting, me),
                rules.mayWaive(posting, me));
    }

    /** Every version of what was typed, in order of time. */
    List<Item> history(PostingId id, Me me) {
        rules.readable(id, me);
        return book.history(id);
    }

    Optional<Refusal> add(PostingId id, Typed typed, Me me) {
        var posting = rules.writable(id, me);
        var refusal = typed.refusal();
        if (refusal.isEmpty()) {
            write(posting, typed, FreshId.at(clock), 1, false, me);
        }
        return refusal;
    }

    /**
     * Changes an item or takes it off the list.
     *
     * @param version what the person saw; if another one stands there now, nothing is done
     */
    Optional<Refusal> change(PostingId id, UUID item, int version, Typed typed, Me me) {
        var posting = rules.writable(id, me);
        book.hold(id);
        var now =
                book.items(id).stream()
                        .filter(each -> each.item().equals(item))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(item));
        var whole =
                typed.struck()
                        ? new Typed(now.section(), now.title(), now.words(), true)
                        : new Typed(now.section(), typed.title(), typed.words(), false);
        if (now.version() != version) {
            return Optional.of(Refusal.CHANGED_MEANWHILE);
        }
        var refusal = whole.refusal();
        if (refusal.isEmpty()) {
            write(posting, whole, item, version + 1, whole.struck(), me);
        }
        return refusal;
    }

    private void write(
            Posting posting, Typed typed, UUID item, int version, boolean struck, Me me) {
        var one =
                new Item(
                        item,
                        version,
                        typed.section(),
                        typed.title(),
                        typed.words(),
                        struck,
                        me.account(),
                        clock.instant());
        book.add(posting.id(), one, posting.simulated());
    }

    /**
     * Signs the pack as the person saw it.
     *
     * @param seen the digest on the page; if the pack is another now, nothing is signed
     */
    Optional<Refusal> sign(PostingId id, Side side, String seen, String capacity, Me me) {
        var posting = rules.readable(id, me);
        book.hold(id);
        var pack = packs.of(posting);
        var refusal = rules.refusalToSign(pack, side, seen, book.signatures(id), me);
        if (refusal.isPresent() || capacity.length() > 100) {
            return refusal.or(() -> Optional.of(Refusal.TOO_LONG));
        }
        var one =
                new Signature(
                        side,
                        pack.text(),
                        pack.digest(),
                        me.account(),
                        me.person(),
                        capacity,
                        clock.instant());
        book.add(FreshId.at(clock), id, one, posting.simulated());
        trail.add(
                Entry.of(Action.CHANGED, "handover", id.value())
                        .at(posting.recipient().value())
                        .change("", "signed by " + side + ", SHA-256 " + one.digest()));
        return Optional.empty();
    }

    /** Lets the leaver go without a signed pack. */
    Optional<Refusal> waive(PostingId id, String reason, Me me) {
        var posting = rules.writable(id, me);
        if (!rules.mayWaive(posting, me)) {
            return Optional.of(Refusal.NOT_YOUR_SIDE);
        }
        if (reason.isEmpty()) {
            return Optional.of(Refusal.REASON_MISSING);
        }
        if (reason.length() > 1000) {
            return Optional.of(Refusal.TOO_LONG);
        }
        if (!book.add(id, new Waiver(reason, me.account(), clock.instant()))) {
            return Optional.of(Refusal.WAIVED_ALREADY);
        }
        trail.add(
                Entry.of(Action.SAFETY_OVERRIDDEN, "handover", id.value())
                        .at(posting.recipient().value())
                        .change("", "left without a signed pack")
                        .because(reason));
        return Optional.empty();
    }
}
