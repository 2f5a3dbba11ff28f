package jieli.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.InstitutionId;
import jieli.directory.Moved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what scopes cover in step with the directory, in the transaction of the change. */
@Component
class Covers {

    /** Communities within communities; deeper than this is a mistake in the data. */
    private static final int DEEPEST = 10;

    private final Directory directory;
    private final HoldingBook book;

    Covers(Directory directory, HoldingBook book) {
        this.directory = directory;
        this.book = book;
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
                    directory.within(institution).forEach(each -> book.cover(each, around(each)));
            case Moved.ARegion _ -> book.coveredScopes().forEach(this::keep);
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
