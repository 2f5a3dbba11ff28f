package jieli.identity;

import static jieli.identity.Right.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The parts people play in paired assistance. A role is held for a {@link Scope} over a period;
 * what it allows is the same wherever it is held.
 */
public enum Role {
    /** 指挥部: runs a programme. */
    OFFICE(
            DIRECTORY_READ,
            DIRECTORY_WRITE,
            PROGRAMME_READ,
            PROGRAMME_WRITE,
            LEDGER_DECIDE,
            BRIEFING_WRITE),
    /** 支援医院医务处. */
    SUPPORTER_AFFAIRS(
            DIRECTORY_READ,
            DIRECTORY_WRITE,
            PROGRAMME_READ,
            PROGRAMME_WRITE,
            BRIEFING_WRITE,
            CONTACT_READ,
            CONTACT_WRITE,
            UNMASK),
    /** 派驻专家: given by a posting, for exactly its period. */
    SPECIALIST(
            DIRECTORY_READ,
            PROGRAMME_READ,
            CASE_READ,
            CASE_WRITE,
            CASE_EMERGENCY,
            LOG_WRITE,
            UNMASK),
    /** 受援医院医务科. */
    RECEIVER_AFFAIRS(
            DIRECTORY_READ,
            DIRECTORY_WRITE,
            PROGRAMME_READ,
            PROGRAMME_WRITE,
            LEDGER_DECIDE,
            BRIEFING_WRITE,
            CASE_READ,
            EMERGENCY_REVIEW,
            LOG_WRITE,
            SKILL_GRANT,
            CONTACT_READ,
            CONTACT_WRITE,
            UNMASK),
    /** 徒弟, 本地医师. */
    APPRENTICE(
            DIRECTORY_READ,
            PROGRAMME_READ,
            CASE_READ,
            CASE_WRITE,
            CASE_EMERGENCY,
            LOG_WRITE,
            UNMASK),
    /** 乡镇医生. */
    TOWNSHIP_DOCTOR(DIRECTORY_READ, CASE_READ, CASE_WRITE, UNMASK),
    /** 远程专家: sees the cases they were asked about. */
    REMOTE_EXPERT(DIRECTORY_READ, CASE_ANSWER, CASE_EMERGENCY),
    /** 卫健局: reads figures. */
    BUREAU(DIRECTORY_READ, PROGRAMME_READ),
    /** 捐赠方. */
    DONOR(DONATION_READ),
    /** 系统管理员: keeps accounts, sees no patient. */
    ADMINISTRATOR(DIRECTORY_READ, DIRECTORY_WRITE, ACCOUNT_WRITE),
    /** 审计员: reads the trail, changes nothing. */
    AUDITOR(TRAIL_READ);

    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights =
                rights.length == 0
                        ? EnumSet.noneOf(Right.class)
                        : EnumSet.copyOf(Arrays.asList(rights));
    }

    /** What it allows, within the scope it is held for. */
    public Set<Right> rights() {
        return EnumSet.copyOf(rights);
    }

    /** Whether its holder comes near patients; such a role is always bound to a place. */
    public boolean seesPatients() {
        return rights.contains(CASE_READ) || rights.contains(CASE_ANSWER);
    }

    /** Whether it may be held without a place: the country's office, bureau, keepers. */
    boolean mayBeEverywhere() {
        return this == OFFICE || this == BUREAU || standsAlone();
    }

    /** Whoever keeps the accounts or reads the trail does so for the whole house. */
    boolean mustBeEverywhere() {
        return standsAlone();
    }

    /** Keeping accounts, reading the trail and treating patients never lie in one hand. */
    boolean goesWith(Role other) {
        return this == other || (!standsAlone() && !other.standsAlone());
    }

    private boolean standsAlone() {
        return this == ADMINISTRATOR || this == AUDITOR;
    }
}
