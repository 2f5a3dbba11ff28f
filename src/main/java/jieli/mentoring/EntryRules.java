package jieli.mentoring;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.Period;
import jieli.deployment.Posting;
import jieli.deployment.PostingId;
import jieli.deployment.Postings;
import jieli.directory.Directory;
import jieli.directory.Directory.Staff;
import jieli.directory.PersonId;
import jieli.mentoring.Entry.Member;
import jieli.mentoring.Entry.Role;
import jieli.pairing.PairingId;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a case can have been as somebody says, and what follows from who was there. */
@Component
class EntryRules {

    private static final LocalDate FIRST_DAY = LocalDate.of(1950, 1, 1);
    private static final int OF_AGE = 18;
    private static final int LONGEST_COMPLICATION = 500;
    private static final int LONGEST_NOTE = 1000;

    /** What a typed case comes to. */
    sealed interface Outcome {

        /**
         * The case with what follows from who was there.
         *
         * @param operators their names, one after the other
         */
        record Possible(Entry entry, String operators) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /** Who could have been there, read once for all of a team. */
    private record World(Map<PersonId, Staff> people, List<Posting.Held> stays) {

        String name(PersonId id) {
            var person = people.get(id);
            return person == null ? id.toString() : person.name();
        }

        boolean isMadeUp() {
            return people.values().stream().anyMatch(Staff::simulated);
        }

        boolean works(PersonId id, Entry draft) {
            var person = people.get(id);
            return person != null
                    && person.work().stream()
                            .anyMatch(one ->
                                    one.institution().equals(draft.institution())
                                            && one.contains(draft.day()));
        }

        Optional<Posting.Held> stay(PersonId id, LocalDate day) {
            return stays.stream()
                    .filter(one -> one.person().equals(id) && one.during().contains(day))
                    .findFirst();
        }

        boolean isThere(PersonId id, Entry draft) {
            return works(id, draft) || stay(id, draft.day()).isPresent();
        }

        String stays(PersonId id) {
            return stays.stream()
                    .filter(one -> one.person().equals(id))
                    .map(one -> one.during().from() + " – " + one.during().lastDay())
                    .collect(Collectors.joining(", "));
        }

        /** Whose teaching a case belongs to: a visitor's, else that of the last who came. */
        @Nullable PairingId pairing(List<Member> team, LocalDate day) {
            var byId =
                    stays.stream()
                            .collect(
                                    toMap(
                                            Posting.Held::posting,
                                            Posting.Held::pairing,
                                            (one, _) -> one));
            return team.stream()
                    .map(Member::posting)
                    .filter(Objects::nonNull)
                    .map(byId::get)
                    .findFirst()
                    .or(() ->
                            stays.stream()
                                    .filter(one -> !one.during().from().isAfter(day))
                                    .max(Comparator.comparing(one -> one.during().from()))
                                    .map(Posting.Held::pairing))
                    .orElse(null);
        }
    }

    private final Directory directory;
    private final Postings postings;
    private final LogList list;
    private final Clock clock;

    EntryRules(Directory directory, Postings postings, LogList list, Clock clock) {
        this.directory = directory;
        this.postings = postings;
        this.list = list;
        this.clock = clock;
    }

    /** Looks at a case as it was typed: visitors, stays and pairing are not known yet. */
    Outcome look(Entry draft) {
        var plain = words(draft).or(() -> time(draft)).or(() -> parts(draft));
        if (plain.isPresent()) {
            return new Outcome.Refused(plain.get());
        }
        var ids = draft.team().stream().map(Member::person).distinct().toList();
        var world = world(draft, ids);
        var team = new ArrayList<Member>();
        for (var one : draft.team()) {
            var refusal = person(one, draft, world);
            if (refusal.isPresent()) {
                return new Outcome.Refused(refusal.get());
            }
            team.add(placed(one, draft, world));
        }
        var operators =
                draft.people(Role.OPERATOR).stream()
                        .map(world::name)
                        .collect(Collectors.joining("、"));
        return new Outcome.Possible(
                draft.with(
                        team,
                        world.pairing(team, draft.day()),
                        draft.simulated() || world.isMadeUp()),
                operators);
    }

    /**
     * Residents as they stayed, cut at the day they left; who came for days only if somebody of the
     * team is accounted for by nothing else.
     */
    private World world(Entry draft, List<PersonId> ids) {
        var world = new World(directory.staff(ids), postings.held(List.of(draft.institution())));
        if (ids.stream().allMatch(id -> world.isThere(id, draft))) {
            return world;
        }
        var visits =
                postings.at(draft.institution(), new Period(FIRST_DAY, null)).stream()
                        .filter(one -> one.stay() == Posting.Stay.SHORT_VISIT)
                        .map(one ->
                                new Posting.Held(
                                        one.id(),
                                        one.pairing(),
                                        one.person(),
                                        one.recipient(),
                                        one.during()));
        return new World(world.people(), Stream.concat(world.stays().stream(), visits).toList());
    }

    /**
     * Whether somebody may judge a case: teaches the operator, or supervised it and is sent here or
     * may supervise others. To be typed as a supervisor is not enough.
     */
    boolean answersFor(Entry entry, PersonId person) {
        return entry.team().stream()
                        .anyMatch(one ->
                                one.role().supervises()
                                        && one.person().equals(person)
                                        && one.posting() != null)
                || list.teaches(person, entry);
    }

    private static Optional<Refusal> words(Entry draft) {
        if (Terms.get("techniques").find(draft.technique()).isEmpty()) {
            return Optional.of(Refusal.of("technique"));
        }
        if (draft.complication().length() > LONGEST_COMPLICATION
                || draft.note().length() > LONGEST_NOTE) {
            return Optional.of(Refusal.of("long"));
        }
        return Optional.empty();
    }

    private Optional<Refusal> time(Entry draft) {
        if (draft.day().isAfter(LocalDate.now(clock))) {
            return Optional.of(Refusal.of("future"));
        }
        return draft.day().isBefore(FIRST_DAY)
                ? Optional.of(Refusal.of("past", FIRST_DAY))
                : Optional.empty();
    }

    /** Nobody supervises or assists themself; somebody operated. */
    private static Optional<Refusal> parts(Entry draft) {
        var operators = draft.people(Role.OPERATOR);
        if (operators.isEmpty()) {
            return Optional.of(Refusal.of("operator"));
        }
        var busy = new HashSet<PersonId>();
        for (var one : draft.team()) {
            if (one.role().supervises() && operators.contains(one.person())) {
                return Optional.of(Refusal.of("oneself"));
            }
            if (!busy.add(one.person())) {
                return Optional.of(Refusal.of("twice"));
            }
        }
        var alone = draft.team().stream().noneMatch(one -> one.role().supervises());
        return draft.takenOver() && alone
                ? Optional.of(Refusal.of("taken-over"))
                : Optional.empty();
    }

    private static Optional<Refusal> person(Member one, Entry draft, World world) {
        var person = world.people().get(one.person());
        if (person == null) {
            return Optional.of(Refusal.of("person"));
        }
        var born = person.birthYear();
        if (born != null && draft.day().getYear() < born + OF_AGE) {
            return Optional.of(Refusal.of("young", person.name(), born));
        }
        if (one.role() == Role.REMOTE_GUIDE) {
            return world.works(one.person(), draft)
                    ? Optional.of(Refusal.of("guide-own", person.name()))
                    : Optional.empty();
        }
        if (world.isThere(one.person(), draft)) {
            return Optional.empty();
        }
        var stays = world.stays(one.person());
        return Optional.of(
                stays.isEmpty()
                        ? Refusal.of("not-there", world.name(one.person()))
                        : Refusal.of("outside-stay", world.name(one.person()), stays));
    }

    private static Member placed(Member one, Entry draft, World world) {
        if (world.works(one.person(), draft)) {
            return new Member(one.person(), one.role(), false, null);
        }
        PostingId stay =
                world.stay(one.person(), draft.day()).map(Posting.Held::posting).orElse(null);
        return new Member(one.person(), one.role(), true, stay);
    }
}
