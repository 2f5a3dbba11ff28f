package jieli.identity.vault;

import jieli.identity.audit.Action;
import jieli.identity.audit.Entry;
import jieli.identity.audit.Trail;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the trail of rotations: the command that rotates runs without it. */
@Component
class RotationNews implements ApplicationRunner {

    private final KeyMarks marks;
    private final Trail trail;

    RotationNews(KeyMarks marks, Trail trail) {
        this.marks = marks;
        this.trail = trail;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        marks.untold()
                .forEach(version ->
                        trail.add(
                                Entry.of(Action.KEY_ROTATED, "key", null)
                                        .change("", "version " + version)));
    }
}
