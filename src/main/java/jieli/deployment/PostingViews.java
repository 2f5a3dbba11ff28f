package jieli.deployment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jieli.identity.Reach;
import jieli.pairing.Pairings;
import org.springframework.stereotype.Component;

/** Postings as pages show them. */
@Component
class PostingViews {

    private static final int SOON = 60;

    /** A recipient with who is there today. */
    record Place(
            String id, String name, List<PostingWords.Row> here, List<PostingWords.Row> coming) {}

    /** Everything {@code deployment/overview.html} shows. */
    record Overview(LocalDate today, List<Place> places, Map<String, String> pairings) {

        public long people() {
            return places.stream().mapToLong(place -> place.here().size()).sum();
        }
    }

    /** A term as the page shows it. */
    record TermView(PostingBook.Term it, LocalDateTime at) {}

    /** A step as the page shows it. */
    record StepView(PostingBook.Step it, LocalDateTime at) {}

    /** Everything {@code deployment/posting.html} shows. */
    record Page(
            Posting it,
            String person,
            String recipient,
            String employer,
            String pairing,
            String specialty,
            Presence presence,
            List<TermView> terms,
            List<StepView> steps,
            List<Absence> absences,
            Set<PostingState> next,
            boolean writable) {}

    private final Postings postings;
    private final Pairings pairings;
    private final PostingWords words;
    private final Clock clock;

    PostingViews(Postings postings, Pairings pairings, PostingWords words, Clock clock) {
        this.postings = postings;
        this.pairings = pairings;
        this.words = words;
        this.clock = clock;
    }

    Page page(Posting posting, boolean writable, Instant now, Locale locale) {
        var absences = postings.absences(List.of(posting.id()));
        return new Page(
                posting,
                words.person(posting.person()),
                words.institution(posting.recipient()),
                words.institution(posting.employer()),
                words.pairing(posting.pairing()),
                words.specialty(posting.specialty(), locale),
                Presence.of(posting, absences, local(now).toLocalDate()),
                postings.terms(posting.id()).stream()
                        .map(term -> new TermView(term, local(term.at())))
                        .toList(),
                postings.steps(posting.id()).stream()
                        .map(step -> new StepView(step, local(step.at())))
                        .toList(),
                absences,
                posting.state().next(),
                writable);
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone());
    }

    /** Who is there today, who comes within two months, by recipient. */
    Overview overview(Reach reach, Locale locale) {
        var today = LocalDate.now(clock);
        var held =
                postings.list(pairings.within(reach), new Period(today, today.plusDays(SOON + 1L)));
        var rows =
                words.rows(held, locale).stream()
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
        return new Overview(today, places, words.pairings(reach));
    }
}
