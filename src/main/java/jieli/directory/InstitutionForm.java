package jieli.directory;

import java.io.Serializable;
import java.util.List;
import jieli.directory.Institution.Grade;
import jieli.directory.Institution.Kind;
import jieli.directory.Institution.Level;
import jieli.directory.Typed.Reading;
import org.jspecify.annotations.Nullable;

/**
 * An institution as it was typed, right or wrong.
 *
 * @param otherNames further names, one a line
 */
record InstitutionForm(
        String name,
        String otherNames,
        String kind,
        String level,
        String grade,
        String region,
        String community,
        String source)
        implements Serializable {

    InstitutionForm {
        name = Typed.text(name);
        otherNames = Typed.text(otherNames);
        kind = Typed.text(kind);
        level = Typed.text(level);
        grade = Typed.text(grade);
        region = Typed.text(region);
        community = Typed.text(community);
        source = Typed.text(source);
    }

    static InstitutionForm blank(String region) {
        return new InstitutionForm("", "", "HOSPITAL", "", "", region, "", "");
    }

    static InstitutionForm of(Institution institution) {
        var level = institution.level();
        var grade = institution.grade();
        var community = institution.community();
        return new InstitutionForm(
                institution.name(),
                String.join("\n", institution.otherNames()),
                institution.kind().name(),
                level == null ? "" : level.name(),
                grade == null ? "" : grade.name(),
                institution.region().value(),
                community == null ? "" : community.toString(),
                institution.source());
    }

    /** Reads the form as the institution of this id, new or known. */
    Reading<Institution> read(
            InstitutionId id, boolean simulated, Regions regions, Institutions institutions) {
        var why = why(id, regions, institutions);
        if (why != null) {
            return new Reading.Refused<>(why);
        }
        return new Reading.Accepted<>(
                new Institution(
                        id,
                        name,
                        names(),
                        Typed.choice(Kind.class, kind).orElse(Kind.OTHER),
                        Typed.choice(Level.class, level).orElse(null),
                        Typed.choice(Grade.class, grade).orElse(null),
                        new RegionCode(region),
                        "",
                        community.isEmpty() ? null : InstitutionId.of(community),
                        simulated,
                        source));
    }

    private List<String> names() {
        return otherNames
                .lines()
                .map(String::strip)
                .filter(other -> !other.isEmpty() && !other.equals(name))
                .distinct()
                .toList();
    }

    private @Nullable Refusal why(InstitutionId id, Regions regions, Institutions institutions) {
        if (name.isEmpty()) {
            return Refusal.NAME_MISSING;
        }
        if (name.length() > Typed.LONGEST_NAME
                || names().stream().anyMatch(other -> other.length() > Typed.LONGEST_NAME)) {
            return Refusal.NAME_TOO_LONG;
        }
        if (!RegionCode.isCode(region) || regions.find(new RegionCode(region)).isEmpty()) {
            return Refusal.REGION_UNKNOWN;
        }
        var namesake = institutions.find(new RegionCode(region), name);
        if (namesake.isPresent() && !namesake.get().id().equals(id)) {
            return Refusal.INSTITUTION_TAKEN;
        }
        if (level.isEmpty() && !grade.isEmpty()) {
            return Refusal.GRADE_WITHOUT_LEVEL;
        }
        var member =
                community.isEmpty()
                        || institutions.communities().stream()
                                .map(Institution::id)
                                .anyMatch(known ->
                                        known.toString().equals(community) && !known.equals(id));
        return member ? null : Refusal.COMMUNITY_WRONG;
    }
}
