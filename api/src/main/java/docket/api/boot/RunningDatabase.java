package docket.api.boot;

import docket.api.settings.Credentials;
import docket.api.settings.Settings;
import docket.engine.store.copy.BulkSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database for a command that works beside a running Docket: the outside one that is set, or the
 * embedded one, as long as its server runs. Opens one connection for each call, as the application's role.
 */
public final class RunningDatabase {

    private static final int LINE_OF_PORT = 3;
    private static final int TIMEOUT_SECONDS = 5;

    private RunningDatabase() {}

    /**
     * Finds the database; empty where no embedded server runs.
     *
     * @throws StartRefused where an outside one is set and cannot be used
     */
    public static Optional<DataSource> find(Settings settings) {
        Settings.Db db = settings.db();
        if (!db.outside()) {
            return embedded(settings.data(), EmbeddedDatabase.APP);
        }
        DataSource outside = connections(db.url(), db.app());
        try (Connection connection = outside.getConnection()) {
            return Optional.of(outside);
        } catch (SQLException e) {
            throw DatabaseCheck.unusable(db.url(), db.app().user(), e);
        }
    }

    /**
     * The embedded database of this folder, as its superuser: for drills, which break what is theirs.
     *
     * @throws IOException where no server answers
     */
    public static DataSource superuser(Path data) throws IOException {
        return embedded(data, EmbeddedDatabase.SUPERUSER)
                .orElseThrow(() -> new IOException("No PostgreSQL answers for " + data));
    }

    private static Optional<DataSource> embedded(Path data, String role) {
        Path passwords = data.resolve("database-passwords");
        Path server = data.resolve("postgresql").resolve("postmaster.pid");
        if (!Files.isReadable(passwords) || !Files.isReadable(server)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(server);
            if (lines.size() <= LINE_OF_PORT) {
                return Optional.empty();
            }
            String url =
                    "jdbc:postgresql://127.0.0.1:" + lines.get(LINE_OF_PORT).strip() + "/docket";
            return answering(connections(url, Passwords.in(passwords).of(role)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource connections(String url, Credentials as) {
        DriverManagerDataSource connections = new DriverManagerDataSource(url, as.user(), as.password());
        Properties reading = new Properties();
        reading.setProperty("socketFactory", BulkSockets.class.getName());
        connections.setConnectionProperties(reading);
        return connections;
    }

    private static Optional<DataSource> answering(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(TIMEOUT_SECONDS) ? Optional.of(database) : Optional.empty();
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
