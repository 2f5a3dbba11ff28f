package jieli.directory;

/** An institution is new, or its region or community may have changed. */
public record InstitutionPlaced(InstitutionId institution) {}
