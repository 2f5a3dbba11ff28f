package jieli.deployment.planning;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jieli.deployment.planning.round.Entries;
import jieli.deployment.planning.round.Round;
import jieli.identity.Me;
import jieli.terms.FreshId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs asked for or stopped. */
@Service
class Runs {

    private final RunBook book;
    private final Entries entries;
    private final Runner runner;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Runs(
            RunBook book,
            Entries entries,
            Runner runner,
            TransactionTemplate transaction,
            Clock clock) {
        this.book = book;
        this.entries = entries;
        this.runner = runner;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What an asking led to: the run, or the key of the sentence that says why none. */
    sealed interface Asked {
        record Begun(RunId id) implements Asked {}

        record Refused(String why) implements Asked {}
    }

    Asked ask(Round round, RunForm form, Me me) {
        return switch (form.check()) {
            case RunForm.Checked.Refused(var why) -> new Asked.Refused(why);
            case RunForm.Checked.Good(var task, var anew) ->
                    refusal(round, anew)
                            .<Asked>map(Asked.Refused::new)
                            .orElseGet(() -> begin(round, task, anew, me));
        };
    }

    private Optional<String> refusal(Round round, Run.@Nullable Anew anew) {
        if (entries.posts(round.id()).isEmpty()) {
            return Optional.of("deployment.plan.refusal.no-post");
        }
        var nominees = entries.nominees(round.id());
        if (nominees.isEmpty()) {
            return Optional.of("deployment.plan.refusal.no-nominee");
        }
        if (anew == null) {
            return Optional.empty();
        }
        var known =
                book.list(round.id()).stream()
                                .anyMatch(run -> run.id().equals(anew.earlier()) && run.hasPlan())
                        && nominees.stream().anyMatch(one -> one.id().equals(anew.absentee()));
        return known ? Optional.empty() : Optional.of("deployment.plan.refusal.absentee");
    }

    private Asked begin(Round round, Run.Task task, Run.@Nullable Anew anew, Me me) {
        var id = new RunId(FreshId.at(clock));
        transaction.executeWithoutResult(_ -> book.add(id, round.id(), task, anew, me.name()));
        runner.poke();
        return new Asked.Begun(id);
    }

    List<Run> list(Round round) {
        return book.list(round.id());
    }

    Run get(Round round, RunId id) {
        return book.get(round.id(), id);
    }

    /** Whichever node works on it ends within a few seconds; its best plan is kept. */
    void stop(Run run, Me me) {
        book.stop(run.id(), me.name());
    }
}
