package docket.api.enginerest.doors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Bodies for operations: the document's own example, with the ids of live objects in it and without its queries, so that
 * nothing else is hit. Where the example cannot succeed, one of ours.
 */
final class Bodies {

    /** A password and the contents of variables that nobody declared: never to be found in the record. */
    static final String SECRET = "Planted-Secret-90417";

    static final String DRAFT = """
            {"variables": {"title": {"value": "Doors"}, "kind": {"value": "payment"},
             "organization": {"value": "facilities"}, "amount": {"value": "1.00"}, "currency": {"value": "EUR"}}}""";
    private static final String APPROVAL = """
            {"variables": {"decision": {"value": "APPROVE"}}}""";

    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("submitFormByKey", DRAFT),
            Map.entry("submitForm", DRAFT),
            Map.entry("startProcessInstanceByKey", DRAFT),
            Map.entry("startProcessInstance", DRAFT),
            Map.entry("complete", APPROVAL),
            Map.entry("submit", APPROVAL),
            Map.entry("startProcessInstanceByKeyAndTenantId", DRAFT),
            Map.entry("submitFormByKeyAndTenantId", DRAFT),
            Map.entry("deliverMessage", "{\"messageName\": \"docket.doors\", \"processInstanceId\": \"%instance%\"}"),
            Map.entry(
                    "correlateMessageAsyncOperation",
                    "{\"messageName\": \"docket.doors\", \"processInstanceIds\": [\"%instance%\"]}"),
            Map.entry("triggerEvent", "{}"),
            Map.entry("signalExecution", "{}"),
            Map.entry("resolve", "{}"),
            Map.entry("redeploy", "{}"),
            Map.entry("handleBpmnError", "{\"errorCode\": \"doors-error\"}"),
            Map.entry("handleExternalTaskBpmnError", "{\"workerId\": \"%worker%\", \"errorCode\": \"doors-error\"}"),
            Map.entry("setRetriesByProcess", "{\"retries\": 5, \"processInstances\": [\"%instance%\"]}"),
            Map.entry(
                    "setRetriesByProcessHistoricQueryBased",
                    "{\"retries\": 5, \"processInstances\": [\"%instance%\"]}"),
            Map.entry(
                    "deleteAsyncHistoricQueryBased",
                    "{\"processInstanceIds\": [\"%instance%\"], \"deleteReason\": \"entered twice\"}"),
            Map.entry(
                    "createFilter",
                    "{\"resourceType\": \"Task\", \"name\": \"Doors\", \"query\": {}, \"properties\": {}}"),
            Map.entry(
                    "updateFilter",
                    "{\"resourceType\": \"Task\", \"name\": \"Again\", \"query\": {}, \"properties\": {}}"),
            Map.entry("createTask", "{\"id\": \"%once%\", \"name\": \"An errand of no case\"}"),
            Map.entry("completeExternalTaskResource", "{\"workerId\": \"%worker%\"}"),
            Map.entry("lock", "{\"workerId\": \"%worker%\", \"lockDuration\": 3600000}"),
            Map.entry("extendLock", "{\"workerId\": \"%worker%\", \"newDuration\": 3600000}"),
            Map.entry(
                    "fetchAndLock",
                    "{\"workerId\": \"other\", \"maxTasks\": 5, \"topics\":"
                            + " [{\"topicName\": \"doors\", \"lockDuration\": 1000}]}"),
            Map.entry(
                    "modifyProcessInstance",
                    "{\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"machine\"}],"
                            + " \"annotation\": \"the machine was down\"}"),
            Map.entry(
                    "modifyProcessInstanceAsyncOperation",
                    "{\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"machine\"}],"
                            + " \"annotation\": \"the machine was down\"}"),
            Map.entry(
                    "executeModification",
                    "{\"processDefinitionId\": \"%definition%\", \"processInstanceIds\": [\"%instance%\"],"
                            + " \"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"machine\"}],"
                            + " \"annotation\": \"the machine was down\"}"),
            Map.entry(
                    "executeModificationAsync",
                    "{\"processDefinitionId\": \"%definition%\", \"processInstanceIds\": [\"%instance%\"],"
                            + " \"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"machine\"}],"
                            + " \"annotation\": \"the machine was down\"}"),
            Map.entry("executeMigrationPlan", "{\"migrationPlan\": %plan%, \"processInstanceIds\": [\"%instance%\"]}"),
            Map.entry(
                    "executeMigrationPlanAsync",
                    "{\"migrationPlan\": %plan%, \"processInstanceIds\": [\"%instance%\"]}"),
            Map.entry("setHistoryTimeToLive", "{\"historyTimeToLive\": 2}"),
            Map.entry("addIdentityLink", "{\"userId\": \"%user%\", \"type\": \"candidate\"}"),
            Map.entry("deleteIdentityLink", "{\"userId\": \"%user%\", \"type\": \"candidate\"}"),
            Map.entry(
                    "createAuthorization",
                    "{\"type\": 1, \"permissions\": [\"READ\"], \"groupId\": \"%group%\", \"resourceType\": 7,"
                            + " \"resourceId\": \"%once%\"}"),
            Map.entry(
                    "updateAuthorization",
                    "{\"permissions\": [\"READ\"], \"groupId\": \"%group%\", \"resourceType\": 7,"
                            + " \"resourceId\": \"%once%\"}"),
            Map.entry(
                    "createUser",
                    "{\"profile\": {\"id\": \"%once%\", \"firstName\": \"F\", \"lastName\": \"L\", \"email\": \"\"},"
                            + " \"credentials\": {\"password\": \"" + SECRET + "\"}}"),
            Map.entry("updateProfile", "{\"id\": \"%user%\", \"firstName\": \"Other\", \"lastName\": \"L\"}"),
            Map.entry("createGroup", "{\"id\": \"%once%\", \"name\": \"Once\", \"type\": \"WORKFLOW\"}"),
            Map.entry("updateGroup", "{\"id\": \"%group%\", \"name\": \"Again\", \"type\": \"WORKFLOW\"}"),
            Map.entry("createTenant", "{\"id\": \"%once%\", \"name\": \"Once\"}"),
            Map.entry("updateTenant", "{\"id\": \"%tenant%\", \"name\": \"Again\"}"),
            Map.entry("updateTask", "{\"name\": \"Other\", \"priority\": 7}"),
            Map.entry("throwSignal", "{\"name\": \"docket.none\"}"));

    private static final String PLAN = """
            {"sourceProcessDefinitionId": "%definition%", "targetProcessDefinitionId": "%definition%",
             "instructions": [{"sourceActivityIds": ["decide"], "targetActivityIds": ["decide"]},
                              {"sourceActivityIds": ["machine"], "targetActivityIds": ["machine"]}]}""";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LiveObjects objects;

    Bodies(LiveObjects objects) {
        this.objects = objects;
    }

    /** @param password of whoever calls: it is asked for where a password is changed */
    String of(Operation operation, String password) {
        if (operation.id().equals("updateCredentials")) {
            return "{\"password\": \"" + SECRET + "\", \"authenticatedUserPassword\": \"" + password + "\"}";
        }
        String ours = OURS.get(
                operation.id().startsWith("updateHistoryTimeToLive") ? "setHistoryTimeToLive" : operation.id());
        return ours == null ? text(live("", operation.example())) : objects.fill(ours.replace("%plan%", PLAN));
    }

    private JsonNode live(String name, JsonNode example) {
        if (example instanceof ObjectNode object) {
            ObjectNode live = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> {
                if (isVariables(field.getKey()) && !field.getValue().isBoolean()) {
                    live.putObject(field.getKey())
                            .putObject("planted")
                            .put("value", SECRET)
                            .put("type", "String");
                } else if (!field.getKey().toLowerCase(java.util.Locale.ROOT).endsWith("query")) {
                    live.set(field.getKey(), live(field.getKey(), field.getValue()));
                }
            });
            return live;
        } else if (example.isArray()) {
            ArrayNode live = JsonNodeFactory.instance.arrayNode();
            example.forEach(one -> live.add(live(name, one)));
            return live.size() > 1 && name.endsWith("Ids")
                    ? JsonNodeFactory.instance.arrayNode().add(live.get(0))
                    : live;
        }
        return switch (name) {
            case "processInstanceId", "processInstanceIds", "historicProcessInstanceIds", "executionId" ->
                id("instance");
            case "processDefinitionId", "sourceProcessDefinitionId", "targetProcessDefinitionId" -> id("definition");
            case "processDefinitionKey" -> JsonNodeFactory.instance.textNode(LiveObjects.PROCESS);
            case "jobIds", "jobId" -> id("job");
            case "jobDefinitionId" -> id("job-definition");
            case "externalTaskIds" -> id("external-task");
            case "workerId" -> JsonNodeFactory.instance.textNode(LiveObjects.WORKER);
            case "userId" -> JsonNodeFactory.instance.textNode(LiveObjects.PERSON);
            case "sourceActivityIds", "targetActivityIds", "activityId" -> JsonNodeFactory.instance.textNode("decide");
            case "suspended" -> JsonNodeFactory.instance.booleanNode(false);
            case "value", "password" -> JsonNodeFactory.instance.textNode(SECRET);
            case "tenantId", "processDefinitionTenantId", "deploymentId", "executionDate" ->
                JsonNodeFactory.instance.nullNode();
            default -> example;
        };
    }

    private static boolean isVariables(String name) {
        return name.endsWith("ariables") || name.equals("modifications") || name.endsWith("Keys");
    }

    private JsonNode id(String kind) {
        return JsonNodeFactory.instance.textNode(objects.id(kind));
    }

    private static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
