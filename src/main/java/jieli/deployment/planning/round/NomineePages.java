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
import jieli.deployment.Period;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
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

    /**
     * A nominee as the list shows one; what is private is empty for whoever does not plan.
     *
     * @param prefers names of recipients
     * @param cleared metres, null if nobody has said any
     * @param decided whether a physician has, so that it is no assumption
     */
    record Line(
            Nominee it,
            String employer,
            String specialties,
            List<Period> free,
            String prefers,
            @Nullable Integer cleared,
            boolean decided) {}

    /**
     * Everything {@code deployment/plan-nominees.html} shows.
     *
     * @param writable whether the reader plans, and so sees what people said
     */
    record Page(
            Round round,
            ListRequest request,
            Slice<Nominee> slice,
            List<Line> lines,
            boolean writable) {}

    private final Rounds rounds;
    private final Entries entries;
    private final Directory directory;
    private final Forms forms;
    private final Trail trail;

    NomineePages(Rounds rounds, Entries entries, Directory directory, Forms forms, Trail trail) {
        this.rounds = rounds;
        this.entries = entries;
        this.directory = directory;
        this.forms = forms;
        this.trail = trail;
    }

    @GetMapping("/deployment/plans/{id}/nominees")
    String page(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            Model model) {
        var round = round(id, me);
        var writable = rounds.writes(round, me);
        var request = listing(round, writable).request(parameters);
        var slice = entries.nominees(request, round.id());
        var names = names(slice.items());
        var cleared = entries.cleared(round.id());
        var lines =
                slice.items().stream()
                        .map(one ->
                                writable
                                        ? line(one, names, cleared.get(one.id()), locale)
                                        : line(one, names, locale))
                        .toList();
        model.addAttribute("page", new Page(round, request, slice, lines, writable));
        return "deployment/plan-nominees";
    }

    /** An order tells too: whoever does not plan gets the names' alone. */
    private static Listing listing(Round round, boolean writable) {
        return new Listing(
                round.link() + "/nominees",
                List.of("q", "specialty"),
                writable ? List.of("name", "department", "cleared") : List.of("name"));
    }

    private static Line line(
            Nominee one,
            Map<InstitutionId, String> names,
            @Nullable Integer decided,
            Locale locale) {
        return new Line(
                one,
                names.getOrDefault(one.employer(), ""),
                specialties(one.specialties(), locale),
                one.free(),
                named(one.said().prefers(), names),
                decided == null ? one.said().clearedMetres() : decided,
                decided != null);
    }

    private static Line line(Nominee one, Map<InstitutionId, String> names, Locale locale) {
        return new Line(
                one,
                names.getOrDefault(one.employer(), ""),
                specialties(one.specialties(), locale),
                List.of(),
                "",
                null,
                false);
    }

    /** Everything for whoever plans, which the trail keeps; four columns for others. */
    @GetMapping("/deployment/plans/{id}/nominees.xlsx")
    void nominees(@PathVariable String id, Me me, Locale locale, HttpServletResponse response)
            throws IOException {
        var round = round(id, me);
        var all = entries.nominees(round.id());
        var names = names(all);
        if (rounds.writes(round, me)) {
            trail.add(
                    Entry.of(Action.EXPORTED, "nominee", round.id().value())
                            .change("", round.name() + " · " + all.size()));
            sheet(Intake.Kind.NOMINEES, locale)
                    .send(response, all.iterator(), one -> cells(one, names, locale));
        } else {
            new Sheet(forms.of("nominees", locale), publicHeadings(locale))
                    .send(response, all.iterator(), one -> publicCells(one, names, locale));
        }
    }

    private List<String> publicHeadings(Locale locale) {
        return Stream.of("name", "employer", "specialties", "grade")
                .map(key -> forms.of("form.NOMINEES." + key, locale))
                .toList();
    }

    private List<@Nullable Object> publicCells(
            Nominee one, Map<InstitutionId, String> names, Locale locale) {
        return Arrays.asList(
                one.name(),
                names.getOrDefault(one.employer(), ""),
                specialties(one.specialties(), locale),
                grade(one, locale));
    }

    private String grade(Nominee one, Locale locale) {
        var grade = one.grade();
        return grade == null ? "" : forms.of("grade." + grade, locale);
    }

    private List<@Nullable Object> cells(
            Nominee one, Map<InstitutionId, String> names, Locale locale) {
        var free = one.free().isEmpty() ? null : one.free().getFirst();
        var last = one.free().isEmpty() ? null : one.free().getLast().lastDay();
        return Arrays.asList(
                one.name(),
                names.getOrDefault(one.employer(), ""),
                one.birthYear(),
                one.department(),
                specialties(one.specialties(), locale),
                grade(one, locale),
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
