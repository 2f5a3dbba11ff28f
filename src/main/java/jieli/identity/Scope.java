package jieli.identity;

import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.RegionCode;

/** What a role is held for. */
public sealed interface Scope {

    /** Everything; never for a role that sees patients. */
    record Everywhere() implements Scope {}

    /** One pairing; the id is {@code pairing}'s. */
    record OfPairing(UUID pairing) implements Scope {}

    /** An institution with what is below it: the members of its medical community. */
    record OfInstitution(InstitutionId institution) implements Scope {}

    /** A region with everything in it. */
    record OfRegion(RegionCode region) implements Scope {}

    /** How a row keeps it: the kind. */
    default String kind() {
        return switch (this) {
            case Everywhere() -> "EVERYWHERE";
            case OfPairing(_) -> "PAIRING";
            case OfInstitution(_) -> "INSTITUTION";
            case OfRegion(_) -> "REGION";
        };
    }

    /** How a row keeps it: id or code; empty for everywhere. */
    default String key() {
        return switch (this) {
            case Everywhere() -> "";
            case OfPairing(var pairing) -> pairing.toString();
            case OfInstitution(var institution) -> institution.toString();
            case OfRegion(var region) -> region.toString();
        };
    }

    /** What a row kept; the inverse of kind and key. */
    static Scope of(String kind, String key) {
        return switch (kind) {
            case "EVERYWHERE" -> new Everywhere();
            case "PAIRING" -> new OfPairing(UUID.fromString(key));
            case "INSTITUTION" -> new OfInstitution(new InstitutionId(UUID.fromString(key)));
            case "REGION" -> new OfRegion(new RegionCode(key));
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
