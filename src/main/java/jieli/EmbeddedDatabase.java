package jieli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL 18 in the data folder. Data stay between starts. A server that outlived its
 * Jieli (a killed process, a power cut) is stopped and started anew; a server whose Jieli still
 * lives is left alone and we refuse to start.
 */
final class EmbeddedDatabase implements AutoCloseable {

    /** PostgreSQL writes its port there, counted from 0. */
    private static final int PORT_LINE = 3;

    /** Our own tests throw their data away and need not wait for the disk. */
    private static final String DURABLE = Boolean.getBoolean("jieli.forgetful") ? "off" : "on";

    private final EmbeddedPostgres server;
    private final FileChannel lock;

    private final ServerSecret secret;

    private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lock, ServerSecret secret) {
        this.server = server;
        this.lock = lock;
        this.secret = secret;
    }

    static EmbeddedDatabase start(Path home) {
        try {
            Files.createDirectories(home);
            var lock = lock(home);
            var data = home.resolve("postgres");
            stopOrphan(data, home.resolve("postgres-server").toAbsolutePath());
            var secret = ServerSecret.in(home);
            var server = server(home, data, secret).start();
            var started = new EmbeddedDatabase(server, lock, secret);
            secret.keep(started.url());
            return started;
        } catch (IOException failed) {
            throw new CannotStart(
                    "The embedded database could not start in %s: %s"
                            .formatted(home, failed.getMessage()));
        }
    }

    private static EmbeddedPostgres.Builder server(Path home, Path data, ServerSecret secret) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("postgres-server").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("hba_file", secret.rules().toString())
                .setConnectConfig("password", secret.word())
                // the library switches these off for tests; our data are no test
                .setServerConfig("fsync", DURABLE)
                .setServerConfig("synchronous_commit", DURABLE)
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("work_mem", "8MB")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8");
    }

    /** The server of the Jieli that runs on this folder, as its owner; empty if none runs. */
    static Optional<Database.Address> running(Path home) {
        try (var channel =
                        FileChannel.open(
                                home.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var free = channel.tryLock()) {
            return free == null ? Optional.of(answering(home)) : Optional.empty();
        } catch (OverlappingFileLockException sameProcess) {
            return Optional.of(answering(home));
        } catch (IOException unreadable) {
            throw new CannotStart(
                    "The data folder %s cannot be read: %s"
                            .formatted(home, unreadable.getMessage()));
        }
    }

    private static Database.Address answering(Path home) {
        try {
            var told = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"));
            return new Database.Address(
                    "jdbc:postgresql://localhost:%s/postgres"
                            .formatted(told.get(PORT_LINE).strip()),
                    "postgres",
                    ServerSecret.in(home).word());
        } catch (IOException | IndexOutOfBoundsException notYet) {
            throw new CannotStart(
                    "The Jieli on %s is just starting or stopping; try again in a moment."
                            .formatted(home));
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
    }

    /** The owner's password. */
    String secret() {
        return secret.word();
    }

    @Override
    public void close() throws IOException {
        server.close();
        lock.close();
    }

    private static FileChannel lock(Path home) throws IOException {
        var file = home.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // falls through to the same refusal
        }
        channel.close();
        throw new CannotStart(
                "Another Jieli is using the data folder %s; stop it, or set JIELI_HOME to another folder."
                        .formatted(home));
    }

    private static void stopOrphan(Path data, Path binaries) throws IOException {
        var orphan = orphan(data.resolve("postmaster.pid"), binaries);
        if (orphan == null) {
            return;
        }
        orphan.destroy();
        try {
            orphan.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException slow) {
            orphan.destroyForcibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable ProcessHandle orphan(Path pidFile, Path binaries) throws IOException {
        if (!Files.exists(pidFile)) {
            return null;
        }
        var pid = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
        if (!pid.matches("\\d{1,9}")) {
            return null;
        }
        // the number may belong to somebody else's server by now; ours runs from our folder
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process ->
                        process.info().command().orElse("").startsWith(binaries.toString()))
                .orElse(null);
    }
}
