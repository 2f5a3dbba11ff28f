package jieli.consult;

import java.util.List;
import java.util.stream.Stream;
import jieli.consult.Case.Entry;
import jieli.consult.Case.Outcome;
import jieli.consult.Case.Party;
import jieli.consult.CaseView.Asked;
import jieli.consult.CaseView.Line;
import jieli.consult.Cases.Folder;
import jieli.directory.Person;
import jieli.identity.LocalPath;
import jieli.identity.Me;
import jieli.identity.consent.Consent.Subject;
import jieli.identity.consent.ConsentList;
import jieli.identity.consent.Consents;
import org.springframework.stereotype.Component;

/** Puts cases into people's words. */
@Component
class CaseViews {

    /**
     * Everything {@code consult/case.html} shows.
     *
     * @param writable whether the reader may add to it
     * @param unmaskable whether the reader may see what is masked, with a reason
     * @param expert what was typed to find someone to ask
     */
    record Page(
            CaseView view,
            boolean writable,
            boolean unmaskable,
            String expert,
            List<Person> experts,
            Outcome[] outcomes,
            ConsentList consents) {}

    private final Cases cases;
    private final CaseWords words;
    private final Consents consents;

    CaseViews(Cases cases, CaseWords words, Consents consents) {
        this.cases = cases;
        this.words = words;
        this.consents = consents;
    }

    CaseView view(Folder folder) {
        var one = folder.it();
        return new CaseView(
                one,
                words.institution(one.institution()),
                words.pairing(one.pairing()),
                lines(folder),
                folder.parties().stream().map(this::asked).toList());
    }

    private List<Line> lines(Folder folder) {
        var one = folder.it();
        var opening =
                new Line(
                        one.reason(),
                        null,
                        words.person(one.openedBy()),
                        words.local(one.openedAt()));
        return Stream.concat(Stream.of(opening), folder.entries().stream().map(this::line))
                .toList();
    }

    private Line line(Entry entry) {
        return new Line(
                entry.words(), entry.outcome(), words.person(entry.by()), words.local(entry.at()));
    }

    private Asked asked(Party party) {
        return new Asked(
                words.person(party.person()), words.person(party.by()), words.local(party.at()));
    }

    Page page(Folder folder, String expert, Me me) {
        var one = folder.it();
        var writable = cases.mayWrite(one, me) && !one.isClosed();
        return new Page(
                view(folder),
                writable,
                cases.mayUnmask(one, me),
                expert,
                writable ? words.experts(expert, one) : List.of(),
                Outcome.values(),
                consents.page(
                        Subject.ofPatient(one.id().value()),
                        one.institution(),
                        new LocalPath("/cases/" + one.id()),
                        me));
    }
}
