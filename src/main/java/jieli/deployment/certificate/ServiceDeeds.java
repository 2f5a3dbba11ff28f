package jieli.deployment.certificate;

import java.util.List;
import jieli.deployment.Period;
import jieli.deployment.Posting;

/**
 * What somebody did during a posting, as far as a module knows. All that provide it are asked when
 * a certificate is issued; what they say then stands on it for good, in Chinese.
 */
public interface ServiceDeeds {

    /**
     * One thing done.
     *
     * @param key message key of a whole sentence
     * @param words what stands in its places; never anything of a patient
     */
    record Deed(String key, List<String> words) {

        public Deed {
            words = List.copyOf(words);
        }
    }

    /**
     * @param served the days of the posting that have passed
     */
    List<Deed> deeds(Posting posting, Period served);
}
