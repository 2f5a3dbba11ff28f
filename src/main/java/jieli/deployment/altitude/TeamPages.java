package jieli.deployment.altitude;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.altitude.CheckBook.GroupDay;
import jieli.deployment.altitude.Escalation.Kind;
import jieli.deployment.altitude.HealthPages.Typed;
import jieli.deployment.altitude.HealthViews.DueView;
import jieli.deployment.altitude.HealthViews.EscalationRow;
import jieli.deployment.altitude.Schedule.Missed;
import jieli.deployment.altitude.clearance.Clearance.Standing;
import jieli.deployment.altitude.clearance.Sights;
import jieli.deployment.altitude.clearance.Sights.Sight;
import jieli.identity.Me;
import jieli.listing.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The team as each may see it, with the desk where checks are answered. */
@Controller
@PreAuthorize("isAuthenticated()")
class TeamPages {

    private static final List<String> HEADINGS =
            List.of("person", "place", "state", "available", "clearance", "validUntil", "missed");

    /**
     * Somebody of the team.
     *
     * @param state null if one may not know
     * @param clearance null if there is none, or one may not know
     * @param due null if nothing is, or one may not know
     */
    record Person(
            Posting posting,
            Sight sight,
            String name,
            String place,
            Level.@Nullable State state,
            Level.Availability available,
            @Nullable Standing clearance,
            @Nullable DueView due) {

        /** Since when a check is late; whoever has none due comes last. */
        LocalDateTime dueAt() {
            return due == null ? LocalDateTime.MAX : due.at();
        }

        public Missed missed() {
            return due == null ? Missed.NO : due.missed();
        }

        public boolean isDescended() {
            return posting.state() == jieli.deployment.PostingState.DESCENT;
        }
    }

    /**
     * Everything {@code deployment/altitude-team.html} shows.
     *
     * @param trends by the name of a place with five people or more
     */
    record Page(List<Person> people, Map<String, List<GroupDay>> trends, boolean answering) {}

    /** Everything {@code deployment/altitude-desk.html} shows. */
    record DeskPage(List<EscalationRow> rows, List<Person> missed, boolean doctor) {}

    private final HealthViews views;
    private final Escalations escalations;
    private final CheckBook book;
    private final Sights sights;
    private final TransactionTemplate transaction;

    TeamPages(
            HealthViews views,
            Escalations escalations,
            CheckBook book,
            Sights sights,
            TransactionTemplate transaction) {
        this.views = views;
        this.escalations = escalations;
        this.book = book;
        this.sights = sights;
        this.transaction = transaction;
    }

    @GetMapping("/deployment/altitude/team")
    String team(Me me, Model model) {
        var look = sights.look(me);
        var people = views.team(look);
        model.addAttribute("page", new Page(people, trends(people), !look.places().isEmpty()));
        return "deployment/altitude-team";
    }

    private Map<String, List<GroupDay>> trends(List<Person> people) {
        var trends = new LinkedHashMap<String, List<GroupDay>>();
        for (var person : people) {
            var sight = person.sight();
            if (sight != Sight.OWN
                    && sight != Sight.OTHERS
                    && !trends.containsKey(person.place())) {
                var days = transaction.execute(_ -> book.trend(person.posting().recipient()));
                trends.put(person.place(), days == null ? List.of() : days);
            }
        }
        trends.values().removeIf(List::isEmpty);
        return trends;
    }

    @GetMapping("/deployment/altitude/team.xlsx")
    void sheet(Me me, Locale locale, HttpServletResponse response) throws IOException {
        var words = views.words();
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        var people = views.team(sights.look(me));
        new Sheet(words.of("team", locale), headings)
                .send(response, people.iterator(), one -> cells(one, locale));
    }

    private List<@Nullable Object> cells(Person one, Locale locale) {
        var words = views.words();
        var clearance = one.clearance();
        return Arrays.asList(
                one.name(),
                one.place(),
                one.state() == null ? null : words.of("state." + one.state(), locale),
                words.of(one.available().key(), locale),
                clearance == null
                        ? null
                        : words.of(
                                clearance.overtaken()
                                        ? "overtaken"
                                        : "result." + clearance.result(),
                                locale),
                clearance == null ? null : clearance.valid().lastDay(),
                one.missed() == Missed.NO ? null : words.of("missed." + one.missed(), locale));
    }

    @GetMapping("/deployment/altitude/trend.xlsx")
    void trendSheet(Me me, Locale locale, HttpServletResponse response) throws IOException {
        var words = views.words();
        var headings =
                Stream.of("place", "day", "people", "middleSpo2", "middleScore")
                        .map(key -> words.of("column." + key, locale))
                        .toList();
        var rows =
                trends(views.team(sights.look(me))).entrySet().stream()
                        .flatMap(place ->
                                place.getValue().stream()
                                        .map(day -> Map.entry(place.getKey(), day)))
                        .iterator();
        new Sheet(words.of("trend.sheet", locale), headings)
                .send(
                        response,
                        rows,
                        row ->
                                List.of(
                                        row.getKey(),
                                        row.getValue().day(),
                                        row.getValue().people(),
                                        row.getValue().spo2(),
                                        row.getValue().score()));
    }

    @GetMapping("/deployment/altitude/desk")
    String desk(Me me, Model model) {
        var look = sights.look(me);
        var missed =
                look.places().isEmpty()
                        ? List.<Person>of()
                        : views.team(look).stream()
                                .filter(one -> one.missed() != Missed.NO)
                                .filter(one -> one.sight() != Sight.OWN)
                                .sorted(Comparator.comparing(Person::dueAt))
                                .toList();
        model.addAttribute(
                "page", new DeskPage(views.waiting(me.person()), missed, look.isDoctor()));
        return "deployment/altitude-desk";
    }

    @PostMapping("/deployment/altitude/escalations/{id}/acknowledgement")
    String acknowledge(@PathVariable UUID id, Me me, RedirectAttributes flash) {
        var why = escalations.answer(id, Kind.ACKNOWLEDGED, "", me).orElse("");
        return back(why, "acknowledged", flash, "/deployment/altitude/desk");
    }

    @PostMapping("/deployment/altitude/escalations/{id}/closing")
    String close(
            @PathVariable UUID id,
            @RequestParam(name = "words", defaultValue = "") String typed,
            Me me,
            RedirectAttributes flash) {
        var why = escalations.answer(id, Kind.CLOSED, typed.strip(), me).orElse("");
        if (!why.isEmpty()) {
            flash.addFlashAttribute("typed", new Typed(id.toString(), Map.of("words", typed)));
        }
        return back(why, "closed", flash, "/deployment/altitude/desk");
    }

    @PostMapping("/deployment/altitude/escalations/{id}/rescue")
    String rescue(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String posting,
            Me me,
            RedirectAttributes flash) {
        var why = escalations.rescue(id, reason.strip(), me).orElse("");
        if (!why.isEmpty()) {
            flash.addFlashAttribute("typed", new Typed("rescue", Map.of("reason", reason)));
        }
        var page = "/deployment/postings/" + PostingId.of(posting) + "/altitude";
        return back(why, "rescue", flash, page);
    }

    private static String back(String why, String done, RedirectAttributes flash, String to) {
        if (why.isEmpty()) {
            flash.addFlashAttribute("done", "deployment.altitude.done." + done);
        } else {
            flash.addFlashAttribute("refusal", "deployment.altitude.refusal." + why);
        }
        return "redirect:" + to;
    }
}
