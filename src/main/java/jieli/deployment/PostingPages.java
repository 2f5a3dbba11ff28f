package jieli.deployment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jieli.deployment.Discretion.Knowing;
import jieli.deployment.Posting.Part;
import jieli.deployment.Posting.Stay;
import jieli.directory.Person;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.pairing.Pairings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages that show postings: all in reach, one, the form for a new one. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class PostingPages {

    private static final int NAMESAKES = 20;

    private static final List<String> HEADINGS =
            List.of(
                    "person",
                    "recipient",
                    "specialty",
                    "part",
                    "stay",
                    "office",
                    "batch",
                    "from",
                    "last",
                    "state",
                    "simulated");

    /** Everything {@code deployment/postings.html} shows. */
    record ListPage(
            ListRequest request,
            Slice<Posting> slice,
            List<PostingWords.Row> rows,
            Map<String, String> recipients,
            Map<String, String> pairings,
            Map<String, String> specialties,
            List<String> states) {}

    /** Everything {@code deployment/posting-form.html} shows. */
    record FormPage(
            PostingForm form,
            Map<String, String> places,
            Map<String, String> specialties,
            List<Person> people,
            Part[] parts,
            Stay[] stays) {}

    private final Postings postings;
    private final Pairings pairings;
    private final PostingViews views;
    private final PostingWords words;

    PostingPages(Postings postings, Pairings pairings, PostingViews views, PostingWords words) {
        this.postings = postings;
        this.pairings = pairings;
        this.views = views;
        this.words = words;
    }

    @GetMapping("/deployment")
    String overview(Me me, Model model, Locale locale) {
        model.addAttribute("page", views.overview(me, locale));
        return "deployment/overview";
    }

    @GetMapping("/deployment/postings")
    String list(@RequestParam Map<String, String> parameters, Me me, Model model, Locale locale) {
        var reach = me.reach(Right.PROGRAMME_READ);
        var request = PostingBook.LISTING.request(parameters);
        var knowing = words.knowing(me);
        var slice = postings.list(request, pairings.within(reach), knowing::of);
        model.addAttribute(
                "page",
                new ListPage(
                        request,
                        slice,
                        words.rows(slice.items(), knowing::of, locale),
                        words.recipients(reach),
                        words.pairings(reach),
                        words.specialties(locale),
                        states(knowing)));
        return "deployment/postings";
    }

    /** Whoever may know of nobody why they are away need not ask. */
    private static List<String> states(Knowing knowing) {
        var all =
                Arrays.stream(PostingState.values())
                        .filter(state -> knowing.ofAnybody() || !state.isAway())
                        .map(PostingState::name);
        return Stream.concat(all, Stream.of("AWAY")).toList();
    }

    @GetMapping("/deployment/postings.xlsx")
    void sheet(
            @RequestParam Map<String, String> parameters,
            Me me,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var within = pairings.within(me.reach(Right.PROGRAMME_READ));
        var knowing = words.knowing(me);
        var request = PostingBook.LISTING.request(parameters);
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        new Sheet(words.of("postings", locale), headings)
                .send(
                        response,
                        request.all(chunk -> postings.list(chunk, within, knowing::of)),
                        one -> cells(one, knowing.of(one), locale));
    }

    private List<@Nullable Object> cells(Posting one, boolean known, Locale locale) {
        return Arrays.asList(
                words.person(one.person()),
                words.institution(one.recipient()),
                words.specialty(one.specialty(), locale),
                words.of(one.part(), locale),
                words.of(one.stay(), locale),
                one.office(),
                one.batch(),
                one.during().from(),
                one.during().lastDay(),
                words.of("postingstate." + PostingWords.shown(one.state(), known), locale),
                one.simulated() ? words.of("simulated", locale) : "");
    }

    @GetMapping("/deployment/postings/new")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String form(@RequestParam(defaultValue = "") String name, Me me, Model model, Locale locale) {
        var typed = model.getAttribute("typed") instanceof PostingForm form ? form : named(name);
        Reach reach = me.reach(Right.PROGRAMME_WRITE);
        model.addAttribute(
                "page",
                new FormPage(
                        typed,
                        words.places(reach),
                        words.specialties(locale),
                        words.people(typed.name(), NAMESAKES),
                        Part.values(),
                        Stay.values()));
        return "deployment/posting-form";
    }

    private static PostingForm named(String name) {
        return new PostingForm(null, name, null, null, null, null, null, null, null, null, null);
    }

    @GetMapping("/deployment/postings/{id}")
    String show(@PathVariable PostingId id, Me me, Model model, Locale locale) {
        var posting = postings.get(id, me.reach(Right.PROGRAMME_READ));
        var writable =
                postings.find(id, me.reach(Right.PROGRAMME_WRITE)).isPresent()
                        && me.may(Right.PROGRAMME_WRITE);
        model.addAttribute("page", views.page(posting, writable, me, locale));
        return "deployment/posting";
    }
}
