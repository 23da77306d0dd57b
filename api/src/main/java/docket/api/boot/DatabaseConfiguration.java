package docket.api.boot;

import com.zaxxer.hikari.HikariDataSource;
import docket.api.settings.Credentials;
import docket.api.settings.Settings;
import docket.api.zone.JvmZone;
import docket.processes.schema.EngineTimes;
import docket.processes.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The beans of the database, then of its schema, then of the pool. Spring closes them in the opposite order, so the
 * embedded server outlives every connection.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);

    /** How long a request waits for a connection before it is told to come again. */
    private static final Duration POOL_PATIENCE = Duration.ofSeconds(5);

    @Bean
    @Conditional(NoOutsideDatabase.class)
    EmbeddedDatabase embeddedDatabase(Settings settings) {
        return EmbeddedDatabase.start(
                settings.data(), settings.cache(), settings.db().auditorUser());
    }

    @Bean
    Database database(Settings settings, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase own = embedded.getIfAvailable();
        if (own != null) {
            return own.database();
        }
        seclude(settings.data());
        Settings.Db db = settings.db();
        return new Database(db.url(), db.app(), db.owner(), db.auditorUser());
    }

    /** Keeps others out of the folder; where it is somebody else's, as a mounted volume may be, they answer for it. */
    private static void seclude(Path data) {
        try {
            DataFolder.seclude(data);
        } catch (IOException e) {
            LOG.warn("Others may be able to enter the data folder {}: {}", data, e.toString());
        }
    }

    @Bean
    @Primary
    HikariDataSource dataSource(Database database, List<JavaMigration> migrations, Settings settings) {
        DatabaseCheck check = new DatabaseCheck(database);
        check.server();
        bringUpToDate(database, new Schema(migrations, database.app().user(), database.auditor()));
        @Nullable Credentials owner = database.owner();
        if (owner != null) {
            settleTimes(new EngineTimes(database.as(owner)), settings);
        }
        check.role();
        check.times();
        return pool(database);
    }

    private static void bringUpToDate(Database database, Schema schema) {
        @Nullable Credentials owner = database.owner();
        if (owner != null) {
            Progress.say("Bringing the schema up to date");
            schema.migrate(database.as(owner));
            return;
        }
        Progress.say("Comparing the schema");
        try {
            schema.validate(database.as(database.app()));
        } catch (FlywayValidateException e) {
            throw new StartRefused(
                    "The database's schema is not this program's: " + firstParagraph(String.valueOf(e.getMessage())),
                    "Start once with DOCKET_DB_OWNER_USER and DOCKET_DB_OWNER_PASSWORD to migrate it.",
                    e);
        }
    }

    /**
     * Moves the times of an older Docket out of the zone of the machine that it ran on: this one, unless another is
     * named.
     */
    private static void settleTimes(EngineTimes times, Settings settings) {
        if (times.areSettled()) {
            return;
        }
        List<ZoneId> candidates =
                settings.formerZone().map(List::of).orElseGet(() -> List.of(JvmZone.ofTheMachine(), ZoneOffset.UTC));
        ZoneId from = times.writtenIn(candidates)
                .orElseThrow(() -> new StartRefused(
                        "The process engine's times in this database, such as due dates, were stored in another time zone"
                                + " than " + candidates + ": the record says that its tasks were made at other times.",
                        "Start once with DOCKET_ENGINE_ZONE set to the zone of the machine that Docket ran on until now,"
                                + " such as Asia/Seoul, while no other node runs: they are moved to UTC then"
                                + " (docs/operations.md)."));
        Progress.say("Moving the process engine's times from " + from + " to UTC, once");
        times.move(from);
    }

    /** The first paragraph of Flyway's message; those that follow it advertise. */
    private static String firstParagraph(String message) {
        return message.split("\n\n", 2)[0];
    }

    private static HikariDataSource pool(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("main");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.app().user());
        pool.setPassword(database.app().password());
        pool.setMaximumPoolSize(24);
        pool.setMinimumIdle(4);
        pool.setConnectionTimeout(POOL_PATIENCE.toMillis());
        pool.setSchema("camunda");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("ApplicationName", "docket");
        // What a server says of a failed row quotes the row.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        // A node that stops in the middle of a transaction must not hold the others up.
        pool.addDataSourceProperty(
                "options",
                "-c idle_in_transaction_session_timeout=15s"
                        + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3");
        return pool;
    }

    /** The sequencer's own connection: a busy pool must not hold it up. It is nobody's default. */
    @Bean(defaultCandidate = false)
    DataSource sequencerDataSource(Database database, @SuppressWarnings("unused") HikariDataSource migrated) {
        return database.as(database.app());
    }
}
