package jieli.mentoring.baton;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jieli.identity.LocalPath;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.Role;
import jieli.mentoring.Awaiting;
import jieli.mentoring.Places;
import jieli.mentoring.Places.Within;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What whoever answers for a hospital is shown unasked: the board first, its warnings on the desk.
 */
@Component
@Order(50)
class Directors implements Awaiting, LocalPath.Landing {

    private static final int MOST = 100;
    private static final LocalPath BOARD = new LocalPath("/mentoring");

    private final BoardBook book;
    private final BoardViews views;
    private final Places places;

    Directors(BoardBook book, BoardViews views, Places places) {
        this.book = book;
        this.views = views;
        this.places = places;
    }

    @Override
    public Optional<LocalPath> landing(Me me) {
        return me.holdings().stream()
                        .anyMatch(holding ->
                                holding.role() == Role.RECEIVER_AFFAIRS
                                        || holding.role() == Role.BUREAU)
                ? Optional.of(BOARD)
                : Optional.empty();
    }

    /** As kept; the desk waits for nothing to be worked out. */
    @Override
    public List<Item> items(Me me) {
        if (!me.may(Right.SKILL_GRANT) && !me.may(Right.PROGRAMME_WRITE)) {
            return List.of();
        }
        var within = answeredFor(me);
        return views.rows(book.warnings(within, "", MOST), Locale.CHINESE).stream()
                .flatMap(row -> Optional.ofNullable(row.notice()).stream())
                .map(Directors::item)
                .toList();
    }

    private Within answeredFor(Me me) {
        var granting = places.within(me, Right.SKILL_GRANT);
        var running = places.within(me, Right.PROGRAMME_WRITE);
        var all = new HashSet<>(granting.institutions());
        all.addAll(running.institutions());
        return new Within(granting.everywhere() || running.everywhere(), all);
    }

    private static Item item(BoardViews.Notice notice) {
        return new Item(
                "mentoring.baton.warned." + notice.kind(),
                List.of(notice.hospital(), notice.technique(), notice.person(), notice.day()),
                notice.link(),
                !notice.day().isEmpty());
    }
}
