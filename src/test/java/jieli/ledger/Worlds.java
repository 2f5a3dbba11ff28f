package jieli.ledger;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import jieli.pairing.PairingId;

/** A small world: one pairing, one document, lines with defaults. */
final class Worlds {

    final PairingId pairing = new PairingId(UUID.randomUUID());
    final DocumentRef document = new DocumentRef(UUID.randomUUID());
    private final AtomicInteger facts = new AtomicInteger();

    /** A reported line: {@code line("STAFF_SENT", "派驻专家", "66", "人", "", "2018年以来")}. */
    Line line(String kind, String subject, String value, String unit, String words, String period) {
        var fact = facts.incrementAndGet();
        var origin =
                new Origin.Reported(document, fact, fact * 10, fact * 10 + 5, value + unit + "专家");
        return new Line(
                LineId.of(origin),
                kind,
                Sector.HEALTH,
                subject,
                pairing,
                Line.Place.called("河源县"),
                "",
                Period.of(period),
                Quantity.read(value, unit, words),
                origin,
                "林静");
    }
}
