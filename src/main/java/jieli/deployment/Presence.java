package jieli.deployment;

/**
 * Days of a posting up to a day. Calendar days and days at the place are never the same figure.
 *
 * @param calendarDays days of the term that have passed since the person set out, until they left
 * @param onSiteDays of these, days without an absence; a day of two absences counts once
 */
public record Presence(long calendarDays, long onSiteDays) {}
