package jieli;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The role the application works as. Its password follows from the owner's, so that every node of a
 * house knows it and nobody has to keep a second one.
 */
final class ApplicationLogin {

    static final String NAME = "jieli_app";

    /** Where the owner needs no password: nothing that could be worked out. */
    private static final String OF_THIS_PROCESS = UUID.randomUUID().toString() + UUID.randomUUID();

    private final Database.Address owner;

    ApplicationLogin(Database.Address owner) {
        this.owner = owner;
    }

    static String password(Database.Address owner) {
        if (owner.password() == null || owner.password().isBlank()) {
            return OF_THIS_PROCESS;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes("jieli " + owner.password()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(NAME)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        }
    }

    /**
     * Lets the role in, if it is not let in yet; refuses a role that could pass the second wall.
     */
    void open() {
        try (var connection =
                DriverManager.getConnection(owner.url(), owner.user(), owner.password())) {
            if (!answers()) {
                // our own hexadecimal digits: nothing to quote
                connection
                        .createStatement()
                        .execute(
                                "alter role %s login password '%s'"
                                        .formatted(NAME, password(owner)));
            }
            requireHarmless(connection);
        } catch (SQLException refused) {
            throw new CannotStart(
                    "The database user %s may not prepare the role %s: %s"
                            .formatted(owner.user(), NAME, refused.getMessage()));
        }
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(owner.url(), NAME, password(owner))) {
            return connection.isValid(5);
        } catch (SQLException closed) {
            return false;
        }
    }

    private static void requireHarmless(Connection connection) throws SQLException {
        try (var rows =
                connection
                        .createStatement()
                        .executeQuery(
                                """
                                select rolsuper or rolbypassrls or rolcreaterole
                                       or exists (select from pg_class c where c.relowner = r.oid)
                                  from pg_roles r where rolname = 'jieli_app'
                                """)) {
            if (rows.next() && rows.getBoolean(1)) {
                throw new CannotStart(
                        "The role jieli_app must own nothing and have no special rights in this"
                                + " database; otherwise it could read what it must not.");
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
