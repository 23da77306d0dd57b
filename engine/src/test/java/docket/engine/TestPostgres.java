package docket.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh database for one test class: migrated by its owner, worked with as the application. One server per JVM,
 * started when it is first asked for and stopped with the JVM; each database is a copy of a template, so it costs
 * some tens of milliseconds. Close it to drop it.
 */
public final class TestPostgres implements AutoCloseable {

    public static final String OWNER = "docket_owner";
    public static final String APP = "docket_app";
    public static final String AUDITOR = "docket_auditor";

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private final String database;
    private final List<HikariDataSource> pools = new ArrayList<>();
    private final DataSource app;

    private TestPostgres(String database) {
        this.database = database;
        this.app = pool(APP, 20);
    }

    /** @param more the migrations of modules above this one */
    public static TestPostgres fresh(JavaMigration... more) {
        String template = TEMPLATES.computeIfAbsent(
                Arrays.stream(more).map(m -> m.getClass().getName()).collect(Collectors.joining(",")),
                migrations -> migratedTemplate(more));
        String database = "docket_" + COUNTER.incrementAndGet();
        asSuperuser("CREATE DATABASE " + database + " TEMPLATE " + template + " OWNER " + OWNER);
        return new TestPostgres(database);
    }

    /** The application's pool of 20 connections; its search path is {@code camunda}, as in production. */
    public DataSource app() {
        return app;
    }

    /** A pool of the given role's own. */
    public DataSource pool(String role, int size) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(simple(role, database));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    /** Unpooled connections of a role: {@link #OWNER}, {@link #APP}, {@link #AUDITOR} or {@code postgres}. */
    public DataSource as(String role) {
        return simple(role, database);
    }

    /** For a program that connects by itself; {@code user} goes beside it, and any password will do. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + database;
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        asSuperuser("DROP DATABASE " + database + " WITH (FORCE)");
    }

    private static String migratedTemplate(JavaMigration... more) {
        String template = "docket_template_" + COUNTER.incrementAndGet();
        asSuperuser("CREATE DATABASE " + template + " OWNER " + OWNER);
        Flyway.configure()
                .dataSource(simple(OWNER, template))
                .defaultSchema("docket")
                .locations("classpath:docket/db")
                .placeholders(Map.of("app", APP, "auditor", AUDITOR))
                .javaMigrations(more)
                .load()
                .migrate();
        return template;
    }

    private static DataSource simple(String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {Server.RUNNING.getPort()});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setCurrentSchema(role.equals(APP) ? "camunda" : "public");
        return source;
    }

    private static void asSuperuser(String sql) {
        execute(Server.RUNNING, sql);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started when first touched. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("timezone", "UTC")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                for (String role : List.of(OWNER, APP, AUDITOR)) {
                    execute(server, "CREATE ROLE " + role + " LOGIN");
                }
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
