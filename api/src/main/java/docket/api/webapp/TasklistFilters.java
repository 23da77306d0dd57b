package docket.api.webapp;

import docket.processes.engine.service.GuardedFilterService;
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
 * Makes Tasklist's filters at the first start, for everybody: what I may decide, my groups', overdue. They are the only
 * ones with expressions. What an administrator changes or deletes afterwards stays so. An installation of before there was
 * the first of them gets it, in place of the one for what is assigned to me where that is as it was made.
 */
@Component
final class TasklistFilters implements SmartInitializingSingleton {

    private static final String MADE = "docket.tasklist-filters";
    private static final String WITHOUT_DECIDABLE = "1";
    private static final String NEWEST = "2";

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
            String made = management.getProperties().get(MADE);
            if (made == null) {
                make();
            } else if (made.equals(WITHOUT_DECIDABLE)) {
                replaceMine();
            }
            if (!NEWEST.equals(made)) {
                management.setProperty(MADE, NEWEST);
            }
            return null;
        });
    }

    private void make() {
        share(decidable(filters.newTaskFilter()));
        make("내 그룹 · My groups", "내 그룹에 온, 아직 아무도 맡지 않은 업무 · Offered to my groups", "#55606f", 20, offered());
        make("기한 지남 · Overdue", "처리 기한이 지난 업무 · Past their due date", "#b3261e", 30, overdue());
    }

    private void replaceMine() {
        Filter mine = filters.createTaskFilterQuery().filterName("내 업무 · Mine").list().stream()
                .filter(found -> "나에게 배정된 업무 · Tasks assigned to me"
                        .equals(found.getProperties().get("description")))
                .findFirst()
                .orElse(null);
        if (mine == null) {
            share(decidable(filters.newTaskFilter()));
        } else {
            filters.saveFilter(decidable(mine));
        }
    }

    private Filter decidable(Filter filter) {
        Map<String, Object> properties = properties(
                "내가 지금 결재할 수 있는 문서: 내가 맡은 것과 내 그룹에 온 것 · What I may decide now: mine, and my groups’", "#1f4e8c", 10);
        properties.put(GuardedFilterService.DECIDABLE, true);
        return filter.setName("결재할 문서 · To decide").setProperties(properties).setQuery(tasks.createTaskQuery());
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
        share(filters.newTaskFilter(name)
                .setProperties(properties(description, color, priority))
                .setQuery(query));
    }

    private static Map<String, Object> properties(String description, String color, int priority) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("color", color);
        properties.put("priority", priority);
        properties.put("refresh", true);
        return properties;
    }

    /** Saves it, for everybody to read. */
    private void share(Filter filter) {
        filters.saveFilter(filter);
        Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setUserId(Authorization.ANY);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(filter.getId());
        everybody.addPermission(Permissions.READ);
        authorizations.saveAuthorization(everybody);
    }
}
