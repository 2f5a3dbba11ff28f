package jieli.directory;

import org.springframework.security.access.AccessDeniedException;

/**
 * Which of the directory the person at the keyboard keeps. Who that is and what they hold stands
 * above this module.
 */
public interface Stewardship {

    /** Everything, the regions included. */
    boolean overEverything();

    /** An institution with its departments and the employments at it. */
    boolean over(InstitutionId institution);

    /**
     * Turns away whoever does not keep it.
     *
     * @throws AccessDeniedException shown with all that was typed
     */
    static void demand(boolean kept) {
        if (!kept) {
            throw new AccessDeniedException("kept by somebody else");
        }
    }
}
