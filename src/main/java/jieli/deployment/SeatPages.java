package jieli.deployment;

import static jieli.deployment.PostingForm.text;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.deployment.Gate.Stop;
import jieli.deployment.PostingForm.Days;
import jieli.directory.InstitutionId;
import jieli.directory.Person.Grade;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.listing.Sheet;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import jieli.terms.FreshId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the seats: what is wanted where, until when. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class SeatPages {

    private static final List<String> HEADINGS =
            List.of(
                    "recipient",
                    "specialty",
                    "grade",
                    "weight",
                    "from",
                    "last",
                    "note",
                    "simulated");

    /** A seat as typed; {@code last} is the last day. */
    record Form(
            @Nullable String place,
            @Nullable String specialty,
            @Nullable String grade,
            @Nullable String weight,
            @Nullable String from,
            @Nullable String last,
            @Nullable String note)
            implements Serializable {

        static final Form BLANK = new Form(null, null, null, "3", null, null, null);
    }

    /** A seat as the list shows it. */
    record Row(Seat it, String recipient, String specialty) {}

    /** Everything {@code deployment/seats.html} shows. */
    record Page(
            List<Row> rows,
            Form form,
            Map<String, String> places,
            Map<String, String> specialties,
            Grade[] grades) {}

    private final Seats seats;
    private final Pairings pairings;
    private final PostingWords words;
    private final Clock clock;

    SeatPages(Seats seats, Pairings pairings, PostingWords words, Clock clock) {
        this.seats = seats;
        this.pairings = pairings;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/deployment/seats")
    String list(Me me, Model model, Locale locale) {
        var form = model.getAttribute("typed") instanceof Form typed ? typed : Form.BLANK;
        model.addAttribute(
                "page",
                new Page(
                        rows(me, locale),
                        form,
                        words.places(me.reach(Right.PROGRAMME_WRITE)),
                        words.specialties(locale),
                        Grade.values()));
        return "deployment/seats";
    }

    @GetMapping("/deployment/seats.xlsx")
    void sheet(Me me, Locale locale, HttpServletResponse response) throws IOException {
        var headings = HEADINGS.stream().map(key -> words.of("column." + key, locale)).toList();
        new Sheet(words.of("seats", locale), headings)
                .send(response, rows(me, locale).iterator(), row -> cells(row, locale));
    }

    /** Seats that are wanted today or later. */
    private List<Row> rows(Me me, Locale locale) {
        var within = pairings.within(me.reach(Right.PROGRAMME_READ));
        return seats.list(within, new Period(LocalDate.now(clock), null)).stream()
                .map(seat ->
                        new Row(
                                seat,
                                words.institution(seat.recipient()),
                                words.specialty(seat.specialty(), locale)))
                .toList();
    }

    private List<@Nullable Object> cells(Row row, Locale locale) {
        var seat = row.it();
        var grade = seat.minimumGrade();
        return Arrays.asList(
                row.recipient(),
                row.specialty(),
                grade == null ? "" : words.of(grade, locale),
                seat.weight(),
                seat.during().from(),
                seat.during().lastDay(),
                seat.note(),
                seat.simulated() ? words.of("simulated", locale) : "");
    }

    @PostMapping("/deployment/seats")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String want(@ModelAttribute("typed") Form typed, Me me, RedirectAttributes flash) {
        var why = read(typed, me);
        if (why.isPresent()) {
            flash.addFlashAttribute("typed", typed);
        }
        return PostingDeeds.answer(why, "wanted", flash, "/deployment/seats");
    }

    private Optional<Stop> read(Form typed, Me me) {
        var place = text(typed.place()).split("/", 2);
        var weight = text(typed.weight());
        if (!words.places(me.reach(Right.PROGRAMME_WRITE)).containsKey(text(typed.place()))) {
            return Optional.of(PostingRules.stop("place"));
        }
        if (!weight.matches("[1-5]")) {
            return Optional.of(PostingRules.stop("weight"));
        }
        return switch (PostingDeeds.open(text(typed.from()), text(typed.last()))) {
            case Days.Wrong(var stop) -> Optional.of(stop);
            case Days.Right(var during) ->
                    seats.want(
                            new Seat(
                                    new SeatId(FreshId.at(clock)),
                                    new PairingId(UUID.fromString(place[0])),
                                    new InstitutionId(UUID.fromString(place[1])),
                                    text(typed.specialty()),
                                    PostingWords.choice(Grade.class, text(typed.grade())),
                                    Integer.parseInt(weight),
                                    during,
                                    text(typed.note()),
                                    false),
                            me);
        };
    }

    @PostMapping("/deployment/seats/{id}/changes")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String change(
            @PathVariable SeatId id,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        var seat = seats.get(id, me.reach(Right.PROGRAMME_WRITE));
        var why =
                switch (PostingForm.period(seat.during().from().toString(), text(last))) {
                    case Days.Wrong(var stop) -> Optional.of(stop);
                    case Days.Right(var during) -> seats.change(id, during, text(reason), me);
                };
        return PostingDeeds.answer(why, "changed", flash, "/deployment/seats");
    }
}
