package docket.api.enginerest.doors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations that nobody succeeds with, not even the administrator, and why: the code that they are refused with. */
final class NeverDone {

    /** The engine itself answers that it has no such thing: no history, no task outside a case. */
    static final String NOT_THERE = "invalid-request";

    /** By the operation's id. */
    static final Map<String, String> CODES = codes();

    private static Map<String, String> codes() {
        Map<String, String> codes = new LinkedHashMap<>();
        put(
                codes,
                NOT_THERE,
                "deleteHistoricBatch",
                "setRemovalTimeAsyncHistoricBatch",
                "setRemovalTimeAsyncHistoricDecisionInstance",
                "setRemovalTimeAsync",
                "cleanupAsync",
                "clearAnnotationUserOperationLog",
                "setAnnotationUserOperationLog",
                "createTask");
        put(
                codes,
                "unknown-to-engine",
                "deleteHistoricProcessInstance",
                "deleteHistoricVariableInstancesOfHistoricProcessInstance",
                "deleteHistoricVariableInstance");
        put(
                codes,
                "comments-not-recorded",
                "createComment",
                "updateTaskComment",
                "deleteTaskComment",
                "deleteTaskComments",
                "updateProcessInstanceComment",
                "deleteProcessInstanceComment",
                "deleteProcessInstanceComments",
                "addAttachment",
                "deleteAttachment");
        put(
                codes,
                "variable-not-declared",
                "setVariablesAsyncOperation",
                "setProcessInstanceVariable",
                "setProcessInstanceVariableBinary",
                "modifyProcessInstanceVariables",
                "putLocalExecutionVariable",
                "setLocalExecutionVariableBinary",
                "modifyLocalExecutionVariables",
                "putTaskVariable",
                "setBinaryTaskVariable",
                "modifyTaskVariables",
                "putTaskLocalVariable",
                "setBinaryTaskLocalVariable",
                "modifyTaskLocalVariables");
        put(
                codes,
                "no-tenants",
                "evaluateDecisionByKeyAndTenant",
                "updateHistoryTimeToLiveByDecisionDefinitionKeyAndTenant",
                "deleteProcessDefinitionsByKeyAndTenantId",
                "updateHistoryTimeToLiveByProcessDefinitionKeyAndTenantId",
                "startProcessInstanceByKeyAndTenantId",
                "submitFormByKeyAndTenantId",
                "updateProcessDefinitionSuspensionStateByKeyAndTenantId",
                "createTenant",
                "deleteTenant",
                "updateTenant",
                "deleteGroupMembership",
                "createGroupMembership",
                "deleteUserMembership",
                "createUserMembership");
        put(codes, "steering-forbidden", "restartProcessInstance", "restartProcessInstanceAsyncOperation");
        put(codes, "task-not-changed", "updateTask");
        put(codes, "metrics-not-kept", "deleteTaskMetrics");
        put(codes, "offer-not-changed", "addIdentityLink", "deleteIdentityLink");
        put(codes, "decision-bypassed", "handleBpmnError");
        put(codes, "engine-refused", "deleteTask", "evaluateCondition", "handleEscalation", "signalExecution");
        return codes;
    }

    private static void put(Map<String, String> codes, String code, String... operations) {
        List.of(operations).forEach(operation -> codes.put(operation, code));
    }

    private NeverDone() {}
}
