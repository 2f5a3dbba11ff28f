package jieli.deployment.planning.round;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.directory.Directory;
import jieli.directory.InstitutionId;
import jieli.directory.Person;
import jieli.identity.Me;
import jieli.listing.ListRequest;
import jieli.listing.Slice;
import jieli.terms.FreshId;
import jieli.terms.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What goes into a round. Whoever asks has got the round from {@link Rounds} first. */
@Service
@Transactional
public class Entries {

    private final PostBook posts;
    private final NomineeBook nominees;
    private final Rounds rounds;
    private final Directory directory;
    private final Clock clock;

    Entries(PostBook posts, NomineeBook nominees, Rounds rounds, Directory directory, Clock clock) {
        this.posts = posts;
        this.nominees = nominees;
        this.rounds = rounds;
        this.directory = directory;
        this.clock = clock;
    }

    /** The posts that are planned. */
    public List<Post> posts(RoundId round) {
        return posts.list(round, false);
    }

    /** Those left out since too, because plans may name them. */
    public List<Post> allPosts(RoundId round) {
        return posts.list(round, true);
    }

    /** The people who are planned. */
    public List<Nominee> nominees(RoundId round) {
        return nominees.list(round, false);
    }

    /** Those left out since too, because plans may name them. */
    public List<Nominee> allNominees(RoundId round) {
        return nominees.list(round, true);
    }

    Slice<Nominee> nominees(ListRequest request, RoundId round) {
        return nominees.list(request, round);
    }

    /**
     * How many metres physicians cleared nominees for, as far as the account at hand may know: 0
     * for one who may not go, none for one whom nobody has cleared.
     */
    public Map<UUID, Integer> cleared(RoundId round) {
        return nominees.cleared(round);
    }

    /** How high recipients lie, as far as a physician has confirmed it. */
    public Map<InstitutionId, Integer> confirmedMetres(Collection<InstitutionId> recipients) {
        return posts.confirmedMetres(recipients);
    }

    /** What holds by hand. */
    public List<Pin> pins(RoundId round) {
        return posts.pins(round);
    }

    /**
     * Copies the seats of the round's pairings for the days on which nobody holds them.
     *
     * @return how many came in
     */
    public int copySeats(Round round) {
        return posts.copySeats(round.id());
    }

    /**
     * Copies the people of the supporters who treat; they count as free for the whole horizon until
     * a workbook says more.
     *
     * @return how many came in
     */
    public int copyPeople(Round round) {
        var known = nominees(round.id()).stream().map(Nominee::person).collect(Collectors.toSet());
        var fresh = new ArrayList<Nominee>();
        for (var pairing : rounds.pairings(round)) {
            for (var supporter : pairing.supporters()) {
                for (var person : directory.peopleAt(supporter)) {
                    if (supporter.equals(person.workplace())
                            && !person.specialties().isEmpty()
                            && known.add(person.id())) {
                        fresh.add(nominee(person, round.horizon()));
                    }
                }
            }
        }
        nominees.add(round.id(), fresh);
        return fresh.size();
    }

    private Nominee nominee(Person person, Period horizon) {
        var workplace = person.workplace();
        if (workplace == null) {
            throw new IllegalArgumentException("no employer: " + person.id());
        }
        return new Nominee(
                FreshId.at(clock),
                person.id(),
                person.name(),
                person.birthYear(),
                workplace,
                "",
                person.specialties(),
                person.grade(),
                List.of(horizon),
                Nominee.Said.NOTHING,
                person.simulated());
    }

    /** What was checked row by row before; all of it or nothing. */
    public void add(RoundId round, List<Post> morePosts, List<Nominee> moreNominees) {
        posts.add(round, morePosts);
        nominees.add(round, moreNominees);
    }

    /** Takes a post out of the round. */
    public void leaveOutPost(RoundId round, UUID post) {
        posts.leaveOut(round, post);
    }

    /** Takes somebody out of the round. */
    public void leaveOutNominee(RoundId round, UUID nominee) {
        nominees.leaveOut(round, nominee);
    }

    /**
     * Decides by hand.
     *
     * @throws NotFound when the post or the nominee is none of the round
     */
    public void pin(Round round, boolean wanted, UUID post, UUID nominee, Period during, Me me) {
        var knowsPost = posts(round.id()).stream().anyMatch(one -> one.id().equals(post));
        var knowsNominee = nominees(round.id()).stream().anyMatch(one -> one.id().equals(nominee));
        if (!knowsPost || !knowsNominee) {
            throw new NotFound(knowsPost ? nominee : post);
        }
        var pin = new Pin(FreshId.at(clock), wanted, post, nominee, during, me.name());
        posts.add(round.id(), pin, clock.instant());
    }

    /** Leaves it to the engine again. */
    public void lift(RoundId round, UUID pin, Me me) {
        posts.lift(round, pin, me.name(), clock.instant());
    }
}
