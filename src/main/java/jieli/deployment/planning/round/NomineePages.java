package jieli.deployment.planning.round;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The people of a round as a list; people and posts as workbooks that may come in again. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class NomineePages {

    /** A nominee as the list shows one. */
    record Line(Nominee it, String employer, String specialties, String prefers) {}

    /** Everything {@code deployment/plan-nominees.html} shows. */
    record Page(Round round, ListRequest request, Slice<Nominee> slice, List<Line> lines) {}

    private final Rounds rounds;
    private final Entries entries;
    private final Directory directory;
    private final Forms forms;

    NomineePages(Rounds rounds, Entries entries, Directory directory, Forms forms) {
        this.rounds = rounds;
        this.entries = entries;
        this.directory = directory;
        this.forms = forms;
    }

    @GetMapping("/deployment/plans/{id}/nominees")
    String page(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            Model model) {
        var round = round(id, me);
        var request = listing(round).request(parameters);
        var slice = entries.nominees(request, round.id());
        var names = names(slice.items());
        model.addAttribute(
                "page",
                new Page(
                        round,
                        request,
                        slice,
                        slice.items().stream().map(one -> line(one, names, locale)).toList()));
        return "deployment/plan-nominees";
    }

    private static Listing listing(Round round) {
        return new Listing(
                round.link() + "/nominees",
                List.of("q", "specialty"),
                List.of("name", "department", "cleared"));
    }

    private static Line line(Nominee one, Map<InstitutionId, String> names, Locale locale) {
        return new Line(
                one,
                names.getOrDefault(one.employer(), ""),
                specialties(one.specialties(), locale),
                named(one.said().prefers(), names));
    }

    @GetMapping("/deployment/plans/{id}/nominees.xlsx")
    void nominees(@PathVariable String id, Me me, Locale locale, HttpServletResponse response)
            throws IOException {
        var round = round(id, me);
        var all = entries.nominees(round.id());
        var names = names(all);
        sheet(Intake.Kind.NOMINEES, locale)
                .send(response, all.iterator(), one -> cells(one, names, locale));
    }

    private List<@Nullable Object> cells(
            Nominee one, Map<InstitutionId, String> names, Locale locale) {
        var grade = one.grade();
        var free = one.free().isEmpty() ? null : one.free().getFirst();
        var last = one.free().isEmpty() ? null : one.free().getLast().lastDay();
        return Arrays.asList(
                one.name(),
                names.getOrDefault(one.employer(), ""),
                one.birthYear(),
                one.department(),
                specialties(one.specialties(), locale),
                grade == null ? "" : forms.of("grade." + grade, locale),
                one.said().clearedMetres(),
                free == null ? null : free.from(),
                last,
                languages(one.said().languages(), locale),
                named(one.said().prefers(), names),
                named(one.said().avoids(), names),
                one.said().spouse(),
                one.said().note());
    }

    @GetMapping("/deployment/plans/{id}/posts.xlsx")
    void posts(@PathVariable String id, Me me, Locale locale, HttpServletResponse response)
            throws IOException {
        var round = round(id, me);
        var all = entries.posts(round.id());
        var names = institutions(all.stream().map(Post::recipient).toList());
        sheet(Intake.Kind.POSTS, locale)
                .send(response, all.iterator(), post -> cells(post, names, locale));
    }

    private List<@Nullable Object> cells(
            Post post, Map<InstitutionId, String> names, Locale locale) {
        var grade = post.minimumGrade();
        return Arrays.asList(
                names.getOrDefault(post.recipient(), ""),
                specialties(List.of(post.specialty()), locale),
                grade == null ? "" : forms.of("grade." + grade, locale),
                post.weight(),
                post.during().from(),
                post.during().lastDay(),
                post.altitudeMetres(),
                languages(post.languages(), locale),
                post.note());
    }

    /** The columns are those that come in, so a workbook taken out may be brought in elsewhere. */
    private Sheet sheet(Intake.Kind kind, Locale locale) {
        return new Sheet(
                forms.of("intake." + kind, locale),
                forms.columns(kind, locale).stream().map(it -> it.heading()).toList());
    }

    private Round round(String id, Me me) {
        return rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_READ));
    }

    private Map<InstitutionId, String> names(List<Nominee> nominees) {
        return institutions(
                nominees.stream()
                        .flatMap(one ->
                                Stream.of(
                                                List.of(one.employer()),
                                                one.said().prefers(),
                                                one.said().avoids())
                                        .flatMap(List::stream))
                        .distinct()
                        .toList());
    }

    private Map<InstitutionId, String> institutions(Collection<InstitutionId> ids) {
        return directory.institutions(ids).values().stream()
                .collect(Collectors.toMap(it -> it.id(), it -> it.name()));
    }

    private static String named(List<InstitutionId> ids, Map<InstitutionId, String> names) {
        return ids.stream().map(id -> names.getOrDefault(id, "")).collect(Collectors.joining("、"));
    }

    private static String specialties(List<String> codes, Locale locale) {
        return codes.stream()
                .map(code -> Terms.get("specialties").name(code, locale))
                .collect(Collectors.joining("、"));
    }

    private String languages(List<String> codes, Locale locale) {
        return codes.stream()
                .map(code -> forms.of("language." + code, locale))
                .collect(Collectors.joining("、"));
    }
}
