package jieli.pairing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.Right;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import jieli.pairing.Overview.Glance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the pages about pairings show. */
@Component
class ProgrammePages {

    private final Pairings pairings;
    private final Books books;
    private final RuleSets ruleSets;
    private final Overview overview;
    private final Clock clock;

    /** The rows behind the pages. */
    @Component
    record Books(PairingBook pairings, NeedBook needs, TimelineBook timeline) {}

    ProgrammePages(
            Pairings pairings, Books books, RuleSets ruleSets, Overview overview, Clock clock) {
        this.pairings = pairings;
        this.books = books;
        this.ruleSets = ruleSets;
        this.overview = overview;
        this.clock = clock;
    }

    PairingId nextId() {
        return new PairingId(PairingId.next(clock.instant()));
    }

    PairingsPage list(ListRequest request, Reach reach) {
        var places = recipients(reach);
        var provinces =
                places.stream()
                        .map(Where::province)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted(Comparator.comparing(region -> region.code().value()))
                        .toList();
        return new PairingsPage(
                request,
                glances(request, places, reach),
                Arrays.asList(ProgrammeType.values()),
                provinces,
                PairingBook.ALTITUDES);
    }

    private List<Where> recipients(Reach reach) {
        return List.copyOf(pairings.where(books.pairings().recipients(reach)).values());
    }

    private Slice<Glance> glances(ListRequest request, List<Where> places, Reach reach) {
        var slice = books.pairings().list(request, places, reach);
        return new Slice<>(overview.glances(slice.items()), slice.previous(), slice.next());
    }

    void send(ListRequest request, Reach reach, Locale locale, HttpServletResponse response)
            throws IOException {
        var places = recipients(reach);
        var headings =
                Stream.of(
                                "name",
                                "programme",
                                "supporters",
                                "recipients",
                                "province",
                                "altitude",
                                "since",
                                "end")
                        .map(key -> overview.say("pairing.column." + key, locale))
                        .toList();
        new Sheet(overview.say("pairing.pairings", locale), headings)
                .send(
                        response,
                        request.all(page -> glances(page, places, reach)),
                        glance -> cells(glance, locale));
    }

    private List<@Nullable Object> cells(Glance glance, Locale locale) {
        return Arrays.asList(
                glance.name(),
                overview.say("pairing.programme." + glance.programme(), locale),
                names(glance.supporters()),
                names(glance.recipients()),
                glance.provinces(),
                glance.altitudeMetres(),
                overview.say(
                        "pairing.since." + glance.since().key(), locale, glance.since().words()),
                glance.end());
    }

    private static String names(List<Where> parties) {
        return String.join("、", parties.stream().map(Where::name).toList());
    }

    ProgrammePage programme(PairingId id, Me me, Locale locale) {
        var pairing = pairings.get(id, me.reach(Right.PROGRAMME_READ));
        var glance = overview.glances(List.of(pairing)).getFirst();
        var account = Objects.requireNonNull(overview.accounts(List.of(glance), locale).get(id));
        var rules = ruleSets.boundTo(id).orElse(null);
        return new ProgrammePage(
                glance,
                pairing.note(),
                rules,
                rules == null ? "" : rules.name(locale),
                books.pairings().batches(id),
                books.timeline().listOf(id),
                books.needs().listOf(id).stream().map(ProgrammePage.Row::of).toList(),
                account.figures(),
                account.attention(),
                pairing.isWithin(me.reach(Right.PROGRAMME_WRITE)));
    }
}
