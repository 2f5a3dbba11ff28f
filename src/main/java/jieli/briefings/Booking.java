package jieli.briefings;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jieli.briefings.reading.Fact;
import jieli.ledger.Contradiction;
import jieli.ledger.DocumentRef;
import jieli.ledger.Line;
import jieli.ledger.LineId;
import jieli.ledger.LineKind;
import jieli.ledger.LineKinds;
import jieli.ledger.Origin;
import jieli.ledger.Period;
import jieli.ledger.Quantity;
import jieli.pairing.PairingId;
import jieli.terms.Unit;
import jieli.terms.UnitWords;
import jieli.terms.UnitWords.UnitWord;
import org.springframework.stereotype.Component;

/** Turns what a person accepted into what the ledger books. */
@Component
class Booking {

    private final LineKinds kinds;

    Booking(LineKinds kinds) {
        this.kinds = kinds;
    }

    /** The kind of line a proposal points to; a person may choose another. */
    LineKind propose(Proposal proposal) {
        var statement = proposal.statement();
        return switch (proposal.kind()) {
            case FIRST -> kinds.get("FIRSTS");
            case SKILL -> kinds.get("SKILL");
            case EQUIPMENT -> kinds.get("EQUIPMENT");
            case EVENT, ROLE, DATE, CONFLICT -> kinds.get("EVENT");
            case COUNT, MONEY, PERCENT, RATIO, MISSING ->
                    kinds.propose(statement.subject(), unit(statement.unit()).orElse(null));
        };
    }

    /** The kinds of line to choose from. */
    List<FactPage.Choice> choices(Locale locale) {
        return kinds.list().stream()
                .map(kind -> new FactPage.Choice(kind.code(), kind.name(locale)))
                .toList();
    }

    /** A kind's name in the reader's language. */
    String name(String lineKind, Locale locale) {
        return kinds.get(lineKind).name(locale);
    }

    /**
     * The reason why a statement cannot be booked, if there is one. What the document itself says
     * is never refused: a unit we do not count is booked in its words.
     */
    Optional<Why> refusal(Statement statement, Statement proposed, String lineKind) {
        if (statement.subject().isBlank()) {
            return Optional.of(Why.NO_SUBJECT);
        }
        if (kinds.list().stream().noneMatch(kind -> kind.code().equals(lineKind))) {
            return Optional.of(Why.UNKNOWN_KIND);
        }
        var unit = statement.unit();
        if (!unit.isEmpty() && !unit.equals(proposed.unit()) && unit(unit).isEmpty()) {
            return Optional.of(Why.UNKNOWN_UNIT);
        }
        var value = statement.value();
        var written =
                value == null
                        || value.equals(proposed.value())
                        || unit(unit).isEmpty()
                        || UnitWords.find(unit).filter(word -> fits(value, word)).isPresent();
        if (value != null && unit.isEmpty() && !proposed.unit().isEmpty()) {
            return Optional.of(Why.UNKNOWN_UNIT);
        }
        return written ? Optional.empty() : Optional.of(Why.BAD_VALUE);
    }

    Line line(Document document, Review review, Decision.Accepted accepted) {
        var proposal = review.proposal();
        var statement = accepted.statement();
        var kind = kinds.get(accepted.lineKind());
        var origin = origin(document.id(), proposal);
        return new Line(
                lineId(document.id(), review),
                kind.code(),
                kinds.sectorOf(kind, statement.subject(), statement.place()),
                statement.subject(),
                document.pairing(),
                Line.Place.called(statement.place()),
                statement.who(),
                Period.of(statement.period()),
                quantity(statement),
                origin,
                accepted.deed().by());
    }

    Contradiction contradiction(PairingId pairing, DocumentRef document, Proposal proposal) {
        var reason = proposal.reason();
        var subject = proposal.statement().subject();
        var note =
                reason == null ? subject : subject + ":" + Fact.Reason.valueOf(reason).sentence();
        return new Contradiction(
                pairing,
                "EVENT",
                Contradiction.Cause.RAISED,
                note,
                origin(document, proposal),
                List.of());
    }

    /**
     * The id of the line that the decision after this review makes. A fact accepted, taken back and
     * accepted again makes another line, because the first one is reversed for good.
     */
    static LineId lineId(DocumentRef document, Review review) {
        var origin = origin(document, review.proposal());
        if (review.turn() == 0) {
            return LineId.of(origin);
        }
        var again = "line:" + origin.key() + ":turn:" + review.turn();
        return new LineId(UUID.nameUUIDFromBytes(again.getBytes(StandardCharsets.UTF_8)));
    }

    static Origin.Reported origin(DocumentRef document, Proposal proposal) {
        var evidence = proposal.evidence();
        return new Origin.Reported(
                document,
                proposal.number(),
                evidence.span().start(),
                evidence.span().end(),
                evidence.quote());
    }

    private static Quantity quantity(Statement statement) {
        var words = (statement.qualifier() + " " + statement.amount()).strip();
        var unit = UnitWords.find(statement.unit());
        var told = UnitWords.qualifiers(statement.qualifier());
        if (unit.isEmpty()) {
            return new Quantity.Uncounted(words);
        }
        var value = statement.value();
        return value == null || !fits(value, unit.get())
                ? new Quantity.Unknown(unit.get().unit(), told, words)
                : Quantity.known(new BigDecimal(value), unit.get(), told, words);
    }

    /**
     * Whether it is a number the ledger can hold in the unit's base: no part of a fen, no overflow.
     */
    private static boolean fits(String value, UnitWord unit) {
        if (!value.matches("\\d{1,15}(\\.\\d{1,6})?")) {
            return false;
        }
        var base = new BigDecimal(value).multiply(unit.factor()).stripTrailingZeros();
        return base.precision() - base.scale() <= 18
                && (unit.unit() != Unit.CNY_FEN || base.scale() <= 0);
    }

    private static Optional<Unit> unit(String word) {
        return UnitWords.find(word).map(UnitWord::unit);
    }
}
