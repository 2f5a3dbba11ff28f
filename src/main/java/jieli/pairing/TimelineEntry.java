package jieli.pairing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened under a pairing, told in our own words.
 *
 * @param when the days it took; null when the source does not say
 * @param whenWords as the source says it; may be empty
 * @param source the name of the source
 */
record TimelineEntry(
        UUID id,
        PairingId pairing,
        @Nullable Days when,
        String whenWords,
        String event,
        String source,
        @Nullable LocalDate sourceDate,
        String by,
        Instant at) {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?");

    /** From the first day up to, not including, the last. */
    record Days(LocalDate from, LocalDate to) {

        /** Reads a year, a month, a day, or two of them parted by two dots. */
        static Optional<Days> of(String words) {
            var ends = words.strip().split("\\.\\.", -1);
            if (ends.length > 2) {
                return Optional.empty();
            }
            var first = one(ends[0]);
            if (ends.length == 1 || first.isEmpty()) {
                return first;
            }
            return one(ends[1])
                    .filter(last -> first.get().from().isBefore(last.to()))
                    .map(last -> new Days(first.get().from(), last.to()));
        }

        private static Optional<Days> one(String words) {
            var written = WRITTEN.matcher(words.strip());
            if (!written.matches()) {
                return Optional.empty();
            }
            try {
                var year = Integer.parseInt(written.group(1));
                if (written.group(2) == null) {
                    return Optional.of(
                            new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)));
                }
                var month = YearMonth.of(year, Integer.parseInt(written.group(2)));
                if (written.group(3) == null) {
                    return Optional.of(new Days(month.atDay(1), month.plusMonths(1).atDay(1)));
                }
                var day = month.atDay(Integer.parseInt(written.group(3)));
                return Optional.of(new Days(day, day.plusDays(1)));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
    }
}
