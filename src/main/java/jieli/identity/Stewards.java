package jieli.identity;

import java.util.Set;
import jieli.directory.InstitutionId;
import jieli.directory.Stewardship;
import org.springframework.stereotype.Component;

/** Whoever may write the directory keeps what lies in the reach of that right. */
@Component
class Stewards implements Stewardship {

    private static final Reach NOTHING = new Reach(false, Set.of(), Set.of());

    @Override
    public boolean overEverything() {
        return reach().everywhere();
    }

    @Override
    public boolean over(InstitutionId institution) {
        return reach().covers(institution);
    }

    private static Reach reach() {
        return Acting.me().map(me -> me.reach(Right.DIRECTORY_WRITE)).orElse(NOTHING);
    }
}
