package docket.drill.tamper;

import java.util.List;

/** Ways to hand out rights on the record, and to alter what stands around it, so that it could be written later. */
final class GuardWays {

    static final List<Way> ALL = List.of(
            granted(
                    "to change events",
                    "UPDATE ON docket.domain_event TO docket_app",
                    "docket_app may UPDATE docket.domain_event"),
            granted(
                    "to change what events say",
                    "UPDATE (payload) ON docket.domain_event TO docket_app",
                    "docket_app may UPDATE docket.domain_event (payload)"),
            granted(
                    "of everybody to delete events",
                    "DELETE ON docket.domain_event TO PUBLIC",
                    "PUBLIC may DELETE docket.domain_event"),
            granted(
                    "to empty the log",
                    "TRUNCATE ON docket.log_entry TO docket_auditor",
                    "docket_auditor may TRUNCATE docket.log_entry"),
            granted(
                    "to choose an event's order",
                    "INSERT (global_index) ON docket.domain_event TO docket_app",
                    "docket_app may INSERT docket.domain_event (global_index)"),
            granted(
                    "to decide in the engine",
                    "UPDATE ON camunda.act_ru_task TO docket_auditor",
                    "docket_auditor may UPDATE camunda.act_ru_task"),
            granted(
                    "to read passwords",
                    "SELECT ON camunda.act_id_user TO docket_auditor",
                    "docket_auditor may SELECT camunda.act_id_user"),
            granted(
                    "to dispose",
                    "EXECUTE ON FUNCTION docket.dispose(text) TO PUBLIC",
                    "PUBLIC may EXECUTE docket.dispose(text)"),
            granted("to be the owner", "docket_owner TO docket_app", "docket_app can act as docket_owner"),
            granted(
                    "to write everywhere",
                    "pg_write_all_data TO docket_auditor",
                    "docket_auditor can act as pg_write_all_data"),
            altered(
                    "the owner of the function that disposes",
                    "ALTER FUNCTION docket.dispose(text) OWNER TO postgres",
                    "docket.dispose(text), of postgres"),
            altered(
                    "the owner of the events",
                    "ALTER TABLE docket.domain_event OWNER TO docket_app",
                    "docket.domain_event, of docket_app"),
            altered(
                    "the function that knows how long a case is kept",
                    "CREATE OR REPLACE FUNCTION docket.last_day_kept(retention_class text, closed_at text, zone text)"
                            + " RETURNS date LANGUAGE sql AS $$ SELECT date '2000-01-01' $$",
                    "a function that is not the one that the migrations made: last_day_kept"),
            altered(
                    "with whose rights cases are disposed of",
                    "ALTER FUNCTION docket.dispose(text) SECURITY INVOKER",
                    "a function that is not the one that the migrations made: dispose"),
            altered(
                    "a function slipped in",
                    "CREATE FUNCTION docket.empty_all() RETURNS void LANGUAGE sql AS 'DELETE FROM docket.log_entry'",
                    "a function that is not the one that the migrations made: empty_all"),
            altered(
                    "the trigger before the events, switched off",
                    "ALTER TABLE docket.domain_event DISABLE TRIGGER salted",
                    "the trigger salted on docket.domain_event, switched off"),
            altered(
                    "the trigger before the events, gone",
                    "DROP TRIGGER salted ON docket.domain_event",
                    "the trigger salted on docket.domain_event is gone"),
            altered(
                    "a rule that lets nothing be stored",
                    "CREATE RULE quiet AS ON INSERT TO docket.log_entry DO INSTEAD NOTHING",
                    "the rule quiet on docket.log_entry"),
            altered(
                    "row security on the events",
                    "ALTER TABLE docket.domain_event ENABLE ROW LEVEL SECURITY",
                    "row security on docket.domain_event"),
            altered(
                    "the salts, no longer asked for",
                    "ALTER TABLE docket.domain_event DROP CONSTRAINT domain_event_salts",
                    "the constraint domain_event_salts is gone"),
            altered(
                    "triggers that the application passes by",
                    "ALTER ROLE docket_app SET session_replication_role = 'replica'",
                    "the setting session_replication_role=replica of docket_app"),
            altered(
                    "a migration that is another one",
                    "UPDATE docket.flyway_schema_history SET checksum = checksum + 1 WHERE version = '7'",
                    "a migration that is not the one of this program: 7"),
            altered(
                    "a migration that never ran",
                    "DELETE FROM docket.flyway_schema_history WHERE version = '9'",
                    "a migration that is not the one of this program: 9, which has not run"));

    private GuardWays() {}

    private static Way granted(String name, String right, String finding) {
        return altered("a right " + name, "GRANT " + right, finding);
    }

    private static Way altered(String name, String statement, String finding) {
        return new Way(name, scene -> {
            scene.sql.execute(statement);
            return List.of(finding);
        });
    }
}
