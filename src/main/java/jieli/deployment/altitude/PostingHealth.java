package jieli.deployment.altitude;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import jieli.deployment.Posting;
import jieli.deployment.PostingState;
import jieli.deployment.Postings;
import jieli.deployment.altitude.Care.Descent;
import jieli.deployment.altitude.Care.DueReview;
import jieli.deployment.altitude.Care.Review;
import jieli.deployment.altitude.HealthViews.CheckRow;
import jieli.deployment.altitude.HealthViews.EscalationRow;
import jieli.deployment.altitude.Level.Availability;
import jieli.deployment.altitude.ascent.Staging;
import jieli.deployment.altitude.ascent.Staging.Night;
import jieli.deployment.altitude.clearance.Clearance;
import jieli.deployment.altitude.clearance.Clearance.Standing;
import jieli.deployment.altitude.clearance.Sights.Seen;
import jieli.deployment.altitude.clearance.Sights.Sight;
import jieli.deployment.altitude.clearance.Sites.Site;
import jieli.identity.Me;
import jieli.identity.Reach;
import jieli.identity.audit.Action;
import jieli.identity.audit.Trail;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A posting's health: what may be shown of it, what is written down besides checks. */
@Service
@Transactional
class PostingHealth {

    /**
     * Everything {@code deployment/altitude-posting.html} shows.
     *
     * @param state null if one may not know
     * @param checks for whoever may see values, or opened a rescue
     */
    record Page(
            Seen seen,
            String person,
            String place,
            Site site,
            Level.@Nullable State state,
            Availability available,
            @Nullable Standing standing,
            List<Clearance> clearances,
            Way way,
            List<CheckRow> checks,
            List<EscalationRow> escalations,
            CareView care) {

        public boolean isDescended() {
            return seen.posting().state() == PostingState.DESCENT;
        }

        /** The emergency in which a leader may ask for values, null for none. */
        public @Nullable UUID rescuable() {
            return seen.sight() == Sight.LEADER && checks.isEmpty()
                    ? escalations.stream()
                            .map(EscalationRow::it)
                            .filter(one -> one.level() == Level.EMERGENCY && one.isOpen())
                            .map(Escalation::id)
                            .findFirst()
                            .orElse(null)
                    : null;
        }
    }

    /**
     * The way up.
     *
     * @param nights how many the plan asks for above 3,000 m; null if nobody knows the altitude
     * @param missing how many of them were skipped
     */
    record Way(
            @Nullable Integer nights,
            List<Night> planned,
            List<Night> slept,
            @Nullable LocalDateTime arrivedAt,
            int missing,
            LocalDate firstDutyDay) {}

    /** A descent as the page shows it. */
    record DescentRow(Descent it, LocalDateTime leftAt) {}

    record CareView(
            List<DescentRow> descents,
            List<Review> reviews,
            List<DueReview> due,
            LocalDate today) {}

    private final HealthViews views;
    private final Checks checks;
    private final Care care;
    private final Postings postings;
    private final Trail trail;

    PostingHealth(HealthViews views, Checks checks, Care care, Postings postings, Trail trail) {
        this.views = views;
        this.checks = checks;
        this.care = care;
        this.postings = postings;
        this.trail = trail;
    }

    /** The page, within what may be known; values of another person are written to the trail. */
    Page page(Seen seen) {
        var posting = seen.posting();
        var sight = seen.sight();
        var rows =
                sight.compareTo(Sight.LEADER) <= 0
                        ? views.rows(checks.list(posting))
                        : List.<CheckRow>of();
        if (sight != Sight.OWN && (sight == Sight.DOCTOR || !rows.isEmpty())) {
            trail.add(Escalations.trace(Action.VIEWED, posting));
        }
        var condition = views.condition(posting);
        return new Page(
                seen,
                views.words().person(posting.person()),
                views.words().institution(posting.recipient()),
                views.site(posting),
                sight.seesState() ? condition.state() : null,
                condition.available(),
                sight.seesClearance() ? condition.standing() : null,
                sight.seesValues() ? views.clearances(posting) : List.of(),
                way(posting),
                rows,
                sight.compareTo(Sight.LEADER) <= 0 ? views.rows(posting) : List.of(),
                care(posting, sight));
    }

    private CareView care(Posting posting, Sight sight) {
        var today = LocalDate.now(clock());
        var descents =
                sight.compareTo(Sight.LEADER) <= 0
                        ? care.descents(posting.id()).stream()
                                .map(one -> new DescentRow(one, views.words().local(one.leftAt())))
                                .toList()
                        : List.<DescentRow>of();
        if (!sight.seesValues()) {
            return new CareView(descents, List.of(), List.of(), today);
        }
        var reviews = care.reviews(posting.id());
        return new CareView(descents, reviews, Care.due(posting, reviews, today), today);
    }

    private Way way(Posting posting) {
        var metres = views.site(posting).metres();
        var slept = views.placed().sites().nights(posting.id());
        var arrived = views.placed().sites().arrival(posting.id());
        var day =
                arrived.map(at -> at.atZone(clock().getZone()).toLocalDate())
                        .orElse(posting.during().from());
        var plan = metres == null ? null : Staging.to(metres);
        return new Way(
                plan == null ? null : plan.nights(),
                plan == null ? List.of() : plan.plan(day),
                slept,
                arrived.map(views.words()::local).orElse(null),
                plan == null ? 0 : plan.missing(slept, day),
                views.placed().watch().firstDutyDay(posting));
    }

    /** Writes down how somebody was brought down; the posting goes down with them. */
    void descend(Seen seen, Descent descent, Me me) {
        if (seen.sight() != Sight.DOCTOR && seen.sight() != Sight.LEADER) {
            throw new NotFound(seen.posting().id());
        }
        var posting = seen.posting();
        care.add(posting, descent, me.account(), now());
        trail.add(Escalations.trace(Action.CHANGED, posting).change("", "descent recorded"));
        var held = postings.hold(posting.id(), Reach.EVERYWHERE);
        if (held.state().next().contains(PostingState.DESCENT)) {
            // the roster reads this step: it says nothing of where or why
            postings.go(held, PostingState.DESCENT, "", me.name());
        }
    }

    void review(Seen seen, Review review, Me me) {
        if (seen.sight() != Sight.DOCTOR) {
            throw new NotFound(seen.posting().id());
        }
        care.add(seen.posting(), review, me.account(), now());
        trail.add(
                Escalations.trace(Action.CHANGED, seen.posting())
                        .change("", "examination recorded"));
    }

    /** A night on the way up: where people slept is known to whoever plans the way. */
    void sleep(Seen seen, Night night, Me me) {
        ensurePlans(seen);
        views.placed().sites().note(seen.posting().id(), night, me);
    }

    /** Returns why not. */
    Optional<String> arrive(Seen seen, Instant at, Me me) {
        ensurePlans(seen);
        if (at.isAfter(now())) {
            return Optional.of("future");
        }
        if (at.isBefore(earliest(seen.posting()))) {
            return Optional.of("before");
        }
        views.placed().sites().arrive(seen.posting().id(), at, me);
        return Optional.empty();
    }

    /** The term has begun, and whoever was away came up again when they were back. */
    private Instant earliest(Posting posting) {
        var today = LocalDate.now(clock());
        var day =
                Stream.concat(
                                Stream.of(posting.during().from()),
                                postings.absences(List.of(posting.id())).stream()
                                        .map(away -> away.during().until())
                                        .filter(Objects::nonNull)
                                        .filter(back -> !back.isAfter(today)))
                        .max(LocalDate::compareTo)
                        .orElseThrow();
        return day.atStartOfDay(clock().getZone()).toInstant();
    }

    private static void ensurePlans(Seen seen) {
        if (!seen.sight().seesState()) {
            throw new NotFound(seen.posting().id());
        }
    }

    Clock clock() {
        return views.placed().clock();
    }

    private Instant now() {
        return clock().instant();
    }
}
