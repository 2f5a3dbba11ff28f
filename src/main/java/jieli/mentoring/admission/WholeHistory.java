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
        var hospitals = areas.within(claim);
        if (history.isOld(hospitals, technique)) {
            return found(locale, "old");
        }
        var earlier = history.earliest(hospitals, technique);
        if (earlier.filter(one -> one.day().isBefore(it.day())).isPresent()) {
            var where = words.institution(earlier.get().institution());
            return found(locale, "earlier", where, earlier.get().day());
        }
        var told =
                areas.told(technique).stream()
                        .filter(one -> hospitals.contains(one.place()))
                        .toList();
        var before = told.stream().filter(one -> one.isBefore(it.day())).findFirst();
        if (before.isPresent()) {
            return found(locale, "reported", before.get().told().words());
        }
        var counted = history.count(hospitals, technique);
        return new Item(
                Need.SEARCH, true, said(locale, "none", hospitals.size(), counted, told.size()));
    }

    private Item found(Locale locale, String key, Object... parts) {
        return new Item(Need.SEARCH, false, said(locale, key, parts));
    }

    private String said(Locale locale, String key, Object... parts) {
        var texts = Arrays.stream(parts).map(Object::toString).toArray();
        return words.of("first.search." + key, locale, texts);
    }
}
