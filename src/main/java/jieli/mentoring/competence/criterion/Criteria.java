package jieli.mentoring.competence.criterion;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jieli.directory.InstitutionId;
import jieli.identity.Me;
import jieli.identity.Right;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import jieli.mentoring.Places;
import jieli.mentoring.Stale;
import jieli.mentoring.competence.Requirement;
import jieli.mentoring.competence.Skills;
import jieli.mentoring.competence.Typed;
import jieli.terms.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Versions read and added. */
@Service
@Transactional
class Criteria {

    private final Skills skills;
    private final Places places;
    private final Stale stale;
    private final Trail trail;

    Criteria(Skills skills, Places places, Stale stale, Trail trail) {
        this.skills = skills;
        this.places = places;
        this.stale = stale;
        this.trail = trail;
    }

    LocalDate today() {
        return skills.today();
    }

    boolean may(Me me, Right right, InstitutionId institution) {
        return places.within(me, right).covers(institution);
    }

    /** The newest first. */
    List<Requirement> versions(InstitutionId institution, String technique, Me me) {
        if (!may(me, Right.PROGRAMME_READ, institution)) {
            throw new NotFound(institution);
        }
        return skills.versions(institution, technique);
    }

    /** Adds a version; the simulated hospital's is simulated too. */
    CriterionForm.@Nullable Why set(
            InstitutionId institution, String technique, CriterionForm form, Me me) {
        if (!may(me, Right.SKILL_GRANT, institution)) {
            throw new NotFound(institution);
        }
        var why = form.refusal(today());
        if (why != null) {
            return why;
        }
        var versions = skills.versions(institution, technique);
        var next = versions.isEmpty() ? 1 : versions.getFirst().version() + 1;
        skills.set(requirement(institution, technique, next, form), me);
        stale.mark(institution, technique);
        trail.add(
                Entry.of(Action.DEFINITION_CHANGED, "criterion", null)
                        .at(institution.value())
                        .change(
                                technique + " " + (next - 1),
                                technique + " " + next + " " + form.numbers()));
        return null;
    }

    private static Requirement requirement(
            InstitutionId institution, String technique, int version, CriterionForm form) {
        return new Requirement(
                institution,
                technique,
                version,
                form.numbers(),
                form.failures(),
                Integer.parseInt(form.least()),
                form.rare(),
                form.committee(),
                Objects.requireNonNull(Typed.day(form.decided())),
                false);
    }
}
