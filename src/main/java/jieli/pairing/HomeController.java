package jieli.pairing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import jieli.pairing.HomePage.Card;
import jieli.pairing.Overview.Glance;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: the programmes, what awaits somebody, the map of pairs. */
@Controller
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
    String home(Model model, Locale locale) {
        var running = book.running(LocalDate.now(clock), CARDS + 1);
        var shown = overview.glances(running.stream().limit(CARDS).toList());
        var cards = shown.stream().map(glance -> card(glance, locale)).toList();
        model.addAttribute(
                "page", new HomePage(cards, HomePage.arcs(shown), running.size() > CARDS));
        return "pairing/home";
    }

    private Card card(Glance glance, Locale locale) {
        var figures = overview.figures(glance.id(), locale);
        return new Card(
                glance,
                figures.stream().limit(FIGURES).toList(),
                Math.max(0, figures.size() - FIGURES),
                overview.attention(glance, locale));
    }
}
