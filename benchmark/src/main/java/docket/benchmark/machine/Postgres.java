package docket.benchmark.machine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The PostgreSQL that all contestants share, each in a database of its own: the one that Docket embeds, with the
 * settings that Docket gives it, fully durable.
 */
public final class Postgres implements AutoCloseable {

    private static final String LOG = "said.log";
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_directory", "."),
            Map.entry("log_filename", LOG),
            Map.entry("log_line_prefix", "@%d."),
            Map.entry("shared_preload_libraries", "pg_stat_statements,auto_explain"),
            Map.entry("pg_stat_statements.max", "10000"));

    private final EmbeddedPostgres server;
    private final long pid;
    private final Path log;

    private Postgres(EmbeddedPostgres server, long pid, Path log) {
        this.server = server;
        this.pid = pid;
        this.log = log;
    }

    /** Starts on an empty folder. */
    public static Postgres start(Path folder) throws IOException, SQLException {
        return start(folder, true);
    }

    /** Starts on what an earlier run left in the folder, if anything. */
    public static Postgres startAgain(Path folder) throws IOException, SQLException {
        return start(folder, false);
    }

    private static Postgres start(Path folder, boolean clean) throws IOException, SQLException {
        Files.createDirectories(folder.getParent());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(clean)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setPGStartupWait(Duration.ofSeconds(60));
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        Postgres postgres = new Postgres(server, pid, folder.resolve(LOG));
        postgres.assertDurable();
        postgres.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        return postgres;
    }

    private void assertDurable() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = text("SELECT current_setting('" + setting + "')");
            if (!value.equals("on")) {
                throw new IllegalStateException("Expected " + setting + " = on but found " + value);
            }
        }
    }

    /** Makes a database that belongs to a role, unless it is there. Any password will do. */
    public void createDatabase(String name, String owner) throws SQLException {
        if (text("SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")
                .equals("0")) {
            execute("CREATE DATABASE " + name + " OWNER " + owner);
        }
    }

    public void dropDatabase(String name) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    /** Makes a role, unless it is there. */
    public void createRole(String name) throws SQLException {
        if (text("SELECT count(*) FROM pg_roles WHERE rolname = '" + name + "'").equals("0")) {
            execute("CREATE ROLE " + name + " LOGIN PASSWORD 'benchmark'");
        }
    }

    /** A connection to a database as the superuser. Close it. */
    public Connection connect(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    /** The file with what the server says. */
    public Path log() {
        return log;
    }

    /** Changes a setting, {@code name = value}, from the next {@link #reload} on. */
    public void set(String setting) throws SQLException {
        execute("ALTER SYSTEM SET " + setting);
    }

    public void reload() throws SQLException {
        execute("SELECT pg_reload_conf()");
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    public String version() throws SQLException {
        return text("SHOW server_version");
    }

    public long sizeOf(String database) throws SQLException {
        return Long.parseLong(text("SELECT pg_database_size('" + database + "')"));
    }

    /** Writes everything out and counts statements from zero. */
    public void beginMeasuring() throws SQLException {
        execute("CHECKPOINT");
        execute("SELECT pg_stat_statements_reset()");
    }

    /**
     * The statements that ran in a database since then, those of functions not counted apart; the most frequent first.
     */
    public List<Counted> statements(String database) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT regexp_replace(query, '\\s+', ' ', 'g'), sum(calls), sum(total_exec_time), sum(wal_bytes)"
                                + " FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid"
                                + " WHERE datname = ? AND toplevel GROUP BY 1 ORDER BY 2 DESC")) {
            statement.setString(1, database);
            List<Counted> counted = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counted.add(new Counted(row.getString(1), row.getLong(2), row.getDouble(3), row.getLong(4)));
                }
            }
            return counted;
        }
    }

    /** A statement, how often it ran, the milliseconds it took in the server, and the bytes of log it wrote. */
    public record Counted(String sql, long calls, double millis, long walBytes) {}

    /** CPU milliseconds of the server and all its backends so far. */
    public long cpuMillis() {
        return CpuTime.ofTree(pid);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
