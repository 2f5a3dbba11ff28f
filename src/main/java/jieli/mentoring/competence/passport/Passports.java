package jieli.mentoring.competence.passport;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jieli.deployment.certificate.IssuedPapers;
import jieli.deployment.certificate.VerificationCode;
import jieli.directory.PersonId;
import jieli.identity.Accounts;
import jieli.identity.Me;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.mentoring.Places.Within;
import jieli.mentoring.competence.Sight;
import jieli.mentoring.competence.SkillWords;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passports issued, read, checked. Whoever may read of a person may read theirs; they themselves
 * issue it as well as whoever keeps the programme or grants there, because nothing in it is typed:
 * it says what the house has on record.
 */
@Service
@Transactional
class Passports implements IssuedPapers {

    private final PassportBook book;
    private final Contents contents;
    private final Sight sight;
    private final Trail trail;
    private final Desk desk;

    /** Whose desk it is issued at, by which clock. */
    @Component
    record Desk(Accounts accounts, SkillWords words, Clock clock) {}

    Passports(PassportBook book, Contents contents, Sight sight, Trail trail, Desk desk) {
        this.book = book;
        this.contents = contents;
        this.sight = sight;
        this.trail = trail;
        this.desk = desk;
    }

    /** What could be issued today. */
    Passport draft(PersonId person, Me me) {
        return contents.of(person, sight.of(person, me), today()).it();
    }

    /** Those issued that lie whole in the reader's sight, the newest first. */
    List<IssuedPassport> of(PersonId person, Me me) {
        var within = sight.of(person, me);
        return book.of(person).stream().filter(one -> covers(within, one)).toList();
    }

    private static boolean covers(Within within, IssuedPassport one) {
        return one.institutions().stream().allMatch(within::covers);
    }

    /** One by its code, the newest without one; empty if none was ever issued. */
    Optional<IssuedPassport> find(PersonId person, String code, Me me) {
        var all = of(person, me);
        if (code.isEmpty()) {
            return all.stream().findFirst();
        }
        var asked = VerificationCode.read(code);
        return Optional.of(
                all.stream()
                        .filter(one -> asked.isPresent() && one.code().equals(asked.get()))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(code)));
    }

    boolean mayIssue(PersonId person, Me me) {
        var offices = sight.offices(me);
        return me.person().equals(person)
                || offices.everywhere()
                || !offices.institutions().isEmpty();
    }

    /** Issues what is in the reader's sight. */
    IssuedPassport issue(PersonId person, Me me) {
        var within = sight.of(person, me);
        if (!mayIssue(person, me)) {
            throw new NotFound(person);
        }
        var draft = contents.of(person, within, today());
        var one =
                IssuedPassport.issue(
                        FreshId.at(desk.clock()),
                        person,
                        draft.institutions(),
                        draft.it(),
                        me.account(),
                        desk.clock().instant());
        book.add(one, draft.it().simulated());
        trail.add(
                Entry.of(Action.CHANGED, "passport", one.id())
                        .change("", "issued, SHA-256 " + one.digest()));
        return one;
    }

    /** That a file of it left the house. */
    void taken(IssuedPassport one, String form) {
        trail.add(Entry.of(Action.EXPORTED, "passport", one.id()).change("", form));
    }

    @Override
    public Optional<Paper> find(VerificationCode code) {
        return book.find(code).map(this::paper);
    }

    private Paper paper(IssuedPassport one) {
        if (!one.isWhole()) {
            return new Paper(
                    "mentoring.passport.title",
                    State.FORGED,
                    one.code().shown(),
                    "",
                    "",
                    issuedOn(one),
                    List.of(),
                    false);
        }
        var content = one.content();
        return new Paper(
                "mentoring.passport.title",
                holds(content, one) ? State.AS_ISSUED : State.CORRECTED,
                one.code().shown(),
                content.holder().name(),
                issuer(one),
                issuedOn(one),
                lines(content),
                content.simulated());
    }

    private boolean holds(Passport content, IssuedPassport one) {
        var cases = content.cases().stream().map(Passport.CaseLine::id).distinct().toList();
        var grants = content.grants().stream().map(Passport.GrantLine::id).toList();
        return book.holds(cases, grants, OffsetDateTime.ofInstant(one.issuedAt(), ZoneOffset.UTC));
    }

    /** How many cases; each level that was granted and not taken back by then. */
    private static List<Line> lines(Passport content) {
        var operated =
                content.cases().stream().filter(one -> one.role().equals("OPERATOR")).toList();
        var signed = operated.stream().filter(Passport.CaseLine::signed).count();
        var cases =
                new Line(
                        "mentoring.passport.line.cases",
                        List.of(content.cases().size(), operated.size(), signed));
        var grants =
                content.grants().stream()
                        .filter(one -> one.stops().stream().allMatch(stop -> stop.until() != null))
                        .map(one ->
                                new Line(
                                        "mentoring.passport.line.grant",
                                        List.of(
                                                one.technique().name(),
                                                one.institution(),
                                                one.level(),
                                                one.from().toString(),
                                                one.until().toString())));
        return Stream.concat(Stream.of(cases), grants).toList();
    }

    LocalDate issuedOn(IssuedPassport one) {
        return LocalDate.ofInstant(one.issuedAt(), desk.clock().getZone());
    }

    String issuer(IssuedPassport one) {
        return desk.words().person(desk.accounts().get(one.issuedBy()).person());
    }

    private LocalDate today() {
        return LocalDate.now(desk.clock());
    }
}
