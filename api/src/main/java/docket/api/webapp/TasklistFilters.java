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
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Makes Tasklist's filters at the first start, for everybody: what I may decide, my groups', overdue. What an
 * administrator changes or deletes afterwards stays so. An installation of before gets what is new in place of what is
 * as it was made.
 */
@Component
final class TasklistFilters implements SmartInitializingSingleton {

    private static final String MADE = "docket.tasklist-filters";
    private static final String WITHOUT_DECIDABLE = "1";
    private static final String WITH_EXPRESSIONS = "2";
    private static final String NEWEST = "3";

    private static final String MY_GROUPS = "내 그룹 · My groups";
    private static final String PAST_DUE = "기한 지남 · Overdue";

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
            String madeVersion = management.getProperties().get(MADE);
            if (madeVersion == null) {
                make();
            } else if (madeVersion.equals(WITHOUT_DECIDABLE)) {
                replaceMine();
                replaceExpressions();
            } else if (madeVersion.equals(WITH_EXPRESSIONS)) {
                replaceExpressions();
            }
            if (!NEWEST.equals(madeVersion)) {
                management.setProperty(MADE, NEWEST);
            }
            return null;
        });
    }

    private void make() {
        share(decidable(filters.newTaskFilter()));
        share(offered(filters.newTaskFilter()));
        share(overdue(filters.newTaskFilter()));
    }

    private void replaceExpressions() {
        for (Filter filter : filters.createTaskFilterQuery().list()) {
            TaskQueryImpl query = filter.getQuery();
            boolean withExpressions = query.getQueries().stream()
                    .anyMatch(part -> !part.getExpressions().isEmpty());
            if (withExpressions && MY_GROUPS.equals(filter.getName())) {
                filters.saveFilter(offered(filter));
            } else if (withExpressions && PAST_DUE.equals(filter.getName())) {
                filters.saveFilter(overdue(filter));
            }
        }
    }

    private void replaceMine() {
        Filter mine = filters.createTaskFilterQuery().filterName("내 업무 · Mine").list().stream()
                .filter(filter -> "나에게 배정된 업무 · Tasks assigned to me"
                        .equals(filter.getProperties().get("description")))
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

    private Filter offered(Filter filter) {
        Map<String, Object> properties = properties("내 그룹에 온, 아직 아무도 맡지 않은 업무 · Offered to my groups", "#55606f", 20);
        properties.put(GuardedFilterService.OFFERED, true);
        return filter.setName(MY_GROUPS).setProperties(properties).setQuery(tasks.createTaskQuery());
    }

    private Filter overdue(Filter filter) {
        Map<String, Object> properties = properties("처리 기한이 지난 업무 · Past their due date", "#b3261e", 30);
        properties.put(GuardedFilterService.OVERDUE, true);
        return filter.setName(PAST_DUE).setProperties(properties).setQuery(tasks.createTaskQuery());
    }

    private static Map<String, Object> properties(String description, String color, int priority) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("description", description);
        properties.put("color", color);
        properties.put("priority", priority);
        properties.put("refresh", true);
        return properties;
    }

    /** Saves a filter that everybody may read. */
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
