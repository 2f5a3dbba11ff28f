package jieli.briefings.reading.repair;

/** A range of the repaired text in which characters were destroyed; it is kept as it stands. */
public record Damage(int start, int end) {}
