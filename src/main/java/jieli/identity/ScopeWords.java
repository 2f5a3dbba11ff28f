package jieli.identity;

import java.util.Locale;
import jieli.directory.Directory;
import jieli.directory.Institution;
import jieli.directory.Region;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Scopes as people call them. */
@Component
public class ScopeWords {

    private final Directory directory;
    private final PairingNames pairings;
    private final MessageSource messages;

    ScopeWords(Directory directory, PairingNames pairings, MessageSource messages) {
        this.directory = directory;
        this.pairings = pairings;
        this.messages = messages;
    }

    /** The name of the place; its code where the place is gone. */
    public String of(Scope scope, Locale locale) {
        return switch (scope) {
            case Scope.Everywhere() ->
                    messages.getMessage("identity.scope.EVERYWHERE", null, locale);
            case Scope.OfPairing(var pairing) ->
                    pairings.pairingNames().getOrDefault(pairing, pairing.toString());
            case Scope.OfInstitution(var institution) ->
                    directory.find(institution).map(Institution::name).orElse(scope.key());
            case Scope.OfRegion(var region) ->
                    directory.find(region).map(Region::name).orElse(scope.key());
        };
    }
}
