package docket.processes.engine.statement;

import java.util.regex.Pattern;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The engine's task queries with the rights looked up for each task. The engine joins all tasks with all of the
 * reader's rights, of which there is one for each task that is offered, and PostgreSQL compares each with each: ten
 * thousand open tasks took minutes. Looked up by the index there is nothing that grows with the square.
 */
final class TasksByRights implements SqlSource {

    private static final Pattern RIGHTS = Pattern.compile(
            "inner join\\s*\\(\\s*(SELECT A\\.\\*\\s+FROM ACT_RU_AUTHORIZATION A\\b(?:(?!inner join|left join).)*?)\\)\\s*"
                    + "AUTH ON \\(AUTH\\.RESOURCE_ID_ IN \\(\\s*RES\\.ID_\\s*,\\s*D\\.KEY_\\s*,\\s*'\\*'\\s*\\)\\)",
            Pattern.DOTALL);
    private static final String LOOKED_UP =
            "inner join LATERAL ($1" + " AND A.RESOURCE_ID_ = ANY (ARRAY[RES.ID_, D.KEY_, '*']) LIMIT 1) AUTH ON true";

    private final SqlSource engine;

    private TasksByRights(SqlSource engine) {
        this.engine = engine;
    }

    /** Has the rights looked up in all queries for tasks. */
    static void lookUp(Configuration statements) {
        for (String query : new String[] {"selectTaskByQueryCriteria", "selectTaskCountByQueryCriteria"}) {
            MappedStatement statement = statements.getMappedStatement(query, false);
            SystemMetaObject.forObject(statement).setValue("sqlSource", new TasksByRights(statement.getSqlSource()));
        }
    }

    @Override
    public BoundSql getBoundSql(@Nullable Object parameter) {
        BoundSql sql = engine.getBoundSql(parameter);
        SystemMetaObject.forObject(sql).setValue("sql", rewritten(sql.getSql()));
        return sql;
    }

    static String rewritten(String sql) {
        return RIGHTS.matcher(sql).replaceFirst(LOOKED_UP);
    }
}
