package docket.api.boot;

import docket.api.settings.Credentials;
import docket.api.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of Docket's own, durable, in the data folder. Local users need a password; only this machine reaches
 * it, on a port that changes with each start. Where its server is killed, it is started again.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    static final String SUPERUSER = "postgres";
    private static final String OWNER = "docket_owner";
    static final String APP = "docket_app";

    private static final String SETTINGS = """
            # Written by Docket at each start.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 60
            shared_buffers = 64MB
            max_wal_size = 512MB
            password_encryption = scram-sha-256
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            logging_collector = on
            log_directory = %s
            log_filename = 'postgresql-%%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = 1d
            log_file_mode = 0600
            """;

    private static final String ACCESS = """
            # Written by Docket: nobody without a password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final DataFolder folder;
    private final Postmaster postmaster;
    private final Database database;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "docket-postgresql");
        thread.setDaemon(true);
        return thread;
    });

    private EmbeddedDatabase(DataFolder folder, Postmaster postmaster, int port, Database database) {
        this.folder = folder;
        this.postmaster = postmaster;
        this.database = database;
        watch.scheduleWithFixedDelay(() -> revive(port), 1, 1, TimeUnit.SECONDS);
    }

    private void revive(int port) {
        try {
            postmaster.revive(port);
        } catch (IOException | RuntimeException e) {
            LOG.warn("PostgreSQL cannot be started yet; in a second again: {}", e.getMessage());
        }
    }

    /**
     * Takes the folder and starts the server; the first start makes both.
     *
     * @throws StartRefused when another Docket runs there, or PostgreSQL does not start
     */
    public static EmbeddedDatabase start(Path data, Path cache, String auditor) {
        DataFolder folder = DataFolder.take(data);
        try {
            return start(folder, cache, auditor);
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static EmbeddedDatabase start(DataFolder folder, Path cache, String auditor) throws IOException {
        Path cluster = folder.resolve("postgresql");
        Path log = Files.createDirectories(folder.resolve("log"));
        Shell shell = new Shell(PostgresPrograms.unpacked(cache), log.resolve("postgresql-start.log"));
        Passwords passwords = Passwords.in(folder.resolve("database-passwords"));
        if (!Files.exists(cluster)) {
            initialise(shell, folder, cluster, passwords.of(SUPERUSER));
        }
        Files.writeString(cluster.resolve("docket.conf"), SETTINGS.formatted(quoted(log)));
        Files.writeString(cluster.resolve("pg_hba.conf"), ACCESS);
        Postmaster postmaster = new Postmaster(shell, cluster, log.resolve("postgresql-start.log"));
        postmaster.stopLeftover();
        Progress.say("Starting PostgreSQL " + PostgresPrograms.VERSION);
        int port = postmaster.start();
        try {
            String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
            Database database = new Database(server + "docket", passwords.of(APP), passwords.of(OWNER), auditor);
            makeRoles(server, passwords, database);
            return new EmbeddedDatabase(folder, postmaster, port, database);
        } catch (IOException | RuntimeException e) {
            postmaster.stop();
            throw e;
        }
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static void initialise(Shell shell, DataFolder folder, Path cluster, Credentials superuser)
            throws IOException {
        Progress.say("Making a database in " + cluster);
        Path making = folder.resolve("postgresql.making");
        FileSystemUtils.deleteRecursively(making); // left by a first start that was killed
        Path password = Files.createTempFile(
                folder.resolve("."),
                "initdb",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, superuser.password());
            shell.mustRun(
                    "initdb",
                    List.of(
                            "--pgdata=" + making,
                            "--username=" + superuser.user(),
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
        } finally {
            Files.delete(password);
        }
        Path settings = making.resolve("postgresql.conf");
        Files.writeString(settings, Files.readString(settings) + "\ninclude 'docket.conf'\n");
        Files.move(making, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void makeRoles(String server, Passwords passwords, Database database) throws IOException {
        Credentials superuser = passwords.of(SUPERUSER);
        SingleConnectionDataSource connection =
                new SingleConnectionDataSource(server + "postgres", superuser.user(), superuser.password(), true);
        try {
            JdbcTemplate sql = new JdbcTemplate(connection);
            List<String> roles = sql.queryForList("SELECT rolname FROM pg_roles", String.class);
            for (String role : List.of(OWNER, APP, database.auditor())) {
                if (!roles.contains(role)) {
                    sql.execute("CREATE ROLE \"" + role + "\" LOGIN PASSWORD '"
                            + passwords.of(role).password() + "'");
                }
            }
            if (sql.queryForList("SELECT 1 FROM pg_database WHERE datname = 'docket'")
                    .isEmpty()) {
                sql.execute("CREATE DATABASE docket OWNER " + OWNER);
            }
            // At each start: the one that made the database may have been killed before it came here.
            sql.execute("REVOKE ALL ON DATABASE docket FROM PUBLIC");
            sql.execute("GRANT CONNECT ON DATABASE docket TO " + APP + ", \"" + database.auditor() + "\"");
        } finally {
            connection.destroy();
        }
    }

    Database database() {
        return database;
    }

    /** Starts the server for programs that come and go, each with these settings. */
    public static EmbeddedDatabase startApart(Path data) {
        return start(data, Settings.of(System.getenv()).cache(), "docket_auditor");
    }

    /** The major version of the PostgreSQL that comes with this program; no other one reads its files. */
    public static String majorVersion() {
        return PostgresPrograms.VERSION.replaceFirst("\\..*", "");
    }

    /** The variables of docs/operations.md with which another program is started to work on this database. */
    public Map<String, String> environment() {
        Credentials owner = Objects.requireNonNull(database.owner());
        return Map.of(
                "DOCKET_DB_URL", database.url(),
                "DOCKET_DB_USER", database.app().user(),
                "DOCKET_DB_PASSWORD", database.app().password(),
                "DOCKET_DB_OWNER_USER", owner.user(),
                "DOCKET_DB_OWNER_PASSWORD", owner.password(),
                "DOCKET_DB_AUDITOR_USER", database.auditor());
    }

    /** Stops the server and gives the folder back. To be called after the last connection is closed. */
    @Override
    public void close() throws IOException {
        watch.shutdown();
        try {
            if (!watch.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("PostgreSQL is being started and stopped at the same time");
            }
            postmaster.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping PostgreSQL", e);
        } finally {
            folder.close();
        }
    }
}
