package jieli.deployment.planning.round;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jieli.deployment.planning.round.IntakeBook.End;
import jieli.deployment.planning.round.IntakeBook.Work;
import jieli.deployment.planning.workbook.Opened;
import jieli.deployment.planning.workbook.Workbooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads workbooks in the background, one after the other; taken whole or not at all. */
@Component
class Intakes {

    private static final Logger LOG = LoggerFactory.getLogger(Intakes.class);
    private static final int SECONDS_BETWEEN = 20;

    private final IntakeBook book;
    private final Entries entries;
    private final Checks checks;
    private final Forms forms;
    private final TransactionTemplate transaction;
    private final ScheduledExecutorService line =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("intakes").factory());

    Intakes(
            IntakeBook book,
            Entries entries,
            Checks checks,
            Forms forms,
            TransactionTemplate transaction) {
        this.book = book;
        this.entries = entries;
        this.checks = checks;
        this.forms = forms;
        this.transaction = transaction;
    }

    /** What another node left behind is looked for now and then. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        line.scheduleWithFixedDelay(this::work, 2, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        line.shutdownNow();
    }

    void bring(Work work, String by) {
        book.add(work, by);
        line.execute(this::work);
    }

    private void work() {
        try {
            for (var next = book.claim(); next.isPresent(); next = book.claim()) {
                read(next.get());
            }
        } catch (RuntimeException later) {
            LOG.warn("workbooks are read later: {}", later.toString());
        }
    }

    private void read(Work work) {
        try {
            var opened = Workbooks.open(work.bytes(), forms.columns(work.kind(), work.locale()));
            switch (opened) {
                case Opened.Refused(var why, var detail) ->
                        book.end(
                                work.id(),
                                new End(
                                        Intake.State.REFUSED,
                                        why.name(),
                                        detail,
                                        new Intake.Rows(0, 0, 0),
                                        null));
                case Opened.Table table -> read(work, table);
            }
        } catch (RuntimeException bug) {
            LOG.error("workbook {}", work.id(), bug);
            book.end(
                    work.id(),
                    new End(Intake.State.FAILED, null, "", new Intake.Rows(0, 0, 0), null));
        }
    }

    private void read(Work work, Opened.Table table) {
        var total = table.rows().size();
        book.progress(work.id(), total, 0);
        var checked =
                checks.of(work.kind(), work.round())
                        .check(table, done -> book.progress(work.id(), total, done));
        if (checked.complaints().isEmpty()) {
            transaction.executeWithoutResult(_ -> {
                var rows = new Intake.Rows(total, total, 0);
                if (end(work, Intake.State.TAKEN, rows, new byte[0])) {
                    entries.add(work.round(), checked.posts(), checked.nominees());
                }
            });
        } else {
            var rows = new Intake.Rows(total, total, checked.complaints().size());
            end(work, Intake.State.RETURNED, rows, answer(work, table, checked.complaints()));
        }
    }

    private boolean end(Work work, Intake.State state, Intake.Rows rows, byte[] answer) {
        return book.end(
                work.id(), new End(state, null, "", rows, answer.length == 0 ? null : answer));
    }

    private byte[] answer(Work work, Opened.Table table, Map<Integer, List<Complaint>> complaints) {
        var sentences = new TreeMap<Integer, String>();
        complaints.forEach((row, all) ->
                sentences.put(
                        row,
                        all.stream()
                                .map(one -> sentence(one, work.locale()))
                                .collect(Collectors.joining(" "))));
        return Workbooks.withProblems(
                forms.of("intake." + work.kind(), work.locale()),
                table,
                forms.of("intake.problem", work.locale()),
                sentences);
    }

    private String sentence(Complaint one, Locale locale) {
        return forms.of("row." + one.why(), locale, one.words().toArray());
    }
}
