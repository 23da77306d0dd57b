package docket.processes.schema;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * The database schema: SQL under {@code classpath:docket/db}, Camunda's own scripts, and who may do what.
 *
 * <p>The owner migrates; the application and the auditor are only granted rights. Their role names are the Flyway
 * placeholders {@code ${app}} and {@code ${auditor}}.
 */
public final class Schema {

    static final String APP = "app";
    static final String AUDITOR = "auditor";

    private final Collection<? extends JavaMigration> migrations;
    private final String app;
    private final String auditor;

    /** The schema for these two roles, which exist already. */
    public Schema(Collection<? extends JavaMigration> migrations, String app, String auditor) {
        this.migrations = migrations;
        this.app = app;
        this.auditor = auditor;
    }

    /** Brings the database up to date, as its owner. Several nodes may call this at once: Flyway lets one through. */
    public void migrate(DataSource owner) {
        flyway(owner).migrate();
    }

    /**
     * Compares the database with the migrations and changes nothing, as any role that may read the schema history.
     *
     * @throws org.flywaydb.core.api.exception.FlywayValidateException when a migration is missing or differs
     */
    public void validate(DataSource reader) {
        flyway(reader).validate();
    }

    /** A role's name as SQL writes it. */
    static String quoted(@Nullable String role) {
        return '"' + Objects.requireNonNull(role).replace("\"", "\"\"") + '"';
    }

    private Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("docket")
                .createSchemas(true)
                .locations("classpath:docket/db")
                .javaMigrations(migrations.toArray(JavaMigration[]::new))
                .placeholders(Map.of(APP, app, AUDITOR, auditor))
                .callbacks(new HistoryIsReadable(app, auditor))
                .connectRetries(0)
                .load();
    }
}
