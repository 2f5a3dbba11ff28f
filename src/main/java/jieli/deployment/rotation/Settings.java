package jieli.deployment.rotation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The numbers the rules work with.
 *
 * @param minimumStayMonths of duty, by the calendar: from 15 March for 6 months is 15 September
 * @param maximumStayMonths of duty, likewise
 * @param restDays at home between leaving one seat and beginning at the next
 * @param departmentLimit how many of one department of one employer may be away on the same day
 * @param overlapDays the holder stays after the end of duty to hand over, where the seat goes on
 * @param batchDates days on which duty may begin or end, besides the seat's own first and last day
 *     in the horizon; empty means the seat's own days only
 * @param clearanceFromMetres seats at or above it need a physician's clearance
 * @param teams what must be together at a recipient whenever anybody is there
 */
public record Settings(
        int minimumStayMonths,
        int maximumStayMonths,
        int restDays,
        int departmentLimit,
        int overlapDays,
        List<LocalDate> batchDates,
        int clearanceFromMetres,
        List<Team> teams) {

    public Settings {
        batchDates = batchDates.stream().distinct().sorted().toList();
        teams = List.copyOf(teams);
    }

    /** The same with another minimum of months. */
    public Settings withMinimumStayMonths(int months) {
        return new Settings(
                months,
                maximumStayMonths,
                restDays,
                departmentLimit,
                overlapDays,
                batchDates,
                clearanceFromMetres,
                teams);
    }

    /** The same with another rest. */
    public Settings withRestDays(int days) {
        return new Settings(
                minimumStayMonths,
                maximumStayMonths,
                days,
                departmentLimit,
                overlapDays,
                batchDates,
                clearanceFromMetres,
                teams);
    }

    /** The same with another number a department can spare. */
    public Settings withDepartmentLimit(int people) {
        return new Settings(
                minimumStayMonths,
                maximumStayMonths,
                restDays,
                people,
                overlapDays,
                batchDates,
                clearanceFromMetres,
                teams);
    }

    /** The same with other teams. */
    public Settings withTeams(List<Team> others) {
        return new Settings(
                minimumStayMonths,
                maximumStayMonths,
                restDays,
                departmentLimit,
                overlapDays,
                batchDates,
                clearanceFromMetres,
                others);
    }

    /**
     * Who must be on duty together at a recipient on any day on which one of its seats is held.
     *
     * @param minimumSpecialties different ones among the held seats
     * @param minimumAssociateSeniors holders with an associate-senior or senior title
     */
    public record Team(UUID recipient, int minimumSpecialties, int minimumAssociateSeniors) {}
}
