package jieli.briefings;

import java.util.Locale;

/** Why something cannot be done to a document; each is one sentence in the messages. */
enum Why {
    NO_REASON,
    ALREADY_DECIDED,
    NOT_DECIDED,
    WITHDRAWN,
    NOTHING_TO_READ,
    FILE_AND_TEXT,
    NO_FACT,
    TOO_MANY_FACTS,
    UNKNOWN_PAIRING,
    BAD_VALUE,
    NO_SUBJECT,
    UNKNOWN_UNIT,
    UNKNOWN_KIND;

    String key() {
        return "briefings.refusal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
