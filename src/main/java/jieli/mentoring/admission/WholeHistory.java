package jieli.mentoring.admission;

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
        var hospitals = areas.within(claim);
        if (history.isOld(claim.institution(), claim.technique())) {
            return new Item(Need.SEARCH, false, words.of("first.search.old", locale));
        }
        var earlier =
                history.earliest(hospitals, claim.technique())
                        .filter(one -> one.day().isBefore(it.day()));
        if (earlier.isPresent()) {
            return new Item(
                    Need.SEARCH,
                    false,
                    words.of(
                            "first.search.earlier",
                            locale,
                            words.institution(earlier.get().institution()),
                            earlier.get().day().toString()));
        }
        var told = areas.told(hospitals, claim.technique());
        var before = areas.toldBefore(hospitals, claim.technique(), it.day());
        if (!before.isEmpty()) {
            return new Item(
                    Need.SEARCH,
                    false,
                    words.of("first.search.reported", locale, before.getFirst().words()));
        }
        return new Item(
                Need.SEARCH,
                true,
                words.of(
                        "first.search.none",
                        locale,
                        Integer.toString(hospitals.size()),
                        Integer.toString(history.count(hospitals, claim.technique())),
                        Integer.toString(told.size())));
    }
}
