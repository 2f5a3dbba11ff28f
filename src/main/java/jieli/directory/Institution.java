package jieli.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body that helps, is helped or decides.
 *
 * @param otherNames further names of the same institution
 * @param level of a hospital, or null
 * @param grade within the level, or null
 * @param community the county medical community it belongs to, or null
 * @param simulated whether it was made up for a demonstration
 * @param source where the entry comes from; may be empty
 */
public record Institution(
        InstitutionId id,
        String name,
        List<String> otherNames,
        Kind kind,
        @Nullable Level level,
        @Nullable Grade grade,
        RegionCode region,
        String regionName,
        @Nullable InstitutionId community,
        boolean simulated,
        String source) {

    /** What sort of body. */
    public enum Kind {
        HOSPITAL,
        MATERNAL_CHILD_HOSPITAL,
        MEDICAL_COMMUNITY,
        TOWNSHIP_CENTRE,
        VILLAGE_CLINIC,
        HEALTH_AUTHORITY,
        BUREAU,
        DISTRICT,
        FIELD_COMMAND,
        COMPANY,
        SCHOOL,
        OTHER
    }

    /** A hospital's level: 一级, 二级, 三级. */
    public enum Level {
        PRIMARY,
        SECONDARY,
        TERTIARY
    }

    /** A hospital's grade within its level: 甲, 乙, 丙. */
    public enum Grade {
        A,
        B,
        C
    }

    public Institution {
        otherNames = List.copyOf(otherNames);
    }
}
