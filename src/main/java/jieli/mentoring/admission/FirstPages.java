package jieli.mentoring.admission;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.mentoring.admission.EvidenceSearch.Evidence;
import jieli.mentoring.admission.FirstClaim.Scope;
import jieli.mentoring.admission.FirstClaim.Source;
import jieli.mentoring.admission.FirstClaim.State;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Claims of firsts: all in reach with how many are proven, one with what it has and lacks. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class FirstPages {

    private static final List<String> HEADINGS =
            List.of(
                    "technique",
                    "institution",
                    "scope",
                    "day",
                    "source",
                    "words",
                    "state",
                    "simulated");

    /** A claim as the list shows it. */
    record RowView(FirstClaim it, String technique, String institution) {}

    /** How many a hospital claims, how many are proven. */
    record CountView(String institution, int claimed, int proven) {}

    /** Everything {@code mentoring/firsts.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<FirstClaim> slice,
            List<RowView> rows,
            List<CountView> counts,
            Map<String, String> hospitals,
            Map<String, String> writable,
            Map<String, String> techniques) {

        public Scope[] scopes() {
            return Scope.values();
        }

        public Source[] sources() {
            return Source.values();
        }

        public State[] states() {
            return State.values();
        }
    }

    /** Another claim of the same technique. */
    record Other(RowView row, boolean against, boolean resolvable) {}

    record ResolutionView(boolean stands, String reason, String by) {}

    /** What was decided about it. */
    record Decided(
            FirstDecisions.@Nullable Proof proof,
            String provenBy,
            String disproof,
            List<ResolutionView> resolutions) {}

    /** Everything {@code mentoring/first.html} shows. */
    record Page(
            RowView row,
            Evidence evidence,
            List<Other> others,
            Decided decided,
            LocalDate today,
            boolean provable) {}

    private final Firsts firsts;
    private final Proofs proofs;
    private final AdmissionWords words;
    private final Clock clock;

    FirstPages(Firsts firsts, Proofs proofs, AdmissionWords words, Clock clock) {
        this.firsts = firsts;
        this.proofs = proofs;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/mentoring/firsts")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model, Locale locale) {
        var request = FirstBook.LISTING.request(parameters);
        var slice = firsts.list(request, me);
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        slice,
                        views(slice.items(), locale),
                        counts(request, me),
                        words.hospitals(me, Right.PROGRAMME_READ),
                        me.may(Right.PROGRAMME_WRITE)
                                ? words.hospitals(me, Right.PROGRAMME_WRITE)
                                : Map.of(),
                        Terms.get("techniques").names(locale)));
        return "mentoring/firsts";
    }

    private List<CountView> counts(ListRequest request, Me me) {
        return firsts.counts(request, me).stream()
                .map(one ->
                        new CountView(
                                words.institution(one.institution()), one.claimed(), one.proven()))
                .toList();
    }

    private List<RowView> views(List<FirstClaim> claims, Locale locale) {
        var hospitals =
                words.institutions(
                        claims.stream().map(FirstClaim::institution).distinct().toList());
        return claims.stream()
                .map(one ->
                        new RowView(
                                one,
                                AdmissionWords.technique(one.technique(), locale),
                                AdmissionWords.name(hospitals.get(one.institution()))))
                .toList();
    }

    @GetMapping("/mentoring/firsts.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var request = FirstBook.LISTING.request(parameters);
        var headings =
                HEADINGS.stream().map(key -> words.of("first.column." + key, locale)).toList();
        new Sheet(words.of("first.title", locale), headings)
                .send(
                        response,
                        request.all(chunk -> firsts.list(chunk, me).map(all -> views(all, locale))),
                        row -> cells(row, locale));
    }

    private List<@Nullable Object> cells(RowView row, Locale locale) {
        var it = row.it();
        return Arrays.asList(
                row.technique(),
                row.institution(),
                words.of("first.scope." + it.scope(), locale),
                it.day(),
                words.of("first.source." + it.source(), locale),
                it.words(),
                words.of("first.state." + it.state(), locale),
                it.simulated() ? words.of("simulated", locale) : "");
    }

    @GetMapping("/mentoring/firsts/{id}")
    String show(@PathVariable FirstClaim.Id id, Me me, Model model, Locale locale) {
        var claim = firsts.get(id, me, Right.PROGRAMME_READ);
        var evidence = proofs.evidence(claim, locale);
        model.addAttribute(
                "page",
                new Page(
                        views(List.of(claim), locale).getFirst(),
                        evidence,
                        others(claim, me, locale),
                        decided(claim),
                        LocalDate.now(clock),
                        firsts.may(claim, me, Right.SKILL_GRANT)));
        return "mentoring/first";
    }

    private List<Other> others(FirstClaim claim, Me me, Locale locale) {
        return views(firsts.alike(claim), locale).stream()
                .map(row -> {
                    var isAgainst = Firsts.isAgainst(claim, row.it());
                    var mayResolve =
                            isAgainst
                                    && firsts.may(claim, me, Right.PROGRAMME_WRITE)
                                    && firsts.may(row.it(), me, Right.PROGRAMME_WRITE);
                    return new Other(row, isAgainst, mayResolve);
                })
                .toList();
    }

    private Decided decided(FirstClaim claim) {
        var proof = proofs.proof(claim);
        return new Decided(
                proof.orElse(null),
                proof.map(one -> words.name(one.by())).orElse(""),
                proofs.disproof(claim),
                firsts.resolutions(claim).stream()
                        .map(one ->
                                new ResolutionView(
                                        one.stands().equals(claim.id().value()),
                                        one.reason(),
                                        words.name(one.by())))
                        .toList());
    }
}
