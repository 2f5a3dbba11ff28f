package jieli.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Moved;
import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what scopes cover in step with the directory, in the transaction of the change. */
@Component
class Covers {

    /** Communities within communities; deeper than this is a mistake in the data. */
    private static final int DEEPEST = 10;

    private final Directory directory;
    private final HoldingBook book;
    private final Trail trail;

    Covers(Directory directory, HoldingBook book, Trail trail) {
        this.directory = directory;
        this.book = book;
        this.trail = trail;
    }

    /** Somebody holds a role for this scope. */
    void keep(Scope scope) {
        switch (scope) {
            case Scope.OfInstitution(var institution) ->
                    book.cover(scope, directory.within(institution));
            case Scope.OfRegion(var region) -> book.cover(scope, directory.within(region));
            case Scope.Everywhere(), Scope.OfPairing(_) -> {}
        }
    }

    @EventListener
    void moved(Moved event) {
        switch (event) {
            case Moved.AnInstitution(var institution) ->
                    directory.within(institution).forEach(this::place);
            case Moved.APerson _ -> {}
            case Moved.ARegion _ -> book.coveredScopes().forEach(this::keep);
        }
    }

    /** Whoever holds a role for a scope gains or loses what moves: that is a change of rights. */
    private void place(InstitutionId institution) {
        var before = book.scopesAround(institution);
        book.cover(institution, around(institution));
        var after = book.scopesAround(institution);
        if (!before.equals(after)) {
            trail.add(
                    Entry.of(Action.RIGHTS_CHANGED, "institution", institution.value())
                            .at(institution.value())
                            .change(before, after));
        }
    }

    private List<Scope> around(InstitutionId id) {
        var scopes = new ArrayList<Scope>();
        var institution = directory.find(id);
        institution
                .map(Institution::region)
                .ifPresent(region ->
                        directory
                                .path(region)
                                .forEach(each -> scopes.add(new Scope.OfRegion(each.code()))));
        var up = institution;
        while (up.isPresent() && scopes.size() < 2 * DEEPEST) {
            scopes.add(new Scope.OfInstitution(up.get().id()));
            up = Optional.ofNullable(up.get().community()).flatMap(directory::find);
        }
        return scopes;
    }
}
