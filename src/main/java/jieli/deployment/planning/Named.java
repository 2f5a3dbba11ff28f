package jieli.deployment.planning;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import jieli.deployment.planning.round.Entries;
import jieli.deployment.planning.round.Nominee;
import jieli.deployment.planning.round.Post;
import jieli.deployment.planning.round.RoundId;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.terms.Terms;
import org.springframework.stereotype.Component;

/** Posts, nominees, institutions by the names people know. */
@Component
class Named {

    private final Entries entries;
    private final Directory directory;

    Named(Entries entries, Directory directory) {
        this.entries = entries;
        this.directory = directory;
    }

    /** The names of one round, those left out since included. */
    record Names(
            Map<UUID, Post> posts,
            Map<UUID, Nominee> nominees,
            Map<InstitutionId, String> institutions,
            Locale locale) {

        public String post(UUID id) {
            var post = posts.get(id);
            return post == null ? "?" : recipient(post) + " " + specialty(post.specialty());
        }

        public String recipient(Post post) {
            return institution(post.recipient());
        }

        public String institution(InstitutionId id) {
            return institutions.getOrDefault(id, "?");
        }

        public String specialty(String code) {
            return Terms.get("specialties").name(code, locale);
        }

        public String specialties(Nominee one) {
            return one.specialties().stream()
                    .map(this::specialty)
                    .collect(Collectors.joining(comma()));
        }

        /** Between two names. */
        String comma() {
            return locale.getLanguage().equals("en") ? ", " : "、";
        }

        public String nominee(UUID id) {
            var one = nominees.get(id);
            return one == null ? "?" : one.name();
        }

        /** Whether somebody is said to be cleared for a height from which on that is asked. */
        boolean isSaid(UUID nominee, int fromMetres) {
            var one = nominees.get(nominee);
            var metres = one == null ? null : one.said().clearedMetres();
            return metres != null && metres >= fromMetres;
        }

        public String employer(UUID nominee) {
            var one = nominees.get(nominee);
            return one == null ? "" : institution(one.employer());
        }
    }

    Names of(RoundId round, Locale locale) {
        var posts = entries.allPosts(round);
        var nominees = entries.allNominees(round);
        var ids =
                java.util.stream.Stream.of(
                                posts.stream().map(Post::recipient),
                                nominees.stream().map(Nominee::employer),
                                nominees.stream().flatMap(one -> one.said().prefers().stream()),
                                nominees.stream().flatMap(one -> one.said().avoids().stream()))
                        .flatMap(Function.identity())
                        .distinct()
                        .toList();
        return new Names(
                posts.stream().collect(Collectors.toMap(Post::id, Function.identity())),
                nominees.stream().collect(Collectors.toMap(Nominee::id, Function.identity())),
                institutions(ids),
                locale);
    }

    private Map<InstitutionId, String> institutions(Collection<InstitutionId> ids) {
        return directory.institutions(List.copyOf(ids)).values().stream()
                .collect(Collectors.toMap(Institution::id, Institution::name));
    }
}
