package jieli.mentoring.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.mentoring.Places;
import jieli.mentoring.Places.Within;
import jieli.mentoring.admission.FirstClaim.Scope;
import jieli.mentoring.admission.FirstClaim.Source;
import jieli.mentoring.admission.FirstClaim.State;
import jieli.mentoring.admission.ReportedFirsts.Told;
import jieli.terms.NotFound;
import jieli.terms.Term;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Claims of firsts: the log's, people's, documents'. */
@Service
@Transactional
class Firsts {

    private static final int LONGEST = 1000;

    private final FirstBook book;
    private final Areas areas;
    private final Places places;
    private final Clock clock;

    Firsts(FirstBook book, Areas areas, Places places, Clock clock) {
        this.book = book;
        this.areas = areas;
        this.places = places;
        this.clock = clock;
    }

    /**
     * What documents tell becomes a claim as soon as somebody looks; the same one once. What they
     * tell no longer is gone.
     */
    void gather() {
        var known = book.ids(Source.REPORTED);
        var untold = new HashSet<>(known);
        for (var told : areas.told()) {
            var id = FirstClaim.Id.derived(Source.REPORTED, told.link(), told.technique());
            untold.remove(id.value());
            if (!known.contains(id.value())) {
                areas.place(told).ifPresent(place -> add(id, told, place));
            }
        }
        book.untell(untold);
    }

    private void add(FirstClaim.Id id, Told told, InstitutionId place) {
        var scope = scope(told.words());
        areas.region(place, scope)
                .ifPresent(region ->
                        book.add(
                                new FirstClaim(
                                        id,
                                        place,
                                        told.technique(),
                                        scope,
                                        region.code().toString(),
                                        day(told),
                                        null,
                                        Source.REPORTED,
                                        told.words(),
                                        told.link(),
                                        told.pairing(),
                                        State.CLAIM,
                                        false),
                                null));
    }

    /** Only what a document dates to one day has a day. */
    private static @Nullable LocalDate day(Told told) {
        var from = told.from();
        return from != null && from.plusDays(1).equals(told.until()) ? from : null;
    }

    /** As wide as the words say; what they leave open is the hospital's own. */
    static Scope scope(String words) {
        if (words.matches(".*(全省|全区|省内|自治区内).*")) {
            return Scope.REGION;
        }
        if (words.matches(".*(全州|全市|州内|市内|地区首).*")) {
            return Scope.PREFECTURE;
        }
        return words.matches(".*(全县|县内|县域).*") ? Scope.COUNTY : Scope.HOSPITAL;
    }

    Slice<FirstClaim> list(ListRequest request, Me me) {
        gather();
        return book.list(request, within(me), codes(request));
    }

    List<FirstBook.Count> counts(ListRequest request, Me me) {
        return book.counts(request, within(me), codes(request));
    }

    private Within within(Me me) {
        return places.within(me, Right.PROGRAMME_READ);
    }

    private static List<String> codes(ListRequest request) {
        var typed = request.filter("words");
        return Terms.get("techniques").terms().stream()
                .filter(term -> term.zh().contains(typed) || term.en().contains(typed))
                .map(Term::code)
                .toList();
    }

    /**
     * A claim.
     *
     * @throws NotFound when there is none within reach of the right
     */
    FirstClaim get(FirstClaim.Id id, Me me, Right right) {
        return book.find(id, places.within(me, right)).orElseThrow(() -> new NotFound(id));
    }

    /** Whether a right reaches the hospital of a claim. */
    boolean may(FirstClaim claim, Me me, Right right) {
        return me.may(right) && places.within(me, right).covers(claim.institution());
    }

    /** Others that speak of the same technique: at the hospital, or within the same scope. */
    List<FirstClaim> alike(FirstClaim claim) {
        return book.alike(claim);
    }

    List<FirstBook.Resolution> resolutions(FirstClaim claim) {
        return book.resolutions(claim.id());
    }

    /** Whether two cannot both be right; both being the log's, the log decides. */
    static boolean isAgainst(FirstClaim one, FirstClaim other) {
        var isSameScope = one.scope() == other.scope() && one.region().equals(other.region());
        var isSamePlace = one.institution().equals(other.institution());
        var day = one.day();
        var agrees = isSamePlace && (day == null || other.day() == null || day.equals(other.day()));
        return one.technique().equals(other.technique())
                && isSameScope
                && !agrees
                && (one.scope() != Scope.HOSPITAL || isSamePlace)
                && !(one.source() == Source.DETECTED && other.source() == Source.DETECTED);
    }

    /**
     * What somebody says.
     *
     * @param day null if nobody knows
     */
    record Said(
            InstitutionId institution,
            String technique,
            Scope scope,
            @Nullable LocalDate day,
            String words) {}

    /**
     * Notes what somebody says; the same thing said twice stands once.
     *
     * @throws NotFound when the hospital is outside of one's reach
     */
    Optional<Refusal> state(Said said, Me me) {
        if (!places.within(me, Right.PROGRAMME_WRITE).covers(said.institution())) {
            throw new NotFound(said.institution());
        }
        var region = areas.region(said.institution(), said.scope());
        var why = region.isEmpty() ? Optional.of(Refusal.of("region")) : wrong(said);
        if (why.isEmpty()) {
            book.add(claim(said, region.orElseThrow().code().toString()), me.account());
        }
        return why;
    }

    private Optional<Refusal> wrong(Said said) {
        if (Terms.get("techniques").find(said.technique()).isEmpty()) {
            return Optional.of(Refusal.of("technique"));
        }
        if (said.words().isEmpty() || said.words().length() > LONGEST) {
            return Optional.of(Refusal.of("said"));
        }
        var day = said.day();
        return day != null && day.isAfter(LocalDate.now(clock))
                ? Optional.of(Refusal.of("future", day))
                : Optional.empty();
    }

    private static FirstClaim claim(Said said, String region) {
        return new FirstClaim(
                FirstClaim.Id.derived(
                        Source.STATED,
                        said.institution(),
                        said.technique(),
                        said.scope(),
                        String.valueOf(said.day()),
                        said.words()),
                said.institution(),
                said.technique(),
                said.scope(),
                region,
                said.day(),
                null,
                Source.STATED,
                said.words(),
                "",
                null,
                State.CLAIM,
                false);
    }
}
