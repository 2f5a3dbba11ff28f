package jieli.deployment.altitude;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.Postings;
import jieli.deployment.altitude.Findings.Around;
import jieli.deployment.altitude.Findings.Said;
import jieli.deployment.altitude.ascent.Staging.Night;
import jieli.deployment.altitude.clearance.Sites;
import jieli.directory.InstitutionId;
import jieli.identity.Accounts;
import jieli.identity.Acting;
import jieli.identity.Me;
import jieli.terms.FreshId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Made-up checks of one recipient's people: a baseline for each, one of them under review. */
@Component
@ConditionalOnBooleanProperty("jieli.demo")
@Order(12)
class DemoChecks implements ApplicationRunner {

    private static final InstitutionId JIALI = new InstitutionId(id("institution:嘉黎县人民医院"));
    private static final UUID UNDER_REVIEW = id("person:詹维桢@温州市第七人民医院");
    private static final int RECENT_DAYS = 6;

    private final CheckBook book;
    private final EscalationBook escalations;
    private final Sites sites;
    private final Postings postings;
    private final Desk desk;

    /** Works in the doctor's name. */
    @Component
    @ConditionalOnBooleanProperty("jieli.demo")
    record Desk(
            Accounts accounts,
            TransactionTemplate transaction,
            Checks checks,
            HealthViews views,
            Clock clock) {

        /** Whoever signs in as a specialist has agreed that their health is watched. */
        void agree() {
            var account = accounts.findByLogin("specialist").orElseThrow().id();
            var me = accounts.me(account).orElseThrow();
            Acting.as(
                    account,
                    () -> {
                        checks.posting(me)
                                .filter(one -> !views.isAgreed(one))
                                .ifPresent(one -> views.agree(one, Locale.CHINESE));
                        return me;
                    });
        }

        Me doctor() {
            var account = accounts.findByLogin("expert").orElseThrow().id();
            return accounts.me(account).orElseThrow();
        }
    }

    DemoChecks(
            CheckBook book, EscalationBook escalations, Sites sites, Postings postings, Desk desk) {
        this.book = book;
        this.escalations = escalations;
        this.sites = sites;
        this.postings = postings;
        this.desk = desk;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        desk.agree();
        var doctor = desk.doctor();
        Acting.as(
                doctor.account(),
                () ->
                        desk.transaction()
                                .execute(_ -> {
                                    write(doctor);
                                    return doctor;
                                }));
    }

    private void write(Me doctor) {
        var today = LocalDate.now(desk.clock());
        var people =
                postings.at(JIALI, new Period(today, today.plusDays(1))).stream()
                        .filter(Posting::simulated)
                        .toList();
        if (people.isEmpty() || !book.list(people.getFirst().id(), 1).isEmpty()) {
            return;
        }
        for (var posting : people) {
            arrive(posting, doctor);
            var usual = 82 + people.indexOf(posting) % 4;
            for (var day = 4; day <= 7; day++) {
                var at = at(posting.during().from().plusDays(day), 8);
                take(posting, said(0, usual + day % 2, at), null, doctor);
            }
            var baseline = new Baseline(usual + 0.5, 4);
            for (var day = RECENT_DAYS; day >= 1; day--) {
                var at = at(today.minusDays(day), 8);
                take(posting, said(day % 2, usual + day % 3, at), baseline, doctor);
            }
            if (posting.person().value().equals(UNDER_REVIEW)) {
                review(posting, baseline, doctor);
            }
        }
    }

    private void arrive(Posting posting, Me doctor) {
        var from = posting.during().from();
        for (var night = 4; night >= 1; night--) {
            sites.note(posting.id(), new Night(from.minusDays(night), 3650, "拉萨"), doctor);
        }
        sites.arrive(posting.id(), at(from, 14), doctor);
    }

    /** A score of five: amber, waiting for an answer. */
    private void review(Posting posting, Baseline baseline, Me doctor) {
        var at = desk.clock().instant().minus(Duration.ofHours(2));
        var said =
                new Said(new LakeLouise(2, 1, 1, 1, 1), new Reading(79, 96, 132, 84), Set.of(), at);
        var check = take(posting, said, baseline, doctor);
        escalations.add(
                new Escalation(
                        FreshId.at(desk.clock()),
                        check.id(),
                        posting.id(),
                        posting.person(),
                        check.findings().level(),
                        at,
                        true,
                        List.of()));
    }

    private Check take(Posting posting, Said said, @Nullable Baseline usual, Me by) {
        var band = sites.get(posting.recipient()).band();
        var check =
                new Check(
                        FreshId.at(desk.clock()),
                        posting.id(),
                        posting.person(),
                        said.at(),
                        said.score(),
                        said.reading(),
                        said.flags(),
                        "",
                        Findings.of(said, new Around(band, null, usual, null, null)),
                        true);
        book.add(check, by.account());
        return check;
    }

    private static Said said(int fatigue, int spo2, Instant at) {
        return new Said(
                new LakeLouise(0, 0, fatigue, 0, 0),
                new Reading(spo2, 78 + fatigue, 118, 76),
                Set.of(),
                at);
    }

    private Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(desk.clock().getZone()).toInstant();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
