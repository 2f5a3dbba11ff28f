package jieli.mentoring;

import java.util.Arrays;

/**
 * 置信级别, as observed in a case: how much supervision was needed (the handbook's 5.1). Ordinal, so it
 * is never averaged. What is granted is a whole level.
 */
public enum Entrustment {
    /** 观摩: may only watch. */
    WATCHES("1"),
    /** 在场指导: both hands at the table. */
    TOGETHER("2A"),
    /** 在场指导: the supervisor in the room, ready to step in. */
    READY("2B"),
    /** 可及指导: everything checked afterwards. */
    ALL_CHECKED("3A"),
    /** 可及指导: key points checked. */
    KEY_POINTS("3B"),
    /** 可及指导: by telephone, reviewed later. */
    BY_PHONE("3C"),
    /** 独立完成: alone, the supervisor distant. */
    ALONE("4"),
    /** 可带教: supervises others. */
    SUPERVISES("5");

    private final String code;

    Entrustment(String code) {
        this.code = code;
    }

    /** As rows and pages write it: 1, 2A, 2B, 3A, 3B, 3C, 4, 5. */
    public String code() {
        return code;
    }

    /** The whole level, 1 to 5. */
    public int level() {
        return code.charAt(0) - '0';
    }

    /**
     * The level of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Entrustment of(String code) {
        return Arrays.stream(values())
                .filter(level -> level.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }
}
