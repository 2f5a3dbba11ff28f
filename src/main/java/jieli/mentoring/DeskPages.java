package jieli.mentoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.Awaiting.Item;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What awaits whoever is at the keyboard. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_READ')")
class DeskPages {

    /** Everything {@code mentoring/desk.html} shows. */
    record Page(List<Item> items, boolean mayEnter) {}

    private final List<Awaiting> all;

    DeskPages(List<Awaiting> all) {
        this.all = all;
    }

    @GetMapping("/mentoring/desk")
    @Transactional(readOnly = true)
    String desk(Me me, Model model) {
        var items = new ArrayList<Item>();
        all.forEach(one -> items.addAll(one.items(me)));
        items.sort(Comparator.comparing(item -> !item.pressing()));
        model.addAttribute("page", new Page(items, me.may(Right.LOG_WRITE)));
        return "mentoring/desk";
    }

    /** Entries to be signed off, entries that came back. */
    @Component
    @Order(1)
    static class Entries implements Awaiting {

        private final LogList list;

        Entries(LogList list) {
            this.list = list;
        }

        @Override
        public List<Item> items(Me me) {
            var items = new ArrayList<Item>();
            var waiting = list.waiting(me.person());
            if (waiting > 0 && me.may(Right.LOG_WRITE)) {
                items.add(
                        new Item(
                                "mentoring.log.awaiting.sign",
                                List.of(Integer.toString(waiting)),
                                "/mentoring/log?state=WAITING&person=" + me.person(),
                                false));
            }
            list.returned(me.person(), me.account().value())
                    .forEach(entry ->
                            items.add(
                                    new Item(
                                            "mentoring.log.awaiting.returned",
                                            List.of(),
                                            "/mentoring/entries/" + entry,
                                            true)));
            return items;
        }
    }
}
