package jieli.pairing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.pairing.HomePage.Card;
import jieli.pairing.Overview.Glance;
import jieli.pairing.ProgrammeFigures.Account;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page: the programmes, what awaits somebody, the map of pairs. Whoever is signed in has
 * one; without a right to read programmes it is empty.
 */
@Controller
@PreAuthorize("isAuthenticated()")
class HomeController {

    private static final int CARDS = 12;
    private static final int FIGURES = 6;

    private final PairingBook book;
    private final Overview overview;
    private final Clock clock;

    HomeController(PairingBook book, Overview overview, Clock clock) {
        this.book = book;
        this.overview = overview;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Me me, Model model, Locale locale) {
        var reach = me.reach(Right.PROGRAMME_READ);
        var running = book.running(LocalDate.now(clock), reach, CARDS + 1);
        var shown = overview.glances(running.stream().limit(CARDS).toList());
        var cards = cards(shown, locale);
        model.addAttribute(
                "page", new HomePage(cards, HomePage.arcs(shown), running.size() > CARDS));
        return "pairing/home";
    }

    private List<Card> cards(List<Glance> shown, Locale locale) {
        var accounts = overview.accounts(shown, locale);
        return shown.stream()
                .map(glance -> card(glance, Objects.requireNonNull(accounts.get(glance.id()))))
                .toList();
    }

    private static Card card(Glance glance, Account account) {
        var figures = account.figures();
        return new Card(
                glance,
                figures.stream().limit(FIGURES).toList(),
                Math.max(0, figures.size() - FIGURES),
                account.attention());
    }
}
