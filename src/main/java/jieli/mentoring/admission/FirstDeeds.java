package jieli.mentoring.admission;

import static jieli.mentoring.admission.TechniqueDeeds.choice;
import static jieli.mentoring.admission.TechniqueDeeds.day;
import static jieli.mentoring.admission.TechniqueDeeds.text;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.mentoring.admission.FirstBook.Confirmation;
import jieli.mentoring.admission.FirstClaim.Scope;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may be said and decided about firsts. */
@Controller
class FirstDeeds {

    /** What was typed for a claim and turned away. */
    record TypedClaim(String institution, String technique, String scope, String day, String words)
            implements Serializable {}

    /** What was typed on a claim's page and turned away. */
    record Typed(String form, String number, String authority, String day, String reason)
            implements Serializable {}

    private final Firsts firsts;
    private final Proofs proofs;

    FirstDeeds(Firsts firsts, Proofs proofs) {
        this.firsts = firsts;
        this.proofs = proofs;
    }

    @PostMapping("/mentoring/firsts")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String state(
            @RequestParam(defaultValue = "") String institution,
            @RequestParam(defaultValue = "") String technique,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String words,
            Me me,
            RedirectAttributes flash) {
        var wide = choice(Scope.class, scope);
        var on = day(text(day));
        var why =
                isNoId(institution) || wide.isEmpty() || !text(day).isEmpty() && on.isEmpty()
                        ? Optional.of(Refusal.of("claim"))
                        : firsts.state(
                                new Firsts.Said(
                                        InstitutionId.of(institution),
                                        technique,
                                        wide.get(),
                                        on.orElse(null),
                                        text(words)),
                                me);
        answer(why, "stated", new TypedClaim(institution, technique, scope, day, words), flash);
        return "redirect:/mentoring/firsts";
    }

    private static boolean isNoId(String typed) {
        try {
            UUID.fromString(typed);
            return false;
        } catch (IllegalArgumentException noId) {
            return true;
        }
    }

    @PostMapping("/mentoring/firsts/{id}/confirmations")
    @PreAuthorize("hasAuthority('SKILL_GRANT')")
    String confirm(
            @PathVariable FirstClaim.Id id,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String authority,
            @RequestParam(defaultValue = "") String day,
            Me me,
            RedirectAttributes flash) {
        var claim = firsts.get(id, me, Right.SKILL_GRANT);
        var on = day(text(day));
        var why =
                on.isEmpty()
                        ? Optional.of(Refusal.of("day"))
                        : proofs.confirm(
                                claim,
                                new Confirmation(text(number), text(authority), on.get()),
                                me);
        answer(why, "confirmed", new Typed("confirmation", number, authority, day, ""), flash);
        return "redirect:/mentoring/firsts/" + id;
    }

    @PostMapping("/mentoring/firsts/{id}/proofs")
    @PreAuthorize("hasAuthority('SKILL_GRANT')")
    String prove(@PathVariable FirstClaim.Id id, Me me, RedirectAttributes flash) {
        var why = proofs.prove(firsts.get(id, me, Right.SKILL_GRANT), me);
        answer(why, "proven", new Typed("proof", "", "", "", ""), flash);
        return "redirect:/mentoring/firsts/" + id;
    }

    /** Whoever decides between two reaches both. */
    @PostMapping("/mentoring/firsts/{id}/resolutions")
    @PreAuthorize("hasAuthority('PROGRAMME_WRITE')")
    String resolve(
            @PathVariable FirstClaim.Id id,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String stands,
            @RequestParam(defaultValue = "") String reason,
            Me me,
            RedirectAttributes flash) {
        var claim = firsts.get(id, me, Right.PROGRAMME_WRITE);
        var isChosen = stands.equals("this") || stands.equals("other");
        if (isNoId(other) || !isChosen) {
            answer(
                    Optional.of(Refusal.of("resolution")),
                    "",
                    new Typed("resolution", "", "", "", reason),
                    flash);
            return "redirect:/mentoring/firsts/" + id;
        }
        var against = firsts.get(FirstClaim.Id.of(other), me, Right.PROGRAMME_WRITE);
        var why =
                stands.equals("this")
                        ? proofs.resolve(claim, against, text(reason), me)
                        : proofs.resolve(against, claim, text(reason), me);
        answer(why, "resolved", new Typed("resolution", "", "", "", reason), flash);
        return "redirect:/mentoring/firsts/" + id;
    }

    private static void answer(
            Optional<Refusal> why, String done, Serializable typed, RedirectAttributes flash) {
        why.ifPresentOrElse(
                one -> {
                    flash.addFlashAttribute("refusal", one.key());
                    flash.addFlashAttribute("refusalWords", one.words().toArray(String[]::new));
                    flash.addFlashAttribute("typed", typed);
                },
                () -> flash.addFlashAttribute("done", "mentoring.first.done." + done));
    }
}
