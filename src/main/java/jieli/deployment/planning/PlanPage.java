package jieli.deployment.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jieli.deployment.Period;
import jieli.deployment.planning.Named.Names;
import jieli.deployment.planning.PlanBook.Gap;
import jieli.deployment.planning.PlanBook.Kind;
import jieli.deployment.planning.PlanBook.Sentence;
import jieli.deployment.planning.PlanBook.Stay;
import jieli.deployment.planning.round.Post;
import jieli.deployment.planning.round.Round;

/**
 * Everything {@code deployment/plan.html} shows of one plan.
 *
 * @param assumed names of whoever is sent on a stated altitude that no physician has decided on
 * @param accepted how many stays became postings
 * @param writable whether the reader plans; reasons that tell of people are for nobody else
 */
record PlanPage(
        Round round,
        Run run,
        List<Place> places,
        List<EmptyDays> gaps,
        List<RuleLine> rules,
        List<String> unplaceable,
        String assumed,
        Chart chart,
        int accepted,
        boolean writable) {

    /** A recipient with its posts. */
    record Place(String name, List<PostLine> posts) {}

    record PostLine(Post post, String specialty, List<StayLine> stays, boolean empty) {}

    /**
     * Somebody at a post.
     *
     * @param key names the stay in a form
     */
    record StayLine(Stay it, String name, String employer, String key, boolean known) {}

    /** Days without anybody: why, who would fit, what would change it. */
    record EmptyDays(
            String post, Period during, String why, String change, List<String> hindrances) {}

    record RuleLine(String title, List<String> breaches) {}

    /**
     * What a run left behind.
     *
     * @param cleared nominees whom a physician has decided on, as far as the reader may know
     */
    record Content(List<Stay> stays, List<Gap> gaps, List<Sentence> sentences, Set<UUID> cleared) {

        /** The same without what is said of people. */
        Content withoutPeople() {
            return new Content(
                    stays,
                    gaps.stream().map(Gap::withoutChange).toList(),
                    sentences.stream().filter(it -> it.kind() == Kind.RULE).toList(),
                    cleared);
        }
    }

    static PlanPage of(Round round, Run run, Content all, Names names, boolean writable) {
        var content = writable ? all : all.withoutPeople();
        var byPost = content.stays().stream().collect(Collectors.groupingBy(Stay::post));
        var open = content.gaps().stream().collect(Collectors.groupingBy(Gap::post));
        var posts =
                names.posts().values().stream()
                        .filter(post ->
                                byPost.containsKey(post.id()) || open.containsKey(post.id()))
                        .sorted(
                                java.util.Comparator.comparing((Post post) -> names.post(post.id()))
                                        .thenComparing(post -> post.during().from())
                                        .thenComparing(Post::id))
                        .toList();
        return new PlanPage(
                round,
                run,
                places(posts, byPost, names),
                content.gaps().stream().map(gap -> empty(gap, content, names)).toList(),
                rules(content, names),
                said(content, Kind.UNPLACEABLE, names),
                writable ? assumed(round, content, names) : "",
                chart(round, posts, byPost, open, names),
                (int) content.stays().stream().filter(stay -> stay.posting() != null).count(),
                writable);
    }

    private static List<Place> places(List<Post> posts, Map<UUID, List<Stay>> byPost, Names names) {
        var places = new java.util.LinkedHashMap<String, List<PostLine>>();
        for (var post : posts) {
            var stays = byPost.getOrDefault(post.id(), List.of());
            places.computeIfAbsent(names.recipient(post), _ -> new ArrayList<>())
                    .add(
                            new PostLine(
                                    post,
                                    names.specialty(post.specialty()),
                                    stays.stream().map(stay -> line(stay, names)).toList(),
                                    stays.isEmpty()));
        }
        return places.entrySet().stream()
                .map(place -> new Place(place.getKey(), place.getValue()))
                .toList();
    }

    private static StayLine line(Stay stay, Names names) {
        var nominee = names.nominees().get(stay.nominee());
        return new StayLine(
                stay,
                names.nominee(stay.nominee()),
                names.employer(stay.nominee()),
                key(stay),
                nominee != null && nominee.person() != null);
    }

    static String key(Stay stay) {
        return stay.post() + "@" + stay.duty().from();
    }

    private static EmptyDays empty(Gap gap, Content content, Names names) {
        return new EmptyDays(
                names.post(gap.post()),
                gap.during(),
                gap.why().in(names.locale()),
                gap.change().in(names.locale()),
                content.sentences().stream()
                        .filter(it -> it.kind() == Kind.HINDRANCE)
                        .filter(it -> gap.post().equals(it.post()))
                        .filter(it -> gap.during().from().equals(it.since()))
                        .map(it -> it.words().in(names.locale()))
                        .toList());
    }

    private static List<RuleLine> rules(Content content, Names names) {
        return content.sentences().stream()
                .filter(it -> it.kind() == Kind.RULE)
                .map(rule ->
                        new RuleLine(
                                rule.words().in(names.locale()),
                                content.sentences().stream()
                                        .filter(it -> it.kind() == Kind.BREACH)
                                        .filter(it -> it.rule().equals(rule.rule()))
                                        .map(it -> it.words().in(names.locale()))
                                        .toList()))
                .toList();
    }

    private static List<String> said(Content content, Kind kind, Names names) {
        return content.sentences().stream()
                .filter(it -> it.kind() == kind)
                .map(it -> it.words().in(names.locale()))
                .toList();
    }

    private static String assumed(Round round, Content content, Names names) {
        return content.stays().stream()
                .map(Stay::nominee)
                .distinct()
                .filter(id -> !content.cleared().contains(id))
                .filter(id -> names.isSaid(id, round.rules().clearanceFromMetres()))
                .map(names::nominee)
                .sorted()
                .collect(Collectors.joining(names.comma()));
    }

    private static Chart chart(
            Round round,
            List<Post> posts,
            Map<UUID, List<Stay>> byPost,
            Map<UUID, List<Gap>> open,
            Names names) {
        var lines = new ArrayList<Chart.Line>();
        for (var post : posts) {
            var spans = new ArrayList<Chart.Span>();
            for (var stay : byPost.getOrDefault(post.id(), List.of())) {
                spans.add(span(stay, names.nominee(stay.nominee())));
            }
            for (var gap : open.getOrDefault(post.id(), List.of())) {
                spans.add(
                        new Chart.Span(
                                gap.during(),
                                "gap",
                                "",
                                gap.during().from() + " – " + gap.during().lastDay()));
            }
            lines.add(new Chart.Line(names.post(post.id()), spans));
        }
        return Chart.of(round.horizon(), lines);
    }

    private static Chart.Span span(Stay stay, String name) {
        return new Chart.Span(
                stay.duty(),
                stay.posting() == null ? "stay" : "accepted",
                name,
                name + " " + stay.duty().from() + " – " + stay.duty().lastDay());
    }
}
