package docket.processes.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class TasksByRightsTest {

    @Test
    void the_engines_own_query_for_tasks_looks_rights_up_task_by_task() {
        Configuration statements = new MappedStatements(Runnable::run)
                .on(new Environment("test", new ManagedTransactionFactory(), new DriverManagerDataSource()))
                .getConfiguration();
        for (String query : new String[] {"selectTaskByQueryCriteria", "selectTaskCountByQueryCriteria"}) {
            String sql = statements
                    .getMappedStatement(query, false)
                    .getBoundSql(ofSomebody())
                    .getSql()
                    .replaceAll("\\s+", " ");

            assertThat(sql)
                    .contains("inner join LATERAL (SELECT A.* FROM ACT_RU_AUTHORIZATION A")
                    .contains("AND A.RESOURCE_ID_ = ANY (ARRAY[RES.ID_, D.KEY_, '*']) LIMIT 1) AUTH ON true")
                    .doesNotContain("AUTH.RESOURCE_ID_ IN");
        }
    }

    private static TaskQueryImpl ofSomebody() {
        TaskQueryImpl query = new TaskQueryImpl() {
            @Override
            public boolean isQueryForProcessTasksOnly() {
                return true;
            }
        };
        AuthorizationCheck check = query.getAuthCheck();
        check.setAuthorizationCheckEnabled(true);
        check.setAuthUserId("kim.employee");
        check.setRevokeAuthorizationCheckEnabled(false);
        check.setUseLeftJoin(false);
        PermissionCheck permission = new PermissionCheck();
        permission.setResource(Resources.TASK);
        permission.setResourceIdQueryParam("RES.ID_");
        permission.setPermission(Permissions.READ);
        CompositePermissionCheck checks = new CompositePermissionCheck();
        checks.addAtomicCheck(permission);
        check.setPermissionChecks(checks);
        return query;
    }
}
