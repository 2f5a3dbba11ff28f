package jieli.identity;

import java.util.Optional;
import java.util.function.Supplier;
import jieli.directory.InstitutionId;
import jieli.directory.Stewardship;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whose account the work at hand is done for; the second wall is told it with each transaction. */
public final class Acting {

    private static final ScopedValue<AccountId> AS = ScopedValue.newInstance();

    private Acting() {}

    /** The account of the request, or the one named by {@link #as}. */
    public static Optional<AccountId> current() {
        if (AS.isBound()) {
            return Optional.of(AS.get());
        }
        return me().map(Me::account);
    }

    /** The person at the keyboard, if someone is signed in. */
    public static Optional<Me> me() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Me me
                ? Optional.of(me)
                : Optional.empty();
    }

    /** Whoever may write the directory keeps what lies in the reach of that right. */
    @Component
    static class Steward implements Stewardship {

        @Override
        public boolean overEverything() {
            return me().filter(me -> me.reach(Right.DIRECTORY_WRITE).everywhere()).isPresent();
        }

        @Override
        public boolean over(InstitutionId institution) {
            return me().filter(me -> me.reach(Right.DIRECTORY_WRITE).covers(institution))
                    .isPresent();
        }
    }

    /** Work of the house itself in somebody's name: the demonstration's, a test's. */
    public static <T> T as(AccountId account, Supplier<T> work) {
        return ScopedValue.where(AS, account).call(work::get);
    }
}
