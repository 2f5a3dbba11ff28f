package jieli.deployment.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.deployment.planning.AcceptanceBook.Past;
import jieli.deployment.planning.round.Entries;
import jieli.deployment.planning.round.Nominee;
import jieli.deployment.planning.round.Post;
import jieli.deployment.planning.round.Round;
import jieli.deployment.rotation.Candidate;
import jieli.deployment.rotation.Period;
import jieli.deployment.rotation.Problem;
import jieli.deployment.rotation.Seat;
import jieli.deployment.rotation.Settings;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.terms.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a round into what the engine understands. */
@Component
class Problems {

    private final Entries entries;
    private final AcceptanceBook acceptances;
    private final Directory directory;

    Problems(Entries entries, AcceptanceBook acceptances, Directory directory) {
        this.entries = entries;
        this.acceptances = acceptances;
        this.directory = directory;
    }

    /** What was accepted already is pinned: the engine plans around it. */
    Problem of(Round round, long seed) {
        var accepted = acceptances.accepted(round.id());
        var kept = new HashSet<UUID>();
        accepted.forEach(stay -> kept.addAll(List.of(stay.post(), stay.nominee())));
        entries.posts(round.id()).forEach(post -> kept.add(post.id()));
        entries.nominees(round.id()).forEach(one -> kept.add(one.id()));
        var posts =
                entries.allPosts(round.id()).stream()
                        .filter(post -> kept.contains(post.id()))
                        .toList();
        var nominees =
                entries.allNominees(round.id()).stream()
                        .filter(one -> kept.contains(one.id()))
                        .toList();
        return new Problem(
                of(round.horizon()),
                seats(posts),
                candidates(round, posts, nominees),
                couples(nominees),
                settings(round, posts),
                pins(round, accepted, kept),
                seed);
    }

    private List<Problem.Pin> pins(Round round, List<PlanBook.Stay> accepted, Set<UUID> kept) {
        return Stream.concat(
                        accepted.stream()
                                .map(stay ->
                                        new Problem.Pin(
                                                true,
                                                stay.post(),
                                                stay.nominee(),
                                                of(stay.duty()))),
                        entries.pins(round.id()).stream()
                                .filter(pin -> kept.contains(pin.post()))
                                .filter(pin -> kept.contains(pin.nominee()))
                                .map(pin ->
                                        new Problem.Pin(
                                                pin.wanted(),
                                                pin.post(),
                                                pin.nominee(),
                                                of(pin.during()))))
                .distinct()
                .toList();
    }

    private List<Seat> seats(List<Post> posts) {
        var places =
                directory.institutions(posts.stream().map(Post::recipient).distinct().toList());
        var altitudes = altitudes(places);
        var confirmed = entries.confirmedMetres(places.keySet());
        var counted = new HashMap<String, Integer>();
        return posts.stream()
                .map(post -> {
                    var name = name(post, places);
                    var again = counted.merge(name, 1, Integer::sum);
                    return new Seat(
                            post.id(),
                            again == 1 ? name : name + " " + again,
                            post.recipient().value(),
                            post.specialty(),
                            post.minimumGrade(),
                            metres(
                                    post.altitudeMetres(),
                                    confirmed.get(post.recipient()),
                                    altitudes.get(post.recipient())),
                            Set.copyOf(post.languages()),
                            post.weight(),
                            of(post.during()));
                })
                .toList();
    }

    /** What a physician confirmed, unless the post lies higher yet; else what else is known. */
    static @Nullable Integer metres(
            @Nullable Integer typed, @Nullable Integer confirmed, @Nullable Integer ofRegion) {
        if (confirmed != null) {
            return typed == null ? confirmed : (Integer) Math.max(typed, confirmed);
        }
        return typed == null ? ofRegion : typed;
    }

    private static String name(Post post, Map<InstitutionId, Institution> places) {
        var place = places.get(post.recipient());
        return (place == null ? "" : place.name() + " ")
                + Terms.get("specialties").name(post.specialty(), Locale.CHINESE);
    }

    private Map<InstitutionId, @Nullable Integer> altitudes(
            Map<InstitutionId, Institution> places) {
        var found = new HashMap<InstitutionId, @Nullable Integer>();
        var regions =
                directory.regions(
                        places.values().stream().map(Institution::region).distinct().toList());
        places.forEach((id, place) -> {
            var region = regions.get(place.region());
            found.put(id, region == null ? null : region.altitudeMetres());
        });
        return found;
    }

    private List<Candidate> candidates(Round round, List<Post> posts, List<Nominee> nominees) {
        var past =
                acceptances.past(round.id()).stream().collect(Collectors.groupingBy(Past::person));
        var extended = acceptances.extended(round.id());
        var cleared = entries.cleared(round.id());
        return nominees.stream()
                .map(one -> {
                    var person = one.person();
                    return candidate(
                            cleared.containsKey(one.id())
                                    ? one.cleared(cleared.get(one.id()))
                                    : one,
                            free(one, extended.getOrDefault(one.id(), List.of())),
                            posts,
                            person == null
                                    ? List.of()
                                    : past.getOrDefault(person.value(), List.of()));
                })
                .toList();
    }

    private static List<Period> free(Nominee one, List<jieli.deployment.Period> busy) {
        var free = one.free().stream().map(Problems::of).toList();
        for (var more : busy) {
            free = free.stream().flatMap(window -> window.without(of(more))).toList();
        }
        return free;
    }

    private static Candidate candidate(
            Nominee one, List<Period> free, List<Post> posts, List<Past> past) {
        var wishes = new ArrayList<Candidate.Wish>();
        for (var post : posts) {
            if (one.said().prefers().contains(post.recipient())) {
                wishes.add(new Candidate.Wish(true, post.id(), null));
            }
            if (one.said().avoids().contains(post.recipient())) {
                wishes.add(new Candidate.Wish(false, post.id(), null));
            }
        }
        return new Candidate(
                one.id(),
                one.name(),
                one.employer().value(),
                one.department(),
                Set.copyOf(one.specialties()),
                one.grade(),
                one.said().clearedMetres(),
                Set.copyOf(one.said().languages()),
                free,
                wishes,
                past.stream()
                        .map(it -> new Candidate.Past(it.recipient(), of(it.during())))
                        .toList());
    }

    /** A name that two nominees have tells no couple; the workbook's check refuses it anyway. */
    private static List<Problem.Couple> couples(List<Nominee> nominees) {
        var byName = nominees.stream().collect(Collectors.groupingBy(Nominee::name));
        var couples = new ArrayList<Problem.Couple>();
        for (var one : nominees) {
            var meant = byName.getOrDefault(one.said().spouse(), List.of());
            if (meant.size() == 1 && !meant.getFirst().id().equals(one.id())) {
                var both = List.of(one.id(), meant.getFirst().id()).stream().sorted().toList();
                var couple = new Problem.Couple(both.getFirst(), both.getLast());
                if (!couples.contains(couple)) {
                    couples.add(couple);
                }
            }
        }
        return couples;
    }

    private static Settings settings(Round round, List<Post> posts) {
        var rules = round.rules();
        var isTeam = rules.teamSpecialties() > 0 || rules.teamAssociateSeniors() > 0;
        return new Settings(
                rules.minMonths(),
                rules.maxMonths(),
                rules.restDays(),
                rules.departmentLimit(),
                rules.overlapDays(),
                rules.batchDates(),
                rules.clearanceFromMetres(),
                posts.stream()
                        .filter(_ -> isTeam)
                        .map(post -> post.recipient().value())
                        .distinct()
                        .map(recipient ->
                                new Settings.Team(
                                        recipient,
                                        rules.teamSpecialties(),
                                        rules.teamAssociateSeniors()))
                        .toList());
    }

    static Period of(jieli.deployment.Period period) {
        return new Period(period.from(), period.from().plusDays(period.days()));
    }
}
