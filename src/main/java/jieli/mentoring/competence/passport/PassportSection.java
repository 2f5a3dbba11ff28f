package jieli.mentoring.competence.passport;

import java.time.LocalDate;
import java.util.List;
import jieli.directory.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A part of the passport that a module fills by itself: courses, certificates. All that provide one
 * are asked, in their {@code @Order}, when a passport is issued; what they say then stands in it
 * for good.
 */
public interface PassportSection {

    /**
     * One thing in it. The passport is a Chinese paper, so words are Chinese; nothing of a patient.
     *
     * @param day null if unknown
     * @param title not empty
     * @param code by which it can be checked, empty if it carries none
     */
    record Item(@Nullable LocalDate day, String title, String words, String code) {}

    /** A lower-case word; the message {@code mentoring.passport.section.<key>} is its heading. */
    String key();

    /** What is known of a person; empty if nothing is. */
    List<Item> items(PersonId person);
}
