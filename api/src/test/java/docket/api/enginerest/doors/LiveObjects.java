package docket.api.enginerest.doors;

import docket.api.DocketTest;
import docket.api.rest.Client;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.JdbcTemplate;

/** The objects that the operations are called with; one that an operation has destroyed is made anew. */
final class LiveObjects {

    static final String PROCESS = "doors";
    static final String WORKER = "doors-worker";
    static final String PERSON = "doors-person";

    /** Somebody whom no case knows. */
    private static final String LEAVER = "doors-leaver";

    private static final String SUPERVISOR = "yoon.supervisor";
    private static final String GROUP = "doors-group";
    private static final String TENANT = "doors-tenant";
    private static final String SPARE = "doors-spare";
    /** They need a task that nobody has been given yet. */
    private static final Set<String> ANEW = Set.of("claim", "complete", "submit");

    private static final Pattern PLACEHOLDER = Pattern.compile("%([a-z-]+)%");

    private final ProcessEngine engine;
    private final JdbcTemplate database;
    private final Client drafter;
    private final Map<String, String> ids = new HashMap<>();
    private int once;

    LiveObjects(ProcessEngine engine, JdbcTemplate database, Client drafter) {
        this.engine = engine;
        this.database = database;
        this.drafter = drafter;
        models(PROCESS).deploy();
    }

    /** The path with live ids in it. */
    String path(Operation operation) {
        if (ANEW.contains(operation.id())) {
            ids.clear();
        }
        String[] segments = operation.path().substring(1).split("/");
        String kind = segments[0].equals("history") ? segments[1] : segments[0];
        if (kind.equals("process-definition") && operation.method().equals("DELETE")) {
            kind = SPARE;
        }
        prepare(operation);
        String path = operation.path();
        if (operation.id().equals("deleteUser")) {
            path = path.replace("{id}", user(LEAVER));
        }
        path = path.replace("{userId}", PERSON).replace("{groupId}", GROUP).replace("{tenant-id}", TENANT);
        path = path.replace("{varName}", "planted").replace("{messageName}", "docket.doors");
        path = path.replace(
                "{key}", kind.equals("process-definition") ? PROCESS : kind.equals(SPARE) ? SPARE : "authority");
        if (kind.equals(SPARE)) {
            id(SPARE);
        }
        if (operation.id().equals("triggerEvent")) {
            kind = "waiting";
        }
        if (path.contains("{id}")) {
            path = path.replace("{id}", id(kind));
        }
        return path.replaceAll("\\{[A-Za-z]+}", "4711");
    }

    /** What an operation takes away must be there. */
    private void prepare(Operation operation) {
        var identities = engine.getIdentityService();
        switch (operation.id()) {
            case "deleteGroupMember" -> {
                group();
                identities.deleteMembership(PERSON, GROUP);
                identities.createMembership(PERSON, GROUP);
            }
            case "unclaim" -> claimed(id("task"));
            case "claim", "delegateTask", "setAssignee" -> colleague();
            case "unlockUser" -> {
                user();
                database.update(
                        "UPDATE camunda.act_id_user SET attempts_ = 9, lock_exp_time_ = now() + interval '1 hour' WHERE"
                                + " id_ = ?",
                        PERSON);
            }
            default -> {}
        }
    }

    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> id(found.group(1)));
    }

    /** The id of a live object of the kind; makes one where there is none. */
    String id(String kind) {
        return switch (kind) {
            case "once" -> "doors-once-" + once++;
            case "worker" -> WORKER;
            case "instance", "process-instance" -> instance();
            case "execution" -> execution(id("task"));
            case "task" ->
                of(
                        kind,
                        i -> engine.getTaskService()
                                .createTaskQuery()
                                .processInstanceId(i)
                                .singleResult()
                                .getId());
            case "external-task" ->
                locked(of(
                        kind,
                        i -> engine.getExternalTaskService()
                                .createExternalTaskQuery()
                                .processInstanceId(i)
                                .singleResult()
                                .getId()));
            case "waiting" ->
                of(
                        kind,
                        i -> engine.getRuntimeService()
                                .createExecutionQuery()
                                .processInstanceId(i)
                                .messageEventSubscriptionName("docket.doors")
                                .singleResult()
                                .getId());
            case "job" ->
                of(
                        kind,
                        i -> engine.getManagementService()
                                .createJobQuery()
                                .processInstanceId(i)
                                .singleResult()
                                .getId());
            case "job-definition" ->
                engine.getManagementService()
                        .createJobDefinitionQuery()
                        .processDefinitionKey(PROCESS)
                        .list()
                        .get(0)
                        .getId();
            case "incident" ->
                kept(
                        kind,
                        () -> engine.getRuntimeService()
                                .createIncident("doors", id("execution"), "none")
                                .getId());
            case "batch" ->
                kept(
                        kind,
                        () -> engine.getRuntimeService()
                                .updateProcessInstanceSuspensionState()
                                .byProcessInstanceIds(instance())
                                .activateAsync()
                                .getId());
            case "filter" -> kept(kind, this::filter);
            case "authorization" -> kept(kind, this::authorization);
            case "definition", "process-definition" -> latest(PROCESS);
            case SPARE -> latest(SPARE);
            case "decision-definition" ->
                engine.getRepositoryService()
                        .createDecisionDefinitionQuery()
                        .latestVersion()
                        .list()
                        .get(0)
                        .getId();
            case "deployment" -> deployment();
            case "user" -> user();
            case "group" -> group();
            default -> "4711";
        };
    }

    private String execution(String task) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getExecutionId();
    }

    private String instance() {
        return kept("instance", () -> {
            Client.Answer started =
                    drafter.post("/engine-rest/process-definition/key/" + PROCESS + "/start", Bodies.DRAFT);
            if (started.status() != 200) {
                throw new AssertionError(started.toString());
            }
            return started.text("id");
        });
    }

    /** What belongs to the live instance; where the instance has lost it, another instance is started. */
    private String of(String kind, Function<String, String> find) {
        return kept(kind, () -> {
            String instance = instance();
            if (count("SELECT count(*) FROM camunda.act_ru_ext_task WHERE proc_inst_id_ = ?", instance) != 1
                    || count(
                                    "SELECT count(*) FROM camunda.act_ru_job WHERE process_instance_id_ = ? AND"
                                            + " handler_type_ LIKE 'timer%'",
                                    instance)
                            != 1
                    || count("SELECT count(*) FROM camunda.act_ru_event_subscr WHERE proc_inst_id_ = ?", instance) != 1
                    || count("SELECT count(*) FROM camunda.act_ru_task WHERE proc_inst_id_ = ?", instance) != 1) {
                ids.remove("instance");
                instance = instance();
            }
            return find.apply(instance);
        });
    }

    private String kept(String kind, Supplier<String> make) {
        String id = ids.get(kind);
        if (id == null || !isLive(kind, id)) {
            id = make.get();
            ids.put(kind, id);
        }
        return id;
    }

    private boolean isLive(String kind, String id) {
        String table = switch (kind) {
            case "instance", "waiting" -> "act_ru_execution";
            case "external-task" -> "act_ru_ext_task";
            default -> "act_ru_" + kind;
        };
        return count("SELECT count(*) FROM camunda." + table + " WHERE id_ = ?", id) == 1;
    }

    private int count(String sql, String id) {
        Integer count = database.queryForObject(sql, Integer.class, id);
        return count == null ? 0 : count;
    }

    private String locked(String externalTask) {
        engine.getExternalTaskService().unlock(externalTask);
        engine.getExternalTaskService().lock(externalTask, WORKER, 3_600_000);
        return externalTask;
    }

    /** A task is handed to those only who could have taken it. */
    private void colleague() {
        user();
        leave();
        engine.getIdentityService().createMembership(PERSON, "supervisor");
    }

    /** Tests that come later know how many are in the group. */
    void leave() {
        engine.getIdentityService().deleteMembership(PERSON, "supervisor");
    }

    private void claimed(String task) {
        if (count("SELECT count(*) FROM camunda.act_ru_task WHERE assignee_ IS NULL AND id_ = ?", task) == 1) {
            engine.getIdentityService().setAuthentication(SUPERVISOR, List.of("supervisor"));
            engine.getTaskService().claim(task, SUPERVISOR);
            engine.getIdentityService().clearAuthentication();
        }
    }

    private String filter() {
        var filter = engine.getFilterService().newTaskFilter("doors");
        return engine.getFilterService().saveFilter(filter).getId();
    }

    private String authorization() {
        Authorization made = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        made.setGroupId(GROUP);
        made.setResource(Resources.TASK);
        made.setResourceId(id("once"));
        made.addPermission(Permissions.READ);
        return engine.getAuthorizationService().saveAuthorization(made).getId();
    }

    private String latest(String key) {
        ProcessDefinition latest = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        if (latest == null) {
            models(key).deploy();
            return latest(key);
        }
        return latest.getId();
    }

    private DeploymentBuilder models(String key) {
        return engine.getRepositoryService()
                .createDeployment()
                .name(key)
                .addString(key + ".bpmn", Model.of(key))
                .addString(
                        "simple-approval-start.form",
                        Model.resource("/docket/models/simple-approval/simple-approval-start.form"))
                .addString("decide.form", Model.resource("/docket/models/forms/decide.form"));
    }

    private String deployment() {
        List<org.camunda.bpm.engine.repository.Deployment> spare = engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentName("doors-form")
                .list();
        return spare.isEmpty()
                ? engine.getRepositoryService()
                        .createDeployment()
                        .name("doors-form")
                        .addString("decide.form", Model.resource("/docket/models/forms/decide.form"))
                        .deploy()
                        .getId()
                : spare.get(0).getId();
    }

    private String user() {
        return user(PERSON);
    }

    private String user(String id) {
        if (engine.getIdentityService().createUserQuery().userId(id).count() == 0) {
            User user = engine.getIdentityService().newUser(id);
            user.setPassword(DocketTest.PASSWORD);
            engine.getIdentityService().saveUser(user);
        }
        return id;
    }

    private String group() {
        if (engine.getIdentityService().createGroupQuery().groupId(GROUP).count() == 0) {
            Group group = engine.getIdentityService().newGroup(GROUP);
            engine.getIdentityService().saveGroup(group);
        }
        user();
        return GROUP;
    }
}
