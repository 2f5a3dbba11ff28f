package jieli.mentoring.competence;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jieli.directory.InstitutionId;
import jieli.directory.PersonId;
import jieli.identity.Me;
import jieli.mentoring.competence.SkillWords.Sentence;
import jieli.terms.NotFound;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Levels granted, suspended, taken back; alarms answered. All of it leads back to the curve. */
@Controller
class GrantPages {

    /**
     * What was typed into a refused form.
     *
     * @param form the id of what it is about
     */
    record Kept(String form, String until, String words) implements Serializable {}

    private final Grants grants;
    private final Relapses relapses;
    private final Skills skills;
    private final Sight sight;

    GrantPages(Grants grants, Relapses relapses, Skills skills, Sight sight) {
        this.grants = grants;
        this.relapses = relapses;
        this.skills = skills;
        this.sight = sight;
    }

    /** Whoever grants to themselves is told so, rather than that there is no such page. */
    @PostMapping("/mentoring/people/{person}/grants")
    @PreAuthorize("hasAuthority('SKILL_GRANT')")
    String grant(
            @PathVariable PersonId person,
            @RequestParam(defaultValue = "") String institution,
            @RequestParam(defaultValue = "") String technique,
            @RequestParam Map<String, String> parameters,
            Me me,
            RedirectAttributes flash) {
        sight.of(person, me);
        var skill = skills.get(person, InstitutionId.of(institution), SkillWords.known(technique));
        var form = GrantForm.of(parameters);
        var refusal = grants.grant(skill, form, me);
        tell(refusal, "typedGrant", form, "mentoring.grant.done.granted", flash);
        return curve(skill.person(), skill.institution(), skill.technique());
    }

    @PostMapping("/mentoring/grants/{id}/suspensions")
    @PreAuthorize("hasAuthority('SKILL_GRANT')")
    String suspend(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            Me me,
            RedirectAttributes flash) {
        var grant = grants.get(Grant.idOf(id), me);
        var until = Typed.text(parameters.get("until"));
        var reason = Typed.text(parameters.get("reason"));
        var refusal = grants.suspend(grant, until, reason, me);
        var done = until.isEmpty() ? "withdrawn" : "suspended";
        tell(
                refusal,
                "typed",
                new Kept(grant.id().toString(), until, reason),
                "mentoring.grant.done." + done,
                flash);
        return curve(grant.person(), grant.institution(), grant.technique());
    }

    @PostMapping("/mentoring/relapses/{id}/answer")
    @PreAuthorize("isAuthenticated()")
    String answer(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            Me me,
            RedirectAttributes flash) {
        UUID relapse = Grant.idOf(id);
        var one = relapses.get(relapse);
        if (!sight.of(one.person(), me).covers(one.institution())) {
            throw new NotFound(id);
        }
        var words = Typed.text(parameters.get("words"));
        var refusal = relapses.answer(one, words, me);
        tell(refusal, "typed", new Kept(id, "", words), "mentoring.relapse.done.answered", flash);
        return curve(one.person(), one.institution(), one.technique());
    }

    private static void tell(
            Optional<Sentence> refusal,
            String name,
            Serializable typed,
            String done,
            RedirectAttributes flash) {
        refusal.ifPresentOrElse(
                why -> {
                    flash.addFlashAttribute("refusal", why.key());
                    flash.addFlashAttribute("refusalWords", why.words().toArray());
                    flash.addFlashAttribute(name, typed);
                },
                () -> flash.addFlashAttribute("done", done));
    }

    private static String curve(PersonId person, InstitutionId institution, String technique) {
        return "redirect:/mentoring/people/%s/%s?institution=%s"
                .formatted(person, technique, institution);
    }
}
