package jieli.mentoring.admission;

import java.util.Arrays;
import java.util.Locale;
import jieli.mentoring.admission.CaseHistory.Case;
import jieli.mentoring.admission.EvidenceSearch.Evidence.Item;
import jieli.mentoring.admission.EvidenceSearch.Evidence.Need;
import org.springframework.stereotype.Component;

/** The search a fact needs: every logged case of the scope, everything documents tell. */
@Component
class WholeHistory {

    private final CaseHistory history;
    private final Areas areas;
    private final AdmissionWords words;

    WholeHistory(CaseHistory history, Areas areas, AdmissionWords words) {
        this.history = history;
        this.areas = areas;
        this.words = words;
    }

    Item search(FirstClaim claim, Case it, Locale locale) {
        var technique = claim.technique();
        if (history.isOld(claim.institution(), technique)) {
            return found(locale, "old");
        }
        var hospitals = areas.within(claim);
        var earlier = history.earliest(hospitals, technique);
        if (earlier.filter(one -> one.day().isBefore(it.day())).isPresent()) {
            var where = words.institution(earlier.get().institution());
            return found(locale, "earlier", where, earlier.get().day());
        }
        var before = areas.toldBefore(hospitals, technique, it.day());
        if (!before.isEmpty()) {
            return found(locale, "reported", before.getFirst().words());
        }
        var counted = history.count(hospitals, technique);
        var told = areas.told(hospitals, technique).size();
        return new Item(Need.SEARCH, true, said(locale, "none", hospitals.size(), counted, told));
    }

    private Item found(Locale locale, String key, Object... parts) {
        return new Item(Need.SEARCH, false, said(locale, key, parts));
    }

    private String said(Locale locale, String key, Object... parts) {
        var texts = Arrays.stream(parts).map(Object::toString).toArray();
        return words.of("first.search." + key, locale, texts);
    }
}
