package jieli.deployment.altitude;

/** Signs that outrank any number (domain handbook, section 4.4). */
enum Flag {
    /** Newly unsteady, fails the heel-to-toe walk: the brain (HACE). */
    UNSTEADY,
    /** Any change of mind: confused, drowsy, odd: the brain (HACE). */
    CONFUSED,
    /** Breathless at rest: the lungs (HAPE). */
    BREATHLESS_AT_REST,
    /** A dry cough that turned to pink froth: the lungs (HAPE). */
    PINK_FROTH
}
