package docket.processes.engine.history;

import docket.engine.advanced.EngineAdvanced.EngineStep;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricExternalTaskLogEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.jspecify.annotations.Nullable;

/**
 * Describes a history event of the engine as a step of the record: what happened to which activity, task, variable, job
 * or decision. Names and ids, times and states; no content, no message of a failure, no name of a person.
 */
final class EngineSteps {

    /** @param harmless whether the event's variable has a value that may be told */
    static EngineStep of(HistoryEvent event, boolean harmless) {
        Facts facts = new Facts();
        facts.put("execution", event.getExecutionId());
        facts.put("process", event.getProcessDefinitionKey());
        facts.put("definition", event.getProcessDefinitionId());
        facts.put("instance", event.getProcessInstanceId());
        if (harmless && event instanceof HistoricVariableUpdateEventEntity variable) {
            facts.put("value", value(variable));
        }
        return new EngineStep(kind(event, facts), facts.values);
    }

    private static String kind(HistoryEvent event, Facts facts) {
        if (event instanceof HistoricTaskInstanceEventEntity task) {
            return named("task", event, task(task, facts));
        } else if (event instanceof HistoricActivityInstanceEventEntity activity) {
            return named("activity", event, activity(activity, facts));
        } else if (event instanceof HistoricProcessInstanceEventEntity process) {
            return named("process", event, process(process, facts));
        } else if (event instanceof HistoricVariableUpdateEventEntity variable) {
            return named("variable", event, variable(variable, facts));
        } else if (event instanceof HistoricIncidentEventEntity incident) {
            return named("incident", event, incident(incident, facts));
        } else if (event instanceof HistoricJobLogEventEntity job) {
            return named("job", event, job(job, facts));
        } else if (event instanceof HistoricIdentityLinkLogEventEntity link) {
            return named("identity-link", event, link(link, facts));
        } else if (event instanceof UserOperationLogEntryEventEntity operation) {
            return named("operation", event, operation(operation, facts));
        } else if (event instanceof HistoricExternalTaskLogEntity external) {
            return named("external-task", event, external(external, facts));
        } else if (event instanceof HistoricDecisionEvaluationEvent decision) {
            return named("decision", event, decision(decision, facts));
        } else if (event instanceof HistoricBatchEntity batch) {
            return named("batch", event, facts.put("batch", batch.getId()).put("type", batch.getType()));
        }
        return named(event.getClass().getSimpleName(), event, facts);
    }

    private static String named(String subject, HistoryEvent event, @SuppressWarnings("unused") Facts filled) {
        return event.getEventType() == null ? subject : subject + "." + event.getEventType();
    }

    private static Facts activity(HistoricActivityInstanceEventEntity event, Facts facts) {
        return facts.put("activity", event.getActivityId())
                .put("activityType", event.getActivityType())
                .put("activityInstance", event.getActivityInstanceId())
                .put("parentActivityInstance", event.getParentActivityInstanceId())
                .put("task", event.getTaskId())
                .put("assignee", event.getTaskAssignee())
                .put("calledInstance", event.getCalledProcessInstanceId())
                .put("started", event.getStartTime())
                .put("ended", event.getEndTime());
    }

    private static Facts process(HistoricProcessInstanceEventEntity event, Facts facts) {
        return facts.put("businessKey", event.getBusinessKey())
                .put("state", event.getState())
                .put("startUser", event.getStartUserId())
                .put("startActivity", event.getStartActivityId())
                .put("endActivity", event.getEndActivityId())
                .put("superInstance", event.getSuperProcessInstanceId())
                .put("deleteReason", event.getDeleteReason());
    }

    private static Facts task(HistoricTaskInstanceEventEntity event, Facts facts) {
        return facts.put("task", event.getTaskId())
                .put("taskKey", event.getTaskDefinitionKey())
                .put("activityInstance", event.getActivityInstanceId())
                .put("assignee", event.getAssignee())
                .put("owner", event.getOwner())
                .put("priority", String.valueOf(event.getPriority()))
                .put("due", event.getDueDate())
                .put("followUp", event.getFollowUpDate())
                .put("deleteReason", event.getDeleteReason());
    }

    private static Facts variable(HistoricVariableUpdateEventEntity event, Facts facts) {
        return facts.put("variable", event.getVariableName())
                .put("variableInstance", event.getVariableInstanceId())
                .put("type", event.getSerializerName())
                .put("scope", event.getScopeActivityInstanceId());
    }

    private static @Nullable Object value(HistoricVariableUpdateEventEntity event) {
        if (event.getTextValue() != null) {
            return event.getTextValue();
        }
        Number whole = event.getLongValue();
        return whole != null ? whole : event.getDoubleValue();
    }

    private static Facts incident(HistoricIncidentEventEntity event, Facts facts) {
        return facts.put("incident", event.getId())
                .put("type", event.getIncidentType())
                .put("activity", event.getActivityId())
                .put("failedActivity", event.getFailedActivityId())
                .put("configuration", event.getConfiguration());
    }

    private static Facts job(HistoricJobLogEventEntity event, Facts facts) {
        return facts.put("job", event.getJobId())
                .put("handler", event.getJobDefinitionType())
                .put("activity", event.getActivityId())
                .put("failedActivity", event.getFailedActivityId())
                .put("retries", event.getJobRetries())
                .put("state", String.valueOf(event.getState()))
                .put("batch", event.getBatchId())
                .put("due", event.getJobDueDate());
    }

    private static Facts link(HistoricIdentityLinkLogEventEntity event, Facts facts) {
        return facts.put("task", event.getTaskId())
                .put("user", event.getUserId())
                .put("group", event.getGroupId())
                .put("type", event.getType())
                .put("operation", event.getOperationType())
                .put("assigner", event.getAssignerId());
    }

    private static Facts operation(UserOperationLogEntryEventEntity event, Facts facts) {
        facts.put("operation", event.getOperationType())
                .put("entity", event.getEntityType())
                .put("category", event.getCategory())
                .put("property", event.getProperty())
                .put("user", event.getUserId())
                .put("task", event.getTaskId())
                .put("job", event.getJobId())
                .put("deployment", event.getDeploymentId())
                .put("batch", event.getBatchId())
                .put("externalTask", event.getExternalTaskId())
                .put("reason", event.getAnnotation());
        if (!"Variable".equals(event.getEntityType())) {
            facts.put("from", event.getOrgValue()).put("to", event.getNewValue());
        }
        return facts;
    }

    private static Facts external(HistoricExternalTaskLogEntity event, Facts facts) {
        return facts.put("externalTask", event.getExternalTaskId())
                .put("topic", event.getTopicName())
                .put("worker", event.getWorkerId())
                .put("activity", event.getActivityId())
                .put("retries", event.getRetries())
                .put("state", String.valueOf(event.getState()));
    }

    private static Facts decision(HistoricDecisionEvaluationEvent event, Facts facts) {
        HistoricDecisionInstanceEntity decision = event.getRootHistoricDecisionInstance();
        return facts.put("decision", decision.getDecisionDefinitionKey())
                .put("decisionDefinition", decision.getDecisionDefinitionId())
                .put("activity", decision.getActivityId())
                .put(
                        "inputs",
                        decision.getInputs().stream()
                                .map(HistoricDecisionInputInstance::getClauseId)
                                .collect(Collectors.joining(",")))
                .put(
                        "rules",
                        decision.getOutputs().stream()
                                .map(HistoricDecisionOutputInstance::getRuleId)
                                .distinct()
                                .collect(Collectors.joining(",")));
    }

    /** Collects the facts of a step; one that the engine does not give is left out. */
    private static final class Facts {
        private final Map<String, String> values = new TreeMap<>();

        Facts put(String name, @Nullable Object value) {
            if (value instanceof Date date) {
                values.put(name, Instant.ofEpochMilli(date.getTime()).toString());
            } else if (value != null) {
                values.put(name, String.valueOf(value));
            }
            return this;
        }
    }

    private EngineSteps() {}
}
