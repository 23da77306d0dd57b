package docket.audit.guard;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Checks what the database does by itself around a table: only the migrations' own trigger stands before the record,
 * nothing is rewritten, hidden by row security or switched off, and no constraint of the record is missing.
 */
public final class Triggers {

    static final String FINDING = "something that the database does, or no longer does, to what is written: ";

    private static final String SALTED = "CREATE TRIGGER salted BEFORE INSERT ON docket.domain_event FOR EACH ROW"
            + " WHEN ((octet_length(new.payload_salt) = 0)) EXECUTE FUNCTION docket.refuse_unsalted()";

    private static final List<String> CONSTRAINTS = List.of(
            "domain_event_pkey",
            "domain_event_event_id_key",
            "domain_event_stream_sequence_key",
            "domain_event_salts",
            "log_entry_pkey",
            "log_entry_global_index_key",
            "log_entry_leaf_hash_check",
            "person_key_pkey",
            "registration_counter_pkey",
            "case_view_organization_number_key",
            "model_check");

    private static final String AMISS = """
            SELECT 'the trigger ' || tgname || ' on ' || tgrelid::regclass
                   || CASE WHEN tgenabled IN ('O', 'A') THEN '' ELSE ', switched off' END
              FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
             WHERE c.relnamespace IN ('docket'::regnamespace, 'camunda'::regnamespace)
               AND (tgenabled NOT IN ('O', 'A') OR NOT tgisinternal AND pg_get_triggerdef(t.oid) <> ?)
            UNION ALL
            SELECT 'the trigger salted on docket.domain_event is gone' WHERE NOT EXISTS (
                SELECT FROM pg_trigger WHERE tgrelid = 'docket.domain_event'::regclass AND pg_get_triggerdef(oid) = ?)
            UNION ALL
            SELECT 'the rule ' || rulename || ' on ' || ev_class::regclass FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
             WHERE c.relnamespace IN ('docket'::regnamespace, 'camunda'::regnamespace) AND c.relkind IN ('r', 'p')
            UNION ALL
            SELECT 'row security on ' || c.oid::regclass FROM pg_class c
             WHERE c.relnamespace IN ('docket'::regnamespace, 'camunda'::regnamespace)
               AND (relrowsecurity OR relforcerowsecurity OR EXISTS (SELECT FROM pg_policy WHERE polrelid = c.oid))
            UNION ALL
            SELECT 'the constraint ' || name || ' is gone' FROM unnest(?::text[]) name WHERE NOT EXISTS (
                SELECT FROM pg_constraint WHERE connamespace = 'docket'::regnamespace AND conname = name)
            UNION ALL
            SELECT 'the setting ' || setting || CASE setrole WHEN 0 THEN '' ELSE ' of ' || pg_get_userbyid(setrole) END
              FROM pg_db_role_setting, unnest(setconfig) setting
             WHERE setting LIKE 'session_replication_role=%' AND setting <> 'session_replication_role=origin'
             ORDER BY 1""";

    private final JdbcTemplate sql;

    public Triggers(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A sentence for each trigger, rule or constraint that is not as the migrations left it. */
    public List<String> findings() {
        return sql.queryForList(AMISS, String.class, SALTED, SALTED, CONSTRAINTS.toArray(String[]::new)).stream()
                .map(place -> FINDING + place)
                .toList();
    }
}
