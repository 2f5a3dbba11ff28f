package jieli.mentoring.admission;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.Region;
import jieli.mentoring.EntryId;
import jieli.pairing.PairingId;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;

/**
 * 首例: somebody says, or the log shows, that it was the first of its kind.
 *
 * @param region the code of the region the scope means; of a hospital its county
 * @param day null if nobody says when
 * @param entry the case it speaks of, null if none is named
 * @param words as the source says it
 * @param link opens the source, empty if there is none
 */
record FirstClaim(
        Id id,
        InstitutionId institution,
        String technique,
        Scope scope,
        String region,
        @Nullable LocalDate day,
        @Nullable EntryId entry,
        Source source,
        String words,
        String link,
        @Nullable PairingId pairing,
        State state,
        boolean simulated) {

    /** Of what it says it was the first: the same for all that speak of the same one. */
    UUID first() {
        return Id.derived(technique, scope, scope == Scope.HOSPITAL ? institution : region).value();
    }

    /** The id of a claim, derived from what it says: the same one is there once. */
    record Id(UUID value) {

        /** The id in an address; what is no id names nothing. */
        public static Id of(String text) {
            try {
                return new Id(UUID.fromString(text));
            } catch (IllegalArgumentException noId) {
                throw new NotFound(text);
            }
        }

        static Id derived(Object... parts) {
            var text = new StringBuilder("first");
            for (var part : parts) {
                text.append(':').append(part);
            }
            return new Id(UUID.nameUUIDFromBytes(text.toString().getBytes(UTF_8)));
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Of where it was the first, the narrowest first. */
    enum Scope {
        HOSPITAL(Region.Kind.COUNTY),
        COUNTY(Region.Kind.COUNTY),
        PREFECTURE(Region.Kind.PREFECTURE),
        /** 省、自治区. */
        REGION(Region.Kind.PROVINCE);

        private final Region.Kind kind;

        Scope(Region.Kind kind) {
            this.kind = kind;
        }

        Region.Kind kind() {
            return kind;
        }

        /** Whether an authority has to confirm it. */
        public boolean isConfirmed() {
            return this != HOSPITAL;
        }
    }

    /** Who says so. */
    enum Source {
        /** The log. */
        DETECTED,
        /** A person. */
        STATED,
        /** A document. */
        REPORTED
    }

    /** What has become of it. */
    enum State {
        CLAIM,
        /** Another claim says otherwise. */
        CONFLICT,
        /** 已证实. */
        PROVEN,
        /** Another claim stands instead. */
        YIELDED,
        /** An earlier case came to light. */
        OVERTAKEN,
        /** Its case was returned or corrected. */
        GONE;

        /** How a badge shows it. */
        public String tone() {
            return switch (this) {
                case CLAIM -> "calm";
                case PROVEN -> "good";
                case CONFLICT -> "bad";
                case YIELDED, OVERTAKEN, GONE -> "warn";
            };
        }
    }
}
