package docket.api.boot;

import docket.processes.schema.EngineTimes;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refuses the start where something does not hold of the database that must hold before Docket writes to it. */
final class DatabaseCheck {

    private static final int OLDEST = 150_000;

    private final JdbcTemplate app;
    private final String url;
    private final String user;

    DatabaseCheck(Database database) {
        this.url = database.url();
        this.user = database.app().user();
        this.app = new JdbcTemplate(database.as(database.app()));
    }

    /** Refuses a server that is too old, or does not keep what it confirmed. */
    void server() {
        if (tooOld(versionNumber())) {
            throw new StartRefused(
                    "The database is PostgreSQL " + app.queryForObject("SHOW server_version", String.class)
                            + "; Docket needs 15 or newer.",
                    "Upgrade it, or leave DOCKET_DB_URL unset for the embedded one.");
        }
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = app.queryForObject("SELECT current_setting(?)", String.class, setting);
            if ("off".equals(value)) {
                throw new StartRefused(
                        "The database runs with " + setting + " = off: a power cut would lose recorded decisions.",
                        "Set " + setting + " = on in its configuration.");
            }
        }
    }

    private int versionNumber() {
        try {
            return Objects.requireNonNull(
                    app.queryForObject("SELECT current_setting('server_version_num')::int", Integer.class));
        } catch (CannotGetJdbcConnectionException e) {
            throw unusable(url, user, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    static StartRefused unusable(String url, String user, Throwable why) {
        return new StartRefused(
                "The database at " + url + " cannot be used as " + user + ": "
                        + String.valueOf(why.getMessage()).replaceFirst("[.]?$", "."),
                "Is it running, and are DOCKET_DB_URL (jdbc:postgresql://HOST:PORT/NAME), DOCKET_DB_USER and DOCKET_DB_PASSWORD right?",
                why);
    }

    /** Whether a version, as PostgreSQL counts it (150004 is 15.4), is too old. */
    static boolean tooOld(int versionNumber) {
        return versionNumber < OLDEST;
    }

    /** Refuses an application's role that can alter the record, or give itself the right to. */
    void role() {
        if (Boolean.TRUE.equals(app.queryForObject(
                "SELECT rolsuper OR rolcreaterole OR rolbypassrls FROM pg_roles WHERE rolname = current_user",
                Boolean.class))) {
            throw refused("is a superuser, or may make roles");
        }
        if (Boolean.TRUE.equals(app.queryForObject(
                "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname IN ('docket', 'camunda') AND pg_has_role(c.relowner, 'MEMBER'))",
                Boolean.class))) {
            throw refused("owns tables of the record, or is a member of the role that does");
        }
    }

    /** Refuses engine times in another zone than the one in which every node reads them. */
    void times() {
        if (!new EngineTimes(Objects.requireNonNull(app.getDataSource())).areSettled()) {
            throw new StartRefused(
                    "The process engine's times in this database were stored in the time zone of a machine, not in UTC.",
                    "Stop all nodes and start one with DOCKET_DB_OWNER_USER and DOCKET_DB_OWNER_PASSWORD: it moves them.");
        }
    }

    private StartRefused refused(String why) {
        return new StartRefused(
                "The application's database role " + app.queryForObject("SELECT current_user", String.class) + " " + why
                        + ": it could alter what is recorded.",
                "Give DOCKET_DB_USER a role of its own, and the owner's to DOCKET_DB_OWNER_USER"
                        + " (docs/operations.md has the statements).");
    }
}
