package docket.processes.engine.rows;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.jspecify.annotations.Nullable;

/**
 * A table of the engine that belongs to no case, and what of its rows is held against the record. What a person is
 * called is not: a hash of it would outlive its erasure. Of a password the stored hash is, of which nobody guesses the
 * salt.
 */
public enum EngineTable {
    ACCOUNT("UserEntity", "act_id_user", "id_", "pwd_, salt_"),
    GROUP("GroupEntity", "act_id_group", "id_", "name_, type_"),
    MEMBERSHIP("MembershipRelation", "act_id_membership", "user_id_ || ' in ' || group_id_", "user_id_, group_id_"),
    AUTHORIZATION(
            "AuthorizationEntity",
            "act_ru_authorization",
            "id_",
            "type_, group_id_, user_id_, resource_type_, resource_id_, perms_",
            "NOT (resource_type_ IN (7, 8) AND resource_id_ <> '*')"),
    FILTER("FilterEntity", "act_ru_filter", "id_", "resource_type_, name_, owner_, query_, properties_"),
    PROCESS_DEFINITION(
            "ProcessDefinitionEntity",
            "act_re_procdef",
            "id_",
            "key_, name_, category_, version_, deployment_id_, resource_name_, has_start_form_key_, suspension_state_,"
                    + " version_tag_, history_ttl_, startable_"),
    DECISION_DEFINITION(
            "DecisionDefinitionEntity",
            "act_re_decision_def",
            "id_",
            "key_, name_, category_, version_, deployment_id_, resource_name_, version_tag_, history_ttl_"),
    JOB_DEFINITION(
            "JobDefinitionEntity",
            "act_ru_jobdef",
            "id_",
            "proc_def_id_, proc_def_key_, act_id_, job_type_, job_configuration_, suspension_state_, job_priority_"),
    BATCH(
            "BatchEntity",
            "act_ru_batch",
            "id_",
            "type_, total_jobs_, batch_job_def_id_, suspension_state_, create_user_id_");

    private static final String HASHED = """
            SELECT %s AS row, encode(sha256(convert_to(jsonb_build_array(%s)::text, 'UTF8')), 'hex')
              FROM camunda.%s WHERE %s""";

    /** Rights on single tasks and processes, which the engine gives and takes by itself, are the case's. */
    private static final Set<Integer> OF_A_CASE =
            Set.of(Resources.TASK.resourceType(), Resources.PROCESS_INSTANCE.resourceType());

    private final String mapper;
    private final String table;
    private final String id;
    private final String content;
    private final String which;

    EngineTable(String entity, String table, String id, String content) {
        this(entity, table, id, content, "true");
    }

    EngineTable(String entity, String table, String id, String content, String which) {
        this.mapper = '.' + entity + '.';
        this.table = table;
        this.id = id;
        this.content = content;
        this.which = which;
    }

    /** The table's name as people read it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The query of all rows: the id, and a hash of the content in hexadecimal digits. */
    public String all() {
        return HASHED.formatted(id, content, table, which) + " ORDER BY 1";
    }

    /** The query of the rows that the transaction has written. */
    String written() {
        return HASHED.formatted(id, content, table, which) + " AND xmin = pg_current_xact_id()::xid ORDER BY 1";
    }

    String ids() {
        return "SELECT " + id + " FROM camunda." + table + " WHERE " + which;
    }

    /**
     * A failed log-in is counted in the account's row, and alters nothing that is held against the record.
     *
     * @param parameter what the statement was given
     */
    static @Nullable EngineTable writtenBy(String statement, @Nullable Object parameter) {
        for (EngineTable table : values()) {
            if (statement.contains(table.mapper)) {
                return statement.endsWith(".updateUserLock") || table == AUTHORIZATION && isOfACase(parameter)
                        ? null
                        : table;
            }
        }
        return null;
    }

    private static boolean isOfACase(@Nullable Object parameter) {
        if (parameter instanceof AuthorizationEntity right) {
            return OF_A_CASE.contains(right.getResourceType()) && !Authorization.ANY.equals(right.getResourceId());
        }
        return parameter instanceof Map<?, ?> named && OF_A_CASE.contains(named.get("resourceType"));
    }

    static boolean isDeletion(String statement) {
        return statement.startsWith("delete", statement.lastIndexOf('.') + 1);
    }
}
