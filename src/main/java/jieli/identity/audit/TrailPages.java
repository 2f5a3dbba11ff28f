package jieli.identity.audit;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.identity.audit.TrailPage.Choice;
import jieli.listing.ListRequest;
import jieli.listing.Sheet;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts the trail into a reader's words. */
@Component
class TrailPages {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** The nouns that have a name of their own in the messages. */
    private static final List<String> KINDS =
            List.of(
                    "account",
                    "audit",
                    "briefings",
                    "case",
                    "consent",
                    "contact",
                    "directory",
                    "figure",
                    "file",
                    "key",
                    "ledger",
                    "pairing",
                    "pairings",
                    "terms");

    private static final int MOST_INSTITUTIONS = 50;

    private final TrailBook book;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    TrailPages(TrailBook book, Directory directory, MessageSource messages, Clock clock) {
        this.book = book;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    TrailPage page(ListRequest request, Locale locale) {
        return new TrailPage(
                request,
                rows(request, locale),
                Arrays.stream(Action.values())
                        .map(action -> choice("action", action.name(), locale))
                        .toList(),
                KINDS.stream().map(kind -> choice("kind", kind, locale)).toList(),
                book.last().map(TrailRow::head).orElse(null));
    }

    Slice<TrailPage.Row> rows(ListRequest request, Locale locale) {
        var slice = book.list(request, meant(request.filter("institution")));
        var owners =
                directory.institutions(
                        slice.items().stream()
                                .map(TrailRow::institution)
                                .filter(Objects::nonNull)
                                .distinct()
                                .map(InstitutionId::new)
                                .toList());
        return new Slice<>(
                slice.items().stream().map(entry -> row(entry, owners, locale)).toList(),
                slice.previous(),
                slice.next());
    }

    /** The institutions someone may mean by an id or by what they typed of a name. */
    private Collection<UUID> meant(String typed) {
        var id = TrailBook.id(typed);
        if (typed.isEmpty() || id != null) {
            return id == null ? List.of() : List.of(id);
        }
        return directory.searchInstitutions(typed, MOST_INSTITUTIONS).stream()
                .map(institution -> institution.id().value())
                .toList();
    }

    private TrailPage.Row row(
            TrailRow entry, Map<InstitutionId, Institution> owners, Locale locale) {
        var actor = entry.actor();
        return new TrailPage.Row(
                entry,
                MOMENT.format(entry.at().atZoneSameInstant(clock.getZone())),
                actor.name().isEmpty() ? text(actor.account()) : actor.name(),
                Stream.of(actor.roles().split(","))
                        .filter(role -> !role.isBlank())
                        .map(role -> word("identity.role." + role.strip(), role.strip(), locale))
                        .collect(Collectors.joining(" · ")),
                word("identity.audit.action." + entry.action(), entry.action(), locale),
                tone(entry.action()),
                word("identity.audit.kind." + entry.kind(), entry.kind(), locale),
                owner(entry.institution(), owners));
    }

    private static String owner(@Nullable UUID id, Map<InstitutionId, Institution> owners) {
        if (id == null) {
            return "";
        }
        var owner = owners.get(new InstitutionId(id));
        return owner == null ? id.toString() : owner.name();
    }

    /** What an auditor's eye should stop at. */
    private static String tone(String action) {
        return switch (action) {
            case "SIGN_IN_FAILED", "EMERGENCY_OPENED", "SAFETY_OVERRIDDEN", "REFUSED" -> "bad";
            case "EXPORTED", "PRINTED", "UNMASKED", "RIGHTS_CHANGED", "KEY_ROTATED" -> "warn";
            default -> "calm";
        };
    }

    Sheet sheet(Locale locale) {
        return new Sheet(
                word("identity.audit", "", locale),
                Stream.of(
                                "number",
                                "at",
                                "who",
                                "account",
                                "roles",
                                "action",
                                "kind",
                                "object",
                                "institution",
                                "before",
                                "after",
                                "reason",
                                "address",
                                "device",
                                "hash")
                        .map(key -> word("identity.audit.column." + key, key, locale))
                        .toList());
    }

    static List<@Nullable Object> cells(TrailPage.Row row) {
        var entry = row.entry();
        return Arrays.asList(
                entry.number(),
                row.at(),
                row.who(),
                text(entry.actor().account()),
                row.roles(),
                row.action(),
                row.kind(),
                text(entry.object()),
                row.institution(),
                entry.before(),
                entry.after(),
                entry.reason(),
                entry.actor().address(),
                entry.actor().device(),
                entry.hash());
    }

    private Choice choice(String group, String value, Locale locale) {
        return new Choice(value, word("identity.audit." + group + "." + value, value, locale));
    }

    private String word(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(
                messages.getMessage(key, null, otherwise, locale), otherwise);
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }
}
