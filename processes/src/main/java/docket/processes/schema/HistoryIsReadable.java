package docket.processes.schema;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Lets the application and the auditor read which migrations ran, so that a start without the owner can verify. */
final class HistoryIsReadable extends BaseCallback {

    private final String readers;

    HistoryIsReadable(String app, String auditor) {
        this.readers = Schema.quoted(app) + ", " + Schema.quoted(auditor);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("GRANT USAGE ON SCHEMA docket TO " + readers);
            statement.execute("GRANT SELECT ON docket.flyway_schema_history TO " + readers);
        } catch (SQLException e) {
            throw new FlywayException("Cannot grant the schema history to " + readers, e);
        }
    }
}
