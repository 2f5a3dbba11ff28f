package jieli.mentoring.baton;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jieli.deployment.Posting;
import jieli.directory.Moved;
import jieli.mentoring.Entry;
import jieli.mentoring.Stale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what changes a standing without being a deed of this module; works out in the background
 * what nobody asks for, so that what counts is told on the day it comes true.
 */
@Component
class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final int SECONDS_BETWEEN = 60;

    private final Batons batons;
    private final DeedBook deeds;
    private final Stale stale;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final ScheduledExecutorService line =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("batons").factory());

    Keeper(Batons batons, DeedBook deeds, Stale stale) {
        this.batons = batons;
        this.deeds = deeds;
        this.stale = stale;
    }

    @EventListener
    void stepped(Posting.Stepped step) {
        stale.mark(List.of(step.posting().recipient()));
    }

    @EventListener
    void agreed(Posting.Agreed term) {
        stale.mark(List.of(term.posting().recipient()));
    }

    /** A case marks its own technique; one that no longer counts may have been of another. */
    @EventListener
    void changed(Entry.Changed change) {
        var replaces = change.entry().replaces();
        if (replaces != null) {
            deeds.markFor(replaces);
        }
        if (!change.counts()) {
            stale.mark(change.entry().institution(), change.entry().technique());
        }
    }

    @EventListener
    void moved(Moved.APerson somebody) {
        deeds.markFor(somebody.person());
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        line.execute(this::seek);
        line.scheduleWithFixedDelay(this::work, 1, SECONDS_BETWEEN, TimeUnit.SECONDS);
        line.scheduleWithFixedDelay(this::seek, 1, 1, TimeUnit.DAYS);
    }

    @PreDestroy
    void end() throws InterruptedException {
        ending.set(true);
        line.shutdown();
        line.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void seek() {
        try {
            batons.seek();
        } catch (RuntimeException later) {
            LOG.warn("standings are looked for later: {}", later.toString());
        }
    }

    private void work() {
        try {
            batons.workOn(() -> !ending.get());
        } catch (RuntimeException later) {
            LOG.warn("standings are worked out later: {}", later.toString());
        }
    }
}
