package docket.api.boot;

import docket.engine.store.copy.BulkSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database for a command that works beside a running Docket: the outside one that the environment names, or the
 * embedded one, as long as its server runs. Opens one connection for each call, as the application's role.
 */
public final class RunningDatabase {

    private static final String APP = "docket_app";
    private static final int LINE_OF_PORT = 3;
    private static final int TIMEOUT_SECONDS = 5;

    private RunningDatabase() {}

    /** Finds the database; empty where no server answers. */
    public static Optional<DataSource> find(Map<String, String> environment) {
        String url = environment.getOrDefault("DOCKET_DB_URL", "");
        if (url.isBlank()) {
            return embedded(Path.of(environment.getOrDefault("DOCKET_DATA", "data")), APP);
        }
        return answering(connections(
                url,
                environment.getOrDefault("DOCKET_DB_USER", APP),
                environment.getOrDefault("DOCKET_DB_PASSWORD", "")));
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
            Credentials credentials = Passwords.in(passwords).of(role);
            String url =
                    "jdbc:postgresql://127.0.0.1:" + lines.get(LINE_OF_PORT).strip() + "/docket";
            return answering(connections(url, credentials.user(), credentials.password()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource connections(String url, String user, String password) {
        DriverManagerDataSource connections = new DriverManagerDataSource(url, user, password);
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
