package jieli.identity.audit;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import jieli.identity.audit.ChainCheck.Finding;
import jieli.identity.audit.ChainCheck.Head;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** {@code bin/jieli verify-audit}: whether the audit trail is as it was written. */
public final class VerifyCommand {

    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;
    private static final String NO_SUCH_TABLE = "42P01";

    private static final String HELP =
            """
            bin/jieli verify-audit [--head NUMBER:HASH]

            Recomputes the hash of every row of the audit trail and says whether the trail is whole,
            or which row is the first that is missing or not as it was written.

              --head NUMBER:HASH   an end noted earlier (this command prints it, the page /audit shows it)

            A chain cannot know that rows are missing at its end, nor that somebody wrote all of it anew.
            Whoever can change the database could do both; so note the end now and then where they
            cannot reach it, on paper for one, and give it with --head.

            Works beside a running Jieli, on a stopped one (JIELI_HOME), on JIELI_DB_URL.
            Exit status: 0 whole, 1 broken, 2 could not be checked.
            """;

    /** Lends a connection to the database, for as long as the work takes. */
    @FunctionalInterface
    public interface Lender {
        int lend(ToIntFunction<Connection> work);
    }

    private final PrintStream out;
    private final PrintStream err;

    public VerifyCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Says in one sentence what it found.
     *
     * @return 0 if the trail is whole, 1 if it is broken, 2 if that could not be found out
     */
    public int run(List<String> words, Lender database) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(HELP);
            return WHOLE;
        }
        if (words.isEmpty()) {
            return database.lend(connection -> check(connection, null));
        }
        var head = words.size() == 2 ? Head.read(words.getLast()) : Optional.<Head>empty();
        if (!words.getFirst().equals("--head") || head.isEmpty()) {
            err.println(
                    "jieli verify-audit: wants nothing, or --head NUMBER:HASH with 64 hexadecimal digits.");
            return NOT_CHECKED;
        }
        return database.lend(connection -> check(connection, head.get()));
    }

    private int check(Connection connection, @Nullable Head noted) {
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            return tell(new ChainCheck(jdbc).check(noted));
        } catch (SQLException | DataAccessException failed) {
            err.println("jieli verify-audit: " + reason(failed));
            return NOT_CHECKED;
        }
    }

    private int tell(Finding finding) {
        return switch (finding) {
            case Finding.Whole(var head) when head.number() == 0 -> {
                out.println("The audit trail is whole: it is empty, 0 rows.");
                yield WHOLE;
            }
            case Finding.Whole(var head) -> {
                out.printf(
                        Locale.ROOT,
                        "The audit trail is whole: %,d rows, head %s%n",
                        head.number(),
                        head);
                yield WHOLE;
            }
            case Finding.Broken(_, var sentence) -> {
                out.println("The audit trail is broken: " + sentence + ".");
                yield BROKEN;
            }
        };
    }

    private static String reason(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return NO_SUCH_TABLE.equals(refused.getSQLState())
                        ? "this database has no audit trail yet; start Jieli on it once."
                        : String.valueOf(refused.getMessage());
            }
        }
        return String.valueOf(failed.getMessage());
    }
}
