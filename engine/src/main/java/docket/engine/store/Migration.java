package docket.engine.store;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;

/** The record's DDL, {@code docket/db/V*.sql}, run by the owner of the database. The roles must exist. */
public final class Migration {

    /**
     * @param app the role that the program works as
     * @param auditor the role that may only read
     * @param more migrations of other modules, in the same history
     */
    public static Flyway of(DataSource owner, String app, String auditor, JavaMigration... more) {
        return Flyway.configure()
                .dataSource(owner)
                .schemas("docket")
                .locations("classpath:docket/db")
                .placeholders(Map.of("app", app, "auditor", auditor))
                .javaMigrations(more)
                .validateMigrationNaming(true)
                .load();
    }

    private Migration() {}
}
