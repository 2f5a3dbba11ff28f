package jieli.deployment.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jieli.identity.vault.Masking;

/**
 * Papers of another module that carry a {@link VerificationCode}: whoever holds one checks it at
 * the same public page as a certificate. All that provide some are asked, in their {@code @Order}.
 */
public interface IssuedPapers {

    /** What the house says of a paper. */
    enum State {
        /** It says what it said when it was issued, and that still holds. */
        AS_ISSUED,
        /** Something it states was corrected or taken back since. */
        CORRECTED,
        /** The row itself was tampered with; nothing of it is repeated. */
        FORGED
    }

    /**
     * A paper, as far as a stranger who holds it may read.
     *
     * @param kind message key of what it is
     * @param name whose it is; the page masks it
     * @param issuer who issued it, in words
     * @param lines what it says in short; none if forged
     */
    record Paper(
            String kind,
            State state,
            String code,
            String name,
            String issuer,
            LocalDate issuedOn,
            List<Line> lines,
            boolean simulated) {

        public Paper {
            lines = List.copyOf(lines);
        }

        Paper masked() {
            return new Paper(
                    kind,
                    state,
                    code,
                    Masking.name(name),
                    issuer,
                    issuedOn,
                    state == State.FORGED ? List.of() : lines,
                    simulated);
        }
    }

    /**
     * A line of a paper.
     *
     * @param key message key of a whole sentence
     * @param words what stands in its places; never anything of a patient
     */
    record Line(String key, List<Object> words) {

        public Line {
            words = List.copyOf(words);
        }

        /** For the template's function. */
        public Object[] places() {
            return words.toArray();
        }
    }

    /** The paper that carries a code; empty if none of this kind does. */
    Optional<Paper> find(VerificationCode code);
}
