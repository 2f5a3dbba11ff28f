package jieli.deployment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.pairing.Pairings;
import org.springframework.stereotype.Component;

/** Postings as pages show them. */
@Component
class PostingViews {

    private static final int SOON = 60;

    /** A recipient with who is there today. */
    record Place(
            String id, String name, List<PostingWords.Row> here, List<PostingWords.Row> coming) {

        public boolean isQuiet() {
            return here.isEmpty() && coming.isEmpty();
        }
    }

    /** Everything {@code deployment/overview.html} shows. */
    record Overview(
            LocalDate today,
            List<Seats.Foresight.Ahead> ahead,
            List<Place> places,
            Map<String, String> pairings) {

        public long people() {
            return places.stream().mapToLong(place -> place.here().size()).sum();
        }
    }

    /** A term as the page shows it. */
    record TermView(PostingBook.Term it, LocalDateTime at) {}

    /** A step as the page shows it; of somebody's health it says nothing to most. */
    record StepView(String state, String reason, String by, LocalDateTime at) {}

    /** A time away as the page shows it; the same holds. */
    record AwayView(UUID id, String kind, Period during, String note) {}

    /**
     * Everything {@code deployment/posting.html} shows.
     *
     * @param state its name, or AWAY
     * @param kinds of being away that may be noted
     */
    record Page(
            Posting it,
            String state,
            String person,
            String recipient,
            String employer,
            String pairing,
            String specialty,
            Presence presence,
            List<TermView> terms,
            List<StepView> steps,
            List<AwayView> absences,
            List<String> kinds,
            Set<PostingState> next,
            boolean writable) {}

    private final Postings postings;
    private final Pairings pairings;
    private final PostingWords words;
    private final List<Seats.Foresight> foresights;
    private final Clock clock;

    PostingViews(
            Postings postings,
            Pairings pairings,
            PostingWords words,
            List<Seats.Foresight> foresights,
            Clock clock) {
        this.postings = postings;
        this.foresights = foresights;
        this.pairings = pairings;
        this.words = words;
        this.clock = clock;
    }

    Page page(Posting posting, boolean writable, Me me, Locale locale) {
        var known = words.knowing(me).of(posting);
        var absences = postings.absences(List.of(posting.id()));
        return new Page(
                posting,
                PostingWords.shown(posting.state(), known),
                words.person(posting.person()),
                words.institution(posting.recipient()),
                words.institution(posting.employer()),
                words.pairing(posting.pairing()),
                words.specialty(posting.specialty(), locale),
                postings.presence(posting.id(), LocalDate.now(clock)),
                postings.terms(posting.id()).stream()
                        .map(term -> new TermView(term, local(term.at())))
                        .toList(),
                postings.steps(posting.id()).stream().map(step -> view(step, known)).toList(),
                absences.stream().map(one -> view(one, known)).toList(),
                kinds(known),
                next(posting.state(), known),
                writable);
    }

    private static AwayView view(Absence one, boolean known) {
        var isTold = known || one.kind() != Absence.Kind.DESCENT;
        return new AwayView(
                one.id(),
                PostingWords.shown(one.kind(), known),
                one.during(),
                isTold ? one.note() : "");
    }

    private static List<String> kinds(boolean known) {
        return Arrays.stream(Absence.Kind.values())
                .filter(kind -> known || kind != Absence.Kind.DESCENT)
                .map(Absence.Kind::name)
                .toList();
    }

    /** Neither why nor by whom: a physician's name would tell as much. */
    private StepView view(PostingBook.Step step, boolean known) {
        var isTold = known || !step.state().isAway();
        return new StepView(
                PostingWords.shown(step.state(), known),
                isTold ? step.reason() : "",
                isTold ? step.by() : "",
                local(step.at()));
    }

    /** From leave as from a descent one comes back alike, for whoever may not tell them apart. */
    private static Set<PostingState> next(PostingState state, boolean known) {
        if (known) {
            return state.next();
        }
        var next = state.isAway() ? PostingState.DESCENT.next() : state.next();
        return next.stream()
                .filter(one -> one != PostingState.DESCENT)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PostingState.class)));
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone());
    }

    /** Who is there today, who comes within two months, by recipient. */
    Overview overview(Me me, Locale locale) {
        var reach = me.reach(Right.PROGRAMME_READ);
        var today = LocalDate.now(clock);
        var held =
                postings.list(pairings.within(reach), new Period(today, today.plusDays(SOON + 1L)));
        var rows =
                words.rows(held, words.knowing(me)::of, locale).stream()
                        .collect(Collectors.groupingBy(row -> row.it().recipient().toString()));
        var places = new ArrayList<Place>();
        words.recipients(reach)
                .forEach((id, name) -> {
                    var there = rows.getOrDefault(id, List.of());
                    places.add(
                            new Place(
                                    id,
                                    name,
                                    there.stream()
                                            .filter(row -> row.it().during().contains(today))
                                            .toList(),
                                    there.stream()
                                            .filter(row -> row.it().during().from().isAfter(today))
                                            .toList()));
                });
        var ahead = foresights.stream().flatMap(one -> one.ahead(reach, locale).stream()).toList();
        return new Overview(today, ahead, places, words.pairings(reach));
    }
}
