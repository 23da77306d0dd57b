package docket.api.webapp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes Tasklist's filters at the first start, for everybody: mine, my groups', overdue. They are the only ones with
 * expressions. What an administrator changes or deletes afterwards stays so.
 */
@Component
final class TasklistFilters implements SmartInitializingSingleton {

    private static final String MADE = "docket.tasklist-filters";

    private final ProcessEngineConfigurationImpl configuration;
    private final ManagementService management;
    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TasklistFilters(ProcessEngine engine) {
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.management = engine.getManagementService();
        this.filters = engine.getFilterService();
        this.tasks = engine.getTaskService();
        this.authorizations = engine.getAuthorizationService();
    }

    @Override
    public void afterSingletonsInstantiated() {
        configuration.getCommandExecutorTxRequired().execute(context -> {
            if (!management.getProperties().containsKey(MADE)) {
                make();
                management.setProperty(MADE, "1");
            }
            return null;
        });
    }

    private void make() {
        make("내 업무 · Mine", "나에게 배정된 업무 · Tasks assigned to me", "#1f4e8c", 10, mine());
        make("내 그룹 · My groups", "내 그룹에 온, 아직 아무도 맡지 않은 업무 · Offered to my groups", "#55606f", 20, offered());
        make("기한 지남 · Overdue", "처리 기한이 지난 업무 · Past their due date", "#b3261e", 30, overdue());
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
    }

    private TaskQuery offered() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}");
    }

    private TaskQuery overdue() {
        return tasks.createTaskQuery()
                .or()
                .taskAssigneeExpression("${currentUser()}")
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .endOr()
                .dueBeforeExpression("${now()}");
    }

    private void make(String name, String description, String color, int priority, TaskQuery query) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("color", color);
        properties.put("priority", priority);
        properties.put("refresh", true);
        Filter filter = filters.newTaskFilter(name).setProperties(properties).setQuery(query);
        filters.saveFilter(filter);
        Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setUserId(Authorization.ANY);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(filter.getId());
        everybody.addPermission(Permissions.READ);
        authorizations.saveAuthorization(everybody);
    }
}
