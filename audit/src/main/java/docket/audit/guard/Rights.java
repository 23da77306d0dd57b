package docket.audit.guard;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Checks who may write what against what the migrations grant: the owner everything, the application what it needs and
 * never to change what happened, everybody else to read. The application is whoever may store events. What a superuser
 * may do, no grant says.
 */
public final class Rights {

    static final String RIGHT = "a right that nobody should have: ";
    static final String OWNER = "something in the database that belongs to somebody else than the rest: ";

    /**
     * What was granted on tables, columns and functions of both schemas to others than their owner; nobody is PUBLIC.
     */
    private static final String GRANTED = """
            WITH granted AS (
                SELECT c.oid::regclass::text AS thing, '' AS part, c.relowner AS owner, a.* FROM pg_class c, aclexplode(c.relacl) a
                 WHERE c.relnamespace IN ('docket'::regnamespace, 'camunda'::regnamespace)
                UNION ALL
                SELECT c.oid::regclass::text, ' (' || t.attname || ')', c.relowner, a.*
                  FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a
                 WHERE c.relnamespace IN ('docket'::regnamespace, 'camunda'::regnamespace)
                UNION ALL
                SELECT n.nspname, '', n.nspowner, a.* FROM pg_namespace n, aclexplode(n.nspacl) a
                 WHERE n.nspname IN ('docket', 'camunda') AND a.privilege_type = 'CREATE'
                UNION ALL
                SELECT p.oid::regprocedure::text, '', p.proowner, a.*
                  FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                 WHERE p.oid IN (to_regprocedure('docket.dispose(text)'), to_regprocedure('docket.number_events(text, integer)'))),
            app AS (
                SELECT min(grantee::bigint) AS role FROM granted
                 WHERE thing = 'docket.domain_event' AND part = ' (payload)' AND privilege_type = 'INSERT' AND grantee <> owner)
            """;

    private static final String EXCESSIVE = GRANTED + """
            SELECT format('%s may %s %s%s', CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END,
                          privilege_type, thing, part)
                   || CASE WHEN is_grantable THEN ', and grant it' ELSE '' END
              FROM granted, app
             WHERE grantee <> owner AND (
                   is_grantable
                OR privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN', 'CREATE')
                OR grantee <> app.role AND privilege_type <> 'SELECT'
                OR grantee <> app.role AND (
                       thing IN ('docket.person_key', 'docket.idempotency')
                    OR thing IN ('camunda.act_id_user', 'camunda.act_id_info') AND part IN ('', ' (pwd_)', ' (salt_)', ' (password_)'))
                OR privilege_type = 'INSERT' AND (
                       thing = 'docket.domain_event' AND part IN ('', ' (global_index)', ' (xid)')
                    OR thing IN ('docket.engine_times', 'docket.flyway_schema_history')
                    OR thing LIKE 'camunda.act\\_hi\\_%')
                OR privilege_type IN ('UPDATE', 'DELETE') AND thing IN (
                       'docket.domain_event', 'docket.log_entry', 'docket.model', 'docket.engine_times',
                       'docket.flyway_schema_history')
                OR privilege_type = 'DELETE' AND thing IN (
                       'docket.person_key', 'docket.registration_counter', 'docket.organization'))
             ORDER BY 1""";

    /**
     * Who can act as the owner or as the application without being it, and who may write everywhere or act as the
     * server.
     */
    private static final String BORROWED = GRANTED + """
            SELECT r.rolname || ' can act as ' || other.rolname FROM pg_roles r, pg_roles other, app
             WHERE NOT r.rolsuper AND r.rolname !~ '^pg_' AND r.oid <> other.oid
               AND (other.oid IN (app.role, (SELECT nspowner FROM pg_namespace WHERE nspname = 'docket'))
                    OR other.rolname IN ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program'))
               AND (pg_has_role(r.oid, other.oid, 'USAGE') OR pg_has_role(r.oid, other.oid, %s))
            UNION ALL
            SELECT format('the application, %%s, is a superuser, or may make roles, copy the server or pass by row security',
                          r.rolname)
              FROM pg_roles r, app
             WHERE r.oid = app.role AND (r.rolsuper OR r.rolcreaterole OR r.rolreplication OR r.rolbypassrls)
             ORDER BY 1""";

    private static final String OWNERS = """
            SELECT thing || ', of ' || pg_get_userbyid(owner) FROM (
                SELECT oid::regclass::text AS thing, relowner AS owner FROM pg_class
                 WHERE relnamespace IN ('docket'::regnamespace, 'camunda'::regnamespace) AND relkind <> 'i'
                UNION ALL
                SELECT oid::regprocedure::text, proowner FROM pg_proc
                 WHERE pronamespace IN ('docket'::regnamespace, 'camunda'::regnamespace)
                UNION ALL SELECT nspname, nspowner FROM pg_namespace WHERE nspname = 'camunda') one
             WHERE owner <> (SELECT nspowner FROM pg_namespace WHERE nspname = 'docket')
            UNION ALL
            SELECT 'docket, of ' || pg_get_userbyid(nspowner) FROM pg_namespace
             WHERE nspname = 'docket'
               AND nspowner NOT IN (SELECT datdba FROM pg_database WHERE datname = current_database())
               AND pg_get_userbyid(nspowner) NOT IN (
                   SELECT installed_by FROM docket.flyway_schema_history ORDER BY installed_rank DESC LIMIT 1)
             ORDER BY 1""";

    private static final int OPTIONS_OF_MEMBERS = 160_000;

    private final JdbcTemplate sql;

    public Rights(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A sentence for each right and each owner that is not as the migrations left it. */
    public List<String> findings() {
        boolean options = Boolean.TRUE.equals(sql.queryForObject(
                "SELECT current_setting('server_version_num')::integer >= ?", Boolean.class, OPTIONS_OF_MEMBERS));
        return Stream.of(
                        named(RIGHT, EXCESSIVE),
                        named(RIGHT, BORROWED.formatted(options ? "'SET'" : "'MEMBER'")),
                        named(OWNER, OWNERS))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> named(String finding, String query) {
        return sql.queryForList(query, String.class).stream()
                .map(place -> finding + place)
                .toList();
    }
}
