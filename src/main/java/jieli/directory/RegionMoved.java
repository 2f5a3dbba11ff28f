package jieli.directory;

/** A region may lie within another one than before, with everything in it. */
public record RegionMoved(RegionCode region) {}
