package jieli.identity.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the trail who is acting; {@code identity} knows. */
public interface Witness {

    /**
     * @param account null when nobody is signed in
     * @param name the person's name, or what was typed as a name at a failed sign-in
     * @param roles the roles held, in words of the code, separated by commas
     * @param address where the request came from, empty when there was none
     * @param device the browser as it names itself, cut to 200 characters
     */
    record Actor(
            @Nullable UUID account, String name, String roles, String address, String device) {}

    Actor actor();
}
