package jieli.mentoring.admission;

import java.time.LocalDate;
import java.util.List;
import jieli.directory.InstitutionId;
import jieli.pairing.PairingId;
import org.jspecify.annotations.Nullable;

/**
 * What documents say was done for the first time. Declared here, provided by whoever keeps the
 * documents' lines: history that nobody logged.
 */
public interface ReportedFirsts {

    /**
     * A first that a document tells of.
     *
     * @param technique a code of {@code terms}
     * @param words as the document says it
     * @param institution where, null where the document names a place only
     * @param from the first day it may have been, null if not told
     * @param until the day after the last, null if not told
     * @param link opens the passage
     */
    record Told(
            String technique,
            String words,
            @Nullable InstitutionId institution,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            PairingId pairing,
            String link) {}

    /** All that stand, in no order. */
    List<Told> list();
}
