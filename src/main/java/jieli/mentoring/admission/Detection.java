package jieli.mentoring.admission;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jieli.directory.InstitutionId;
import jieli.mentoring.Entry;
import jieli.mentoring.admission.Areas.Placed;
import jieli.mentoring.admission.CaseHistory.Case;
import jieli.mentoring.admission.FirstClaim.Scope;
import jieli.mentoring.admission.FirstClaim.Source;
import jieli.mentoring.admission.FirstClaim.State;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sees in the transaction of an entry whether it was the first of its kind. Most are not, as the
 * log saw when it added them.
 */
@Component
class Detection {

    private final CaseHistory history;
    private final FirstBook book;
    private final Areas areas;
    private final Proofs proofs;

    Detection(CaseHistory history, FirstBook book, Areas areas, Proofs proofs) {
        this.history = history;
        this.book = book;
        this.areas = areas;
        this.proofs = proofs;
    }

    @EventListener
    void look(Entry.Changed changed) {
        var entry = changed.entry();
        var technique = entry.technique();
        if (changed.counts()) {
            if (changed.seen().first()
                    && !history.hasEarlier(entry.institution(), technique, entry.day(), entry.id())
                    && book.of(entry.id()).isEmpty()) {
                history.find(entry.id()).ifPresent(one -> first(one, technique, changed.by()));
            }
        } else {
            leave(entry, changed.by());
        }
    }

    /**
     * What the case proved is a claim again; whoever came next at the hospital and in the region of
     * each claim is the first now. A case that replaces it is in the log already.
     */
    private void leave(Entry entry, String by) {
        var claims = book.of(entry.id());
        claims.forEach(claim -> proofs.gone(claim, by));
        claims.stream()
                .flatMap(claim -> Stream.of(List.of(claim.institution()), areas.within(claim)))
                .distinct()
                .flatMap(hospitals -> history.earliest(hospitals, entry.technique()).stream())
                .distinct()
                .forEach(next -> first(next, entry.technique(), by));
    }

    /**
     * Where it was in use before anybody kept a log nothing is a first, but it is an earlier case.
     */
    private void first(Case one, String technique, String by) {
        if (!history.isOld(List.of(one.institution()), technique)) {
            scope(one, technique).ifPresent(scope -> claim(one, technique, scope));
        }
        book.proven(technique).stream()
                .filter(proven -> isBefore(one, proven))
                .filter(proven -> areas.within(proven).contains(one.institution()))
                .forEach(proven -> proofs.overtaken(proven, one, by));
    }

    private static boolean isBefore(Case one, FirstClaim proven) {
        var day = proven.day();
        return proven.state() == State.PROVEN && day != null && one.day().isBefore(day);
    }

    private void claim(Case one, String technique, Scope scope) {
        var region = areas.region(one.institution(), scope);
        if (region.isEmpty()) {
            return;
        }
        book.add(
                new FirstClaim(
                        FirstClaim.Id.derived(
                                Source.DETECTED, one.institution(), technique, scope, one.id()),
                        one.institution(),
                        technique,
                        scope,
                        region.get().code().toString(),
                        one.day(),
                        one.id(),
                        Source.DETECTED,
                        "",
                        "/mentoring/entries/" + one.id(),
                        one.pairing(),
                        State.CLAIM,
                        one.simulated()),
                areas.around(one.institution()),
                null);
    }

    /**
     * The widest scope of which the history says something: a wider one counts only if some other
     * hospital in it keeps a log to compare with. Empty if a document tells of an earlier one.
     */
    private Optional<Scope> scope(Case one, String technique) {
        var told =
                areas.told(technique).stream()
                        .filter(each -> each.isBefore(one.day()))
                        .map(Placed::place)
                        .toList();
        Set<InstitutionId> compared = new HashSet<>(Set.of(one.institution()));
        if (told.contains(one.institution())) {
            return Optional.empty();
        }
        var widest = Scope.HOSPITAL;
        for (var scope : EnumSet.complementOf(EnumSet.of(Scope.HOSPITAL))) {
            var others = new HashSet<InstitutionId>();
            areas.region(one.institution(), scope)
                    .ifPresent(region -> others.addAll(areas.within(region)));
            others.removeAll(compared);
            if (!Collections.disjoint(others, told) || isDoneBefore(others, technique, one.day())) {
                break;
            }
            if (!others.isEmpty() && history.isKept(others)) {
                compared.addAll(others);
                widest = scope;
            }
        }
        return Optional.of(widest);
    }

    private boolean isDoneBefore(Set<InstitutionId> others, String technique, LocalDate day) {
        return history.isOld(others, technique)
                || history.earliest(others, technique)
                        .filter(other -> !other.day().isAfter(day))
                        .isPresent();
    }
}
