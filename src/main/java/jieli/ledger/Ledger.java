package jieli.ledger;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jieli.pairing.Pairings.Within;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account: lines come in, are taken back, and are never edited. */
@Service
public class Ledger {

    private final LineBook lines;
    private final ConflictBook conflicts;
    private final LineKinds kinds;
    private final Clock clock;

    Ledger(LineBook lines, ConflictBook conflicts, LineKinds kinds, Clock clock) {
        this.lines = lines;
        this.conflicts = conflicts;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * Adds lines. One whose origin already gave a line adds nothing, so that a replay is harmless;
     * one that contradicts what stands is added too, and the conflict is noted beside it. A line of
     * a document that is withdrawn adds nothing.
     *
     * @return how many were new
     * @throws NotFound when a line has a kind that the code list does not know
     */
    @Transactional
    public int report(List<Line> reported) {
        var added = 0;
        var withdrawn = withdrawn(reported);
        for (var line : reported) {
            var kind = kinds.get(line.kind());
            if (line.origin() instanceof Origin.Reported from
                    && withdrawn.contains(from.document())) {
                continue;
            }
            if (lines.add(line, clock.instant())) {
                added++;
                noteContradictions(line, kind);
            }
        }
        return added;
    }

    /**
     * Adds the line of a deed, in the transaction of the deed; the same deed adds nothing twice.
     * Deeds contradict nobody: what a document claims stands beside them, never among them.
     *
     * @throws NotFound when the line has a kind that the code list does not know
     */
    @Transactional
    public void record(Line deed) {
        kinds.get(deed.kind());
        lines.add(deed, clock.instant());
    }

    /** Takes the line of a deed back; one that gave no line takes nothing back. */
    @Transactional
    public void undo(Origin.Recorded deed, String by, String reason) {
        find(LineId.of(deed)).ifPresent(line -> reverse(line.id(), by, reason));
    }

    private Set<DocumentRef> withdrawn(List<Line> reported) {
        return reported.stream()
                .map(Line::origin)
                .filter(Origin.Reported.class::isInstance)
                .map(origin -> ((Origin.Reported) origin).document())
                .distinct()
                .sorted(Comparator.comparing(DocumentRef::value))
                .filter(lines::isWithdrawn)
                .collect(Collectors.toSet());
    }

    private void noteContradictions(Line line, LineKind kind) {
        for (var other : lines.listOf(line.pairing(), line.kind())) {
            Contradiction.between(other, line, kind)
                    .ifPresent(found -> conflicts.add(found, line.by(), clock.instant()));
        }
    }

    /**
     * Takes a line back and puts another in its place. Does nothing when the line is already taken
     * back: whoever was quicker stands.
     *
     * @return the new line's id
     */
    @Transactional
    public LineId correct(LineId wrong, Line right, String reason) {
        var corrected = wrong.correction();
        if (lines.reverse(get(wrong), right.by(), reason, clock.instant())) {
            report(List.of(right.as(corrected)));
        }
        return corrected;
    }

    /** Takes a single line back. */
    @Transactional
    public void reverse(LineId wrong, String by, String reason) {
        lines.reverse(get(wrong), by, reason, clock.instant());
    }

    /**
     * Takes back all that stands of a document.
     *
     * @return how many lines were taken back; 0 when the document was withdrawn before
     */
    @Transactional
    public int withdraw(DocumentRef document, String by, String reason) {
        if (!lines.withdraw(document, by, reason, clock.instant())) {
            return 0;
        }
        var standing = lines.listOf(document);
        standing.forEach(line -> lines.reverse(line, by, reason, clock.instant()));
        return standing.size();
    }

    /**
     * Notes a contradiction that a document's reader saw; the same one twice is noted once, and one
     * that was lowered stands again.
     */
    @Transactional
    public void raise(Contradiction seen, String by) {
        conflicts.add(seen, by, clock.instant());
    }

    /**
     * Takes a raised contradiction back: its conflict is closed, awaits nobody and touches no
     * figure. It stays on file with who took it back and why.
     *
     * @param seen as it was raised; it is told apart by its place in the document, or by its lines
     * @param reason not blank
     * @return false when it was never raised or is taken back already
     */
    @Transactional
    public boolean lower(Contradiction seen, String by, String reason) {
        return conflicts.lower(seen, by, reason, clock.instant());
    }

    /** What stands of a document, in the order of its facts. */
    public List<Line> listOf(DocumentRef document) {
        return lines.listOf(document);
    }

    /** A line, whether it still stands or not. */
    public Optional<Line> find(LineId id) {
        return lines.find(id, Within.EVERYWHERE).map(LineBook.Booked::line);
    }

    /**
     * A line, whether it still stands or not.
     *
     * @throws NotFound when there is none
     */
    public Line get(LineId id) {
        return find(id).orElseThrow(() -> new NotFound(id));
    }
}
