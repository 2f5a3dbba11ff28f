package jieli.identity.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.listing.ListRequest;
import jieli.listing.Listing;
import jieli.listing.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trail as rows. */
@Repository
class TrailBook {

    private static final Listing LISTING =
            new Listing(
                    "/audit",
                    List.of("who", "action", "kind", "from", "until", "object", "institution"),
                    List.of("id", "number"));
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);
    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    TrailBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a page asks for; newest first unless it says otherwise. */
    static ListRequest request(Map<String, String> parameters) {
        var asked = new HashMap<>(parameters);
        asked.putIfAbsent("sort", "-number");
        return LISTING.request(asked);
    }

    /** The server adds number, time and both hashes. */
    void add(Entry entry, Witness.Actor actor) {
        jdbc.sql(
                        """
                        insert into identity.trail (account, actor, roles, action, kind, object, institution,
                               before, after, reason, address, device)
                        values (:account, :actor, :roles, :action, :kind, :object, :institution,
                               :before, :after, :reason, :address, :device)
                        """)
                .param("account", actor.account())
                .param("actor", Plain.cut(actor.name(), 100))
                .param("roles", Plain.cut(actor.roles(), 400))
                .param("action", entry.action().name())
                .param("kind", Plain.cut(entry.kind(), 40))
                .param("object", entry.object())
                .param("institution", entry.institution())
                .param("before", Plain.cut(entry.before(), LONGEST))
                .param("after", Plain.cut(entry.after(), LONGEST))
                .param("reason", Plain.cut(entry.reason(), LONGEST))
                .param("address", Plain.cut(actor.address(), 100))
                .param("device", Plain.cut(actor.device(), 200))
                .update();
    }

    Optional<TrailRow> last() {
        return jdbc.sql("select * from identity.trail order by number desc limit 1")
                .query(TrailRow::of)
                .optional();
    }

    /**
     * @param institutions what the filter of that name means; not looked at without the filter
     */
    Slice<TrailRow> list(ListRequest request, Collection<UUID> institutions) {
        var parameters = new HashMap<String, Object>();
        var select =
                new StringBuilder("select t.*, t.number as id from identity.trail t where true");
        who(request.filter("who"), select, parameters);
        for (var name : List.of("action", "kind")) {
            if (!request.filter(name).isEmpty()) {
                select.append(" and t.%1$s = :%1$s".formatted(name));
                parameters.put(name, request.filter(name));
            }
        }
        day(request.filter("from"), 0, " and t.at >= :from", select, parameters);
        day(request.filter("until"), 1, " and t.at < :until", select, parameters);
        if (!request.filter("object").isEmpty()) {
            var object = id(request.filter("object"));
            select.append(object == null ? " and false" : " and t.object = :object");
            parameters.put("object", object == null ? "" : object);
        }
        if (!request.filter("institution").isEmpty()) {
            select.append(" and t.institution = any(:institutions)");
            parameters.put("institutions", institutions.toArray(UUID[]::new));
        }
        return request.read(jdbc, select.toString(), parameters, TrailRow::of);
    }

    /** An account's id, or how a name begins. */
    private static void who(String who, StringBuilder select, Map<String, Object> parameters) {
        if (who.isEmpty()) {
            return;
        }
        var account = id(who);
        if (account != null) {
            select.append(" and t.account = :account");
            parameters.put("account", account);
        } else {
            // a range, not "like": it uses the index whatever the name
            select.append(" and t.actor >= :who and t.actor <= :whoEnd");
            parameters.put("who", who);
            parameters.put("whoEnd", who + LAST_CHARACTER);
        }
    }

    private void day(
            String text,
            int daysLater,
            String condition,
            StringBuilder select,
            Map<String, Object> parameters) {
        try {
            if (!text.isEmpty()) {
                OffsetDateTime start =
                        LocalDate.parse(text)
                                .plusDays(daysLater)
                                .atStartOfDay(clock.getZone())
                                .toOffsetDateTime();
                select.append(condition);
                parameters.put(daysLater == 0 ? "from" : "until", start);
            }
        } catch (DateTimeParseException notADay) {
            select.append(" and false");
        }
    }

    static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
