package jieli.deployment.planning.round;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import jieli.deployment.Period;
import jieli.identity.Me;
import jieli.identity.Right;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done to a round's posts, nominees, pins. */
@Controller
@PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
class EntryPages {

    private final Rounds rounds;
    private final Entries entries;

    EntryPages(Rounds rounds, Entries entries) {
        this.rounds = rounds;
        this.entries = entries;
    }

    @PostMapping("/deployment/plans/{id}/seats")
    String copySeats(@PathVariable String id, Me me, RedirectAttributes flash) {
        var round = round(id, me);
        var came = entries.copySeats(round);
        flash.addFlashAttribute(
                "done", "deployment.plan.done." + (came == 0 ? "no-seat" : "seats"));
        return "redirect:" + round.link() + "#posts";
    }

    @PostMapping("/deployment/plans/{id}/people")
    String copyPeople(@PathVariable String id, Me me, RedirectAttributes flash) {
        var round = round(id, me);
        var came = entries.copyPeople(round);
        flash.addFlashAttribute(
                "done", "deployment.plan.done." + (came == 0 ? "nobody" : "people"));
        return "redirect:" + round.link() + "#nominees";
    }

    @PostMapping("/deployment/plans/{id}/posts/{post}/leaving")
    String leaveOutPost(
            @PathVariable String id, @PathVariable UUID post, Me me, RedirectAttributes flash) {
        var round = round(id, me);
        entries.leaveOutPost(round.id(), post);
        flash.addFlashAttribute("done", "deployment.plan.done.left-out");
        return "redirect:" + round.link() + "#posts";
    }

    @PostMapping("/deployment/plans/{id}/nominees/{nominee}/leaving")
    String leaveOutNominee(
            @PathVariable String id, @PathVariable UUID nominee, Me me, RedirectAttributes flash) {
        var round = round(id, me);
        entries.leaveOutNominee(round.id(), nominee);
        flash.addFlashAttribute("done", "deployment.plan.done.left-out");
        return "redirect:" + round.link() + "/nominees";
    }

    /** A pin as it was typed; the last day is in it. */
    record PinForm(String post, String nominee, String from, String last, String wanted)
            implements java.io.Serializable {}

    @PostMapping("/deployment/plans/{id}/pins")
    String pin(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String post,
            @RequestParam(defaultValue = "") String nominee,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "true") String wanted,
            Me me,
            RedirectAttributes flash) {
        var round = round(id, me);
        var typed = new PinForm(post, nominee, from, last, wanted);
        try {
            var during = new Period(day(from), day(last).plusDays(1));
            entries.pin(
                    round,
                    wanted.equals("true"),
                    UUID.fromString(post),
                    UUID.fromString(nominee),
                    during,
                    me);
            flash.addFlashAttribute("done", "deployment.plan.done.pin");
        } catch (DateTimeParseException noDay) {
            refuse(flash, "date", typed);
        } catch (IllegalArgumentException reversedOrNoId) {
            refuse(flash, post.isEmpty() || nominee.isEmpty() ? "pin" : "reversed", typed);
        }
        return "redirect:" + round.link() + "#pins";
    }

    /** ISO dates may have years no calendar of ours has. */
    private static LocalDate day(String typed) {
        return LocalDate.parse(typed.length() > 10 ? "" : typed);
    }

    private static void refuse(RedirectAttributes flash, String why, PinForm typed) {
        flash.addFlashAttribute("refusal", "deployment.plan.refusal." + why);
        flash.addFlashAttribute("pin", typed);
    }

    @PostMapping("/deployment/plans/{id}/pins/{pin}/lifting")
    String lift(@PathVariable String id, @PathVariable UUID pin, Me me, RedirectAttributes flash) {
        var round = round(id, me);
        entries.lift(round.id(), pin, me);
        flash.addFlashAttribute("done", "deployment.plan.done.lifted");
        return "redirect:" + round.link() + "#pins";
    }

    private Round round(String id, Me me) {
        return rounds.get(RoundId.of(id), me.reach(Right.PROGRAMME_WRITE));
    }
}
