package jieli.mentoring.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.mentoring.Places;
import jieli.mentoring.Stale;
import jieli.mentoring.admission.Admission.Decision;
import jieli.mentoring.admission.Admission.Filing;
import jieli.mentoring.admission.Admission.Step;
import jieli.mentoring.admission.AdmissionRules.Draft;
import jieli.terms.NotFound;
import jieli.terms.Term;
import jieli.terms.Terms;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Techniques admitted at hospitals: asked for, checked, decided, tried, suspended. */
@Service
@Transactional
class Admissions {

    private final AdmissionBook book;
    private final Places places;
    private final Directory directory;
    private final Stale stale;
    private final Hand hand;

    /** Who wrote what when, for the trail. */
    @Component
    record Hand(Trail trail, Clock clock) {

        void note(Admission it, String after, String words) {
            trail.add(
                    Entry.of(Action.CHANGED, "technique", null)
                            .at(it.institution().value())
                            .change(
                                    it.technique().code()
                                            + it.stage().map(stage -> " " + stage).orElse(""),
                                    it.technique().code() + " " + after)
                            .because(words));
        }
    }

    Admissions(AdmissionBook book, Places places, Directory directory, Stale stale, Hand hand) {
        this.book = book;
        this.places = places;
        this.directory = directory;
        this.stale = stale;
        this.hand = hand;
    }

    Slice<AdmissionBook.Row> list(ListRequest request, Me me) {
        return book.list(request, places.within(me, Right.PROGRAMME_READ), codes(request));
    }

    private static List<String> codes(ListRequest request) {
        var typed = request.filter("words").toLowerCase(Locale.ROOT);
        var restricted = request.filter("restricted");
        return Terms.get("techniques").terms().stream()
                .filter(term ->
                        term.zh().contains(typed)
                                || term.en().toLowerCase(Locale.ROOT).contains(typed)
                                || term.code().contains(typed))
                .filter(term ->
                        restricted.isEmpty() || term.attribute("restricted").equals(restricted))
                .map(Term::code)
                .toList();
    }

    /**
     * A technique at a hospital, whether or not anything was ever decided about it.
     *
     * @throws NotFound when there is no such technique, no such hospital within reach
     */
    Admission get(InstitutionId institution, String technique, Me me, Right right) {
        var term =
                Terms.get("techniques").find(technique).orElseThrow(() -> new NotFound(technique));
        if (!places.within(me, right).covers(institution)
                || directory.find(institution).isEmpty()) {
            throw new NotFound(institution);
        }
        return book.get(institution, term);
    }

    boolean isWritable(InstitutionId institution, Me me) {
        return me.may(Right.SKILL_GRANT)
                && places.within(me, Right.SKILL_GRANT).covers(institution);
    }

    /**
     * Takes a technique one step further.
     *
     * @param words what is kept of it
     */
    Optional<Refusal> step(Admission admission, Draft draft, String words, Me me) {
        var why = AdmissionRules.step(admission, draft, LocalDate.now(hand.clock()));
        if (why.isEmpty()) {
            go(
                    admission,
                    new Step(
                            admission.steps().size() + 1,
                            draft.next(),
                            draft.day(),
                            words,
                            me.account(),
                            hand.clock().instant(),
                            false));
            hand.note(admission, draft.next() + " " + draft.day(), words);
        }
        return why;
    }

    /** For the house itself too: the demonstration. */
    void go(Admission admission, Step step) {
        book.add(admission.institution(), admission.technique().code(), step);
        stale.mark(admission.institution(), admission.technique().code());
    }

    /** Notes what a committee said. */
    Optional<Refusal> decide(Admission admission, Decision decision) {
        var why = AdmissionRules.decision(decision, LocalDate.now(hand.clock()));
        if (why.isEmpty()) {
            book.add(
                    admission.institution(),
                    admission.technique().code(),
                    decision,
                    hand.clock().instant());
            hand.note(
                    admission,
                    "%s %s %s %s"
                            .formatted(
                                    decision.committee(),
                                    decision.number(),
                                    decision.agreed() ? "agreed" : "refused",
                                    decision.day()),
                    "");
        }
        return why;
    }

    /** Notes that a restricted technique was filed. */
    Optional<Refusal> file(Admission admission, Filing filing) {
        var isThere =
                admission.filings().stream().anyMatch(one -> one.number().equals(filing.number()));
        var why =
                isThere
                        ? Optional.of(Refusal.of("filed"))
                        : AdmissionRules.filing(admission, filing, LocalDate.now(hand.clock()));
        if (why.isEmpty()) {
            book.add(
                    admission.institution(),
                    admission.technique().code(),
                    filing,
                    hand.clock().instant());
            hand.note(admission, "filed " + filing.number() + " " + filing.day(), "");
        }
        return why;
    }
}
