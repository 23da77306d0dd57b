package docket.processes.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ProductPropertiesUtil;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;

/**
 * Brings schema {@code camunda} to the version of the Camunda jar, by the scripts in that jar: its create scripts on
 * an empty schema, its upgrade scripts one minor version after the other on an older one. Runs again whenever the
 * jar's version changes.
 *
 * <p>The application may read and write the engine's tables, but may not insert into its history tables: history is
 * the event store.
 *
 * <p>Flyway reads "repeatable" and the description from the class's name.
 */
public final class R__camunda_tables extends BaseJavaMigration {

    /** The version of what is added below to the engine's own scripts: raise it when that changes. */
    private static final int OURS = 3;

    /**
     * Each completion of a task looks for its subtasks, and the engine has no index for that: it would read all open
     * tasks. Docket has no subtasks, so this one stays empty.
     */
    private static final String SUBTASKS =
            "CREATE INDEX IF NOT EXISTS docket_task_parent ON act_ru_task (parent_task_id_)"
                    + " WHERE parent_task_id_ IS NOT NULL";

    /** Who examines the record reads of an account whatever is no secret. */
    private static final String WITHOUT_PASSWORDS = """
            DO $$
            DECLARE one record;
            BEGIN
                FOR one IN SELECT c.oid::regclass AS name,
                                  string_agg(quote_ident(a.attname), ', ') FILTER (
                                      WHERE a.attname NOT IN ('pwd_', 'salt_', 'password_')) AS columns
                             FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                            WHERE c.oid IN ('camunda.act_id_user'::regclass, 'camunda.act_id_info'::regclass)
                            GROUP BY c.oid LOOP
                    EXECUTE format('REVOKE SELECT ON %%1$s FROM %1$s', one.name);
                    EXECUTE format('GRANT SELECT (%%2$s) ON %%1$s TO %1$s', one.name, one.columns);
                END LOOP;
            END $$
            """;

    private static final String SCRIPTS = "org/camunda/bpm/engine/db/";
    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    private final String jarVersion;

    /** The migration for the Camunda jar on the classpath. */
    public R__camunda_tables() {
        this(ProductPropertiesUtil.getProductVersion());
    }

    R__camunda_tables(String jarVersion) {
        this.jarVersion = jarVersion;
    }

    @Override
    public Integer getChecksum() {
        return (jarVersion + "/" + OURS).hashCode();
    }

    @Override
    public void migrate(Context context) throws Exception {
        Map<String, String> placeholders = context.getConfiguration().getPlaceholders();
        String app = Schema.quoted(placeholders.get(Schema.APP));
        String auditor = Schema.quoted(placeholders.get(Schema.AUDITOR));
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS camunda");
            statement.execute("SET LOCAL search_path TO camunda");
            String version = installedVersion(context.getConnection());
            if (version == null) {
                for (String part : PARTS) {
                    statement.execute(script("create/activiti.postgres.create." + part + ".sql"));
                }
            } else {
                upgrade(statement, version);
            }
            statement.execute(SUBTASKS);
            grant(statement, app, auditor);
        }
    }

    private void upgrade(Statement statement, String from) throws SQLException {
        int target = minor(jarVersion);
        if (minor(from) > target) {
            throw new FlywayException("The engine's tables are of Camunda " + from + ", newer than this program's "
                    + jarVersion + ": run the Docket that made them, or a newer one");
        }
        for (int minor = minor(from); minor < target; minor++) {
            statement.execute(script("upgrade/postgres_engine_7." + minor + "_to_7." + (minor + 1) + ".sql"));
        }
    }

    private static int minor(String version) {
        return Integer.parseInt(version.split("\\.", -1)[1]);
    }

    private static @Nullable String installedVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet table = statement.executeQuery("SELECT to_regclass('camunda.act_ge_schema_log')")) {
                table.next();
                if (table.getString(1) == null) {
                    return null;
                }
            }
            try (ResultSet log = statement.executeQuery(
                    "SELECT version_ FROM act_ge_schema_log ORDER BY string_to_array(version_, '.')::int[] DESC LIMIT 1")) {
                return log.next() ? log.getString(1) : null;
            }
        }
    }

    private static void grant(Statement statement, String app, String auditor) throws SQLException {
        statement.execute("GRANT USAGE ON SCHEMA camunda TO " + app + ", " + auditor);
        statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA camunda TO " + app);
        statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA camunda TO " + auditor);
        statement.execute(WITHOUT_PASSWORDS.formatted(auditor));
        statement.execute("""
                DO $$
                DECLARE history regclass;
                BEGIN
                    FOR history IN SELECT format('camunda.%%I', tablename)::regclass FROM pg_tables
                            WHERE schemaname = 'camunda' AND tablename LIKE 'act\\_hi\\_%%' LOOP
                        EXECUTE format('REVOKE INSERT ON %%s FROM %s', history);
                    END LOOP;
                END $$
                """.formatted(app));
    }

    private static String script(String name) {
        try (InputStream script = ProcessEngine.class.getClassLoader().getResourceAsStream(SCRIPTS + name)) {
            if (script == null) {
                throw new FlywayException("The Camunda jar has no script " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FlywayException("Cannot read the Camunda script " + name, e);
        }
    }
}
