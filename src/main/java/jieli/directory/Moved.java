package jieli.directory;

/** Something may lie elsewhere than before; published in the transaction of the change. */
public sealed interface Moved {

    /** An institution is new, or its region or community may have changed. */
    record AnInstitution(InstitutionId institution) implements Moved {}

    /** Somebody works elsewhere than before, or no longer. */
    record APerson(PersonId person) implements Moved {}

    /** A region may lie within another one, with everything in it. */
    record ARegion(RegionCode region) implements Moved {}
}
