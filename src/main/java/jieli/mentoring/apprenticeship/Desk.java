package jieli.mentoring.apprenticeship;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Postings;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.Awaiting;
import jieli.mentoring.Places;
import jieli.pairing.Pairings.Within;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pairs that await somebody: a mentor is gone, a review is due. */
@Component
@Order(20)
class Desk implements Awaiting {

    private static final int AHEAD_DAYS = 30;
    private static final int MOST = 100;

    private final PairBook book;
    private final Places places;
    private final Postings postings;
    private final PairWords words;
    private final Clock clock;

    Desk(PairBook book, Places places, Postings postings, PairWords words, Clock clock) {
        this.book = book;
        this.places = places;
        this.postings = postings;
        this.words = words;
        this.clock = clock;
    }

    /** Those who write agreements see what is in reach, mentors and apprentices their own. */
    @Override
    @Transactional(readOnly = true)
    public List<Item> items(Me me) {
        if (!me.may(Right.PROGRAMME_READ)) {
            return List.of();
        }
        var today = LocalDate.now(clock);
        var running = book.running(places.within(me, Right.PROGRAMME_WRITE), me.person());
        if (running.isEmpty()) {
            return List.of();
        }
        var ofThese = running.stream().map(Pair::pairing).collect(Collectors.toSet());
        var stays =
                postings
                        .list(new Within(false, ofThese), new Period(today, today.plusDays(1)))
                        .stream()
                        .collect(Collectors.toMap(Posting::id, one -> one));
        var items = new ArrayList<Item>();
        for (var row : words.rows(running, Locale.CHINESE)) {
            item(row, isAlone(row.it(), stays.get(row.it().posting()), today), today)
                    .ifPresent(items::add);
        }
        items.sort(Comparator.comparing(item -> !item.pressing()));
        return items.stream().limit(MOST).toList();
    }

    /** Whether the mentor is there no longer, or the term is over. */
    static boolean isAlone(Pair pair, @Nullable Posting stay, LocalDate today) {
        var isGone =
                stay == null
                        || !stay.during().contains(today)
                        || switch (stay.state()) {
                            case LEFT, POST_RETURN_CHECK, CLOSED, WITHDRAWN, POSTPONED -> true;
                            case PLANNED,
                                    CLEARED,
                                    TRAVELLING,
                                    ACCLIMATISING,
                                    ON_DUTY,
                                    ON_LEAVE,
                                    DESCENT,
                                    HANDING_OVER ->
                                    false;
                        };
        return isGone || !pair.agreed().during().contains(today);
    }

    private static Optional<Item> item(PairWords.Row row, boolean alone, LocalDate today) {
        var pair = row.it();
        var plan = pair.agreed().plan();
        return switch (pair.state()) {
            case MENTOR_LEFT -> Optional.of(of("left", row, pair.stepped(), true));
            case ACTIVE ->
                    alone
                            ? Optional.of(of("alone", row, null, true))
                            : due("mid", row, plan.midReview(), today)
                                    .or(() -> due("assessment", row, plan.assessment(), today));
            case MID_REVIEW, REMEDIAL ->
                    alone
                            ? Optional.of(of("alone", row, null, true))
                            : due("assessment", row, plan.assessment(), today);
            case REMOTE -> due("assessment", row, plan.assessment(), today);
            case GRADUATED -> check("check6", row, pair.stepped(), today);
            case CHECK_6M -> check("check12", row, pair.stepped(), today);
            case PROPOSED, SIGNED, CHECK_12M, CLOSED, ENDED_NOT_MET, SUCCEEDED -> Optional.empty();
        };
    }

    private static Optional<Item> check(
            String key, PairWords.Row row, @Nullable LocalDate since, LocalDate today) {
        return due(key, row, since == null ? null : since.plusMonths(6), today);
    }

    private static Optional<Item> due(
            String key, PairWords.Row row, @Nullable LocalDate day, LocalDate today) {
        if (day == null || day.isAfter(today.plusDays(AHEAD_DAYS))) {
            return Optional.empty();
        }
        var isLate = day.isBefore(today);
        return Optional.of(of(isLate ? key + ".late" : key, row, day, isLate));
    }

    private static Item of(
            String key, PairWords.Row row, @Nullable LocalDate day, boolean pressing) {
        return new Item(
                "mentoring.pair.awaiting." + key,
                List.of(
                        row.apprentice(),
                        row.mentor(),
                        row.institution(),
                        day == null ? "" : day.toString()),
                "/mentoring/pairs/" + row.it().id(),
                pressing);
    }
}
