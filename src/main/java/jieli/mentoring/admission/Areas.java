package jieli.mentoring.admission;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Region;
import jieli.directory.RegionCode;
import jieli.identity.Reach;
import jieli.mentoring.admission.FirstClaim.Scope;
import jieli.mentoring.admission.ReportedFirsts.Told;
import jieli.pairing.Pairing;
import jieli.pairing.PairingId;
import jieli.pairing.Pairings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which hospitals lie within the scope of a first, and what documents tell of them. */
@Component
class Areas {

    /** A document's first with the hospital it means. */
    record Placed(Told told, InstitutionId place) {

        /** Whether it was over on a day. */
        boolean isBefore(LocalDate day) {
            var until = told.until();
            return until != null && !until.isAfter(day);
        }
    }

    private final Directory directory;
    private final Pairings pairings;
    private final ObjectProvider<ReportedFirsts> documents;

    Areas(Directory directory, Pairings pairings, ObjectProvider<ReportedFirsts> documents) {
        this.directory = directory;
        this.pairings = pairings;
        this.documents = documents;
    }

    /** Everything documents tell of techniques done for the first time. */
    List<Told> told() {
        return documents.stream().flatMap(one -> one.list().stream()).toList();
    }

    /** What they tell of a technique, with where they mean; asked once for each question. */
    List<Placed> told(String technique) {
        return told().stream()
                .filter(told -> told.technique().equals(technique))
                .flatMap(told -> place(told).map(place -> new Placed(told, place)).stream())
                .toList();
    }

    /** The codes of all regions a hospital lies in. */
    List<String> around(InstitutionId institution) {
        return directory
                .find(institution)
                .map(one -> directory.path(one.region()).stream())
                .orElseGet(Stream::empty)
                .map(region -> region.code().toString())
                .toList();
    }

    /**
     * The region a scope means around a hospital; empty if the directory knows none of that kind.
     */
    Optional<Region> region(InstitutionId institution, Scope scope) {
        return directory
                .find(institution)
                .map(Institution::region)
                .flatMap(code -> region(code, scope));
    }

    private Optional<Region> region(RegionCode code, Scope scope) {
        var path = directory.path(code);
        var found = path.stream().filter(one -> one.kind() == scope.kind()).findFirst();
        return found.isPresent() || scope != Scope.HOSPITAL
                ? found
                : Optional.of(path).filter(all -> !all.isEmpty()).map(List::getLast);
    }

    /** The hospitals a claim compares with, its own among them. */
    List<InstitutionId> within(FirstClaim claim) {
        return claim.scope() == Scope.HOSPITAL
                ? List.of(claim.institution())
                : directory.within(new RegionCode(claim.region()));
    }

    List<InstitutionId> within(Region region) {
        return directory.within(region.code());
    }

    /** Where a document means; where it names a place only, a hospital of the pairing. */
    Optional<InstitutionId> place(Told told) {
        var named = told.institution();
        return named != null ? Optional.of(named) : hospital(told.pairing());
    }

    private Optional<InstitutionId> hospital(PairingId pairing) {
        var recipients =
                pairings.find(pairing, Reach.EVERYWHERE).map(Pairing::recipients).orElse(List.of());
        var known = directory.institutions(recipients);
        return recipients.stream()
                .filter(known::containsKey)
                .min(Comparator.comparing(id -> !isHospital(known.get(id))));
    }

    private static boolean isHospital(@Nullable Institution one) {
        return one != null
                && (one.kind() == Institution.Kind.HOSPITAL
                        || one.kind() == Institution.Kind.MATERNAL_CHILD_HOSPITAL);
    }

    /** By whose work; a pairing of the hospital if the case names none. */
    Optional<PairingId> pairing(InstitutionId institution) {
        return pairings.list(Reach.EVERYWHERE).stream()
                .filter(pairing -> pairing.recipients().contains(institution))
                .map(Pairing::id)
                .findFirst();
    }
}
