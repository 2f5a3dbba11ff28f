package jieli.deployment.compliance;

import java.util.List;
import java.util.UUID;
import jieli.deployment.coverage.Stint;
import org.springframework.context.MessageSourceResolvable;

/**
 * What a check answers for one year.
 *
 * @param found the number that was counted, in the unit of the check
 * @param asked the number that is asked
 * @param rows the postings that decide
 */
record Answer(State state, int found, int asked, Said sentence, List<UUID> rows) {

    /** A plain sentence: a message key under {@code deployment.check} with what goes into it. */
    record Said(String key, List<Object> words) implements MessageSourceResolvable {

        static Said of(String key, Object... words) {
            return new Said(key, List.of(words));
        }

        @Override
        public String[] getCodes() {
            return new String[] {"deployment.check." + key};
        }

        @Override
        public Object[] getArguments() {
            return words.toArray();
        }
    }

    /** Whether a rule is kept. */
    enum State {
        /** Kept by the days past, kept as planned. */
        MET,
        /** Not broken yet; as planned it will be. */
        AT_RISK,
        BROKEN,
        /** The data does not tell. */
        UNKNOWN;

        /** How loudly a page says it. */
        public String badge() {
            return switch (this) {
                case MET -> "good";
                case AT_RISK -> "warn";
                case BROKEN -> "bad";
                case UNKNOWN -> "calm";
            };
        }
    }

    Answer {
        rows = List.copyOf(rows);
    }

    static Answer of(State state, int found, int asked, Said sentence, List<Stint> deciding) {
        return new Answer(
                state, found, asked, sentence, deciding.stream().map(Stint::posting).toList());
    }

    static Answer unknown(Said sentence) {
        return new Answer(State.UNKNOWN, 0, 0, sentence, List.of());
    }
}
